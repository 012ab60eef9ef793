import { useEffect, useRef, useState } from "react";
import type { SplitBy } from "../../../core/commands/command.ts";
import { m2PerUnit } from "../../i18n/format-area.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { parseAmount } from "../../i18n/parse-amount.ts";
import { refusalText } from "../../i18n/refusal-text.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { chooseTool } from "../../state/plan-actions.ts";
import { setPanels, splitWays, usePanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { focusMap, runCommandNow, tryCommandNow } from "../../tools/current-session.ts";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SelectBox } from "../../ui/select-box.tsx";
import { listSplitEdges, readSplit } from "./read-split.ts";
import styles from "./split-form.module.css";

/** How the selected area is cut: by a line drawn, or by a number along an edge, shown on the map as it is typed. */
export function SplitForm() {
  const { t } = useFormat();
  const ref = usePlan((state) => state.selection[0]);
  const way = usePanels((state) => state.splitWay);
  if (ref === undefined) return null;
  return (
    <div className={styles.split}>
      <Segmented
        label={t("plan.split.how")}
        wide
        value={way}
        options={splitWays.map((key) => ({ key, text: t(`plan.split.way.${key}`) }))}
        onChange={(splitWay) => setPanels({ splitWay })}
      />
      {way === "line" ? (
        <p className={styles.note}>{t("plan.split.line", { id: ref.id })}</p>
      ) : (
        <NumberedSplit key={`${way} ${ref.id}`} way={way} />
      )}
    </div>
  );
}

function NumberedSplit({ way }: { readonly way: Exclude<SplitBy["kind"], "line"> }) {
  const formats = useFormat();
  const { t, area, settings, unitName } = formats;
  const ref = usePlan((state) => state.selection[0]);
  usePlan((state) => state.window);
  const live = usePlan((state) => state.live);
  const [typed, setTyped] = useState(way === "parts" ? "2" : "");
  const [edgeAt, setEdgeAt] = useState("0");
  const form = useRef<HTMLFormElement>(null);
  const edges = ref === undefined ? [] : listSplitEdges(ref);
  const edge = edges[Number(edgeAt)];
  const value = parseAmount(typed);
  const amount = value === null ? null : way === "area" ? value * m2PerUnit[settings.unit] : value;
  const command = ref === undefined || edge === undefined ? null : readSplit(ref, way, amount, edge.path);
  const isAsked = JSON.stringify(command);
  const outcome = command === null ? null : tryCommandNow(command);
  const refusal = outcome?.ok === false ? outcome.failure : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same command as text is the same command
  useEffect(() => setPanels({ proposed: command }), [isAsked]);
  useEffect(() => {
    form.current?.querySelector("input")?.focus();
    return () => setPanels({ proposed: null });
  }, []);

  const apply = () => {
    if (command === null || refusal !== null) return;
    setPanels({ proposed: null });
    runCommandNow(command);
    chooseTool("select");
    focusMap();
  };
  const label = way === "area" ? t("plan.split.area") : t(way === "parts" ? "plan.split.parts" : "plan.split.distance");
  const isPart = (id: string) => id === ref?.id || command?.newIds.includes(id) === true;
  const parts =
    live?.features.flatMap((part) => (part.afterM2 === null || !isPart(part.ref.id) ? [] : [area(part.afterM2)])) ?? [];
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        chooseTool("select");
        focusMap();
      }}
    >
      <div className={styles.line}>
        <span aria-hidden="true">{label}</span>
        <span className={styles.amount}>
          <input
            className={styles.input}
            inputMode="decimal"
            autoComplete="off"
            aria-label={label}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {way === "parts" ? null : <span aria-hidden="true">{way === "area" ? unitName : "m"}</span>}
        </span>
      </div>
      <div className={styles.line}>
        <span aria-hidden="true">{t("plan.split.edge")}</span>
        <SelectBox
          label={t("plan.split.edge")}
          value={edgeAt}
          options={edges.map(({ from, to, lengthM }, index) => ({
            key: String(index),
            text: t("plan.split.edgeOf", { from, to, length: formatNumber(lengthM, 1) }),
          }))}
          onChange={setEdgeAt}
        />
      </div>
      {refusal === null ? null : (
        <p className={styles.refused} role="status">
          {refusalText(refusal, t)}
        </p>
      )}
      {parts.length < 2 ? null : (
        <p className={styles.note} role="status">
          {t("plan.split.result", { parts: parts.join(" + ") })}
        </p>
      )}
      <Button kind="primary" size="small" type="submit" isDisabled={command === null || refusal !== null}>
        {t("plan.split.apply")}
      </Button>
    </form>
  );
}
