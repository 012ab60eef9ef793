import { checkName, verdictLook } from "../i18n/format-check.ts";
import { formatNumber } from "../i18n/format-number.ts";
import { refusalText } from "../i18n/refusal-text.ts";
import { type Formats, useFormat } from "../i18n/use-format.ts";
import { usePlan } from "../state/use-plan.ts";
import { type CursorFact, chooseFacts } from "../tools/cursor-facts.ts";
import styles from "./edit-overlay.module.css";

/** The box at the cursor: at most four facts, worst first. */
export function CursorFacts() {
  const formats = useFormat();
  const gesture = usePlan((state) => state.gesture);
  const live = usePlan((state) => state.live);
  if (gesture === null) return null;
  const facts = chooseFacts(gesture, live, (check) => verdictLook(check) === "near");
  return facts.map((fact) => <Fact key={keyOf(fact)} fact={fact} formats={formats} />);
}

function keyOf(fact: CursorFact): string {
  return fact.kind === "check" ? `${fact.check.rule} ${fact.check.key} ${fact.check.ruleSet}` : fact.kind;
}

function Fact({ fact, formats }: { readonly fact: CursorFact; readonly formats: Formats }) {
  const { t, area, measure } = formats;
  switch (fact.kind) {
    case "refusal":
      return <div className={styles.reason}>{refusalText(fact.refusal, t)}</div>;
    case "check": {
      const { check } = fact;
      const isOver = check.verdict === "fail";
      const value = check.value === null ? "" : measure(check.value, check.unit);
      return (
        <Line
          mark={isOver ? "✕" : "!"}
          tone={isOver ? "over" : "near"}
          label={checkName(check, formats)}
          value={value}
        />
      );
    }
    case "pieces":
      return (
        <Line
          label={t("edit.fact.pieces")}
          value={fact.areasM2
            .slice(0, 3)
            .map((m2) => area(m2))
            .join(" + ")}
        />
      );
    case "edge":
      return (
        <Line
          label={t("edit.fact.length")}
          value={t("edit.fact.bearing", {
            length: meters(fact.lengthM),
            bearing: formatNumber(fact.bearingDeg, 1),
          })}
        />
      );
    case "distance":
      return <Line label={t("edit.fact.distance")} value={meters(fact.distanceM)} />;
    case "total":
      return <Line label={t("edit.fact.total")} value={meters(fact.lengthM)} />;
    case "area":
      return <Line label={t("edit.fact.area")} value={area(fact.areaM2)} />;
    case "change":
      return <Line label={t("edit.fact.change")} value={signed(fact.changeM2)} />;
  }
}

function Line({
  mark = "",
  tone = "plain",
  label,
  value,
}: {
  readonly mark?: string;
  readonly tone?: "plain" | "over" | "near";
  readonly label: string;
  readonly value: string;
}) {
  return (
    <div className={styles.fact} data-tone={tone}>
      <span>
        <span className={styles.mark} aria-hidden="true">
          {mark}
        </span>
        {label}
      </span>
      <b>{value}</b>
    </div>
  );
}

function meters(value: number): string {
  return `${formatNumber(value, 1)} m`;
}

function signed(m2: number): string {
  return `${m2 > 0 ? "+" : ""}${formatNumber(m2, Math.abs(m2) < 10 ? 1 : 0)} m²`;
}
