import { ArrowDown, ArrowUp } from "lucide-react";
import type { Expansions } from "../../../worker/plan/judge-proposals.ts";
import { verdictLook } from "../../i18n/format-check.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { runPlanCommand, selectFeatures } from "../../state/plan-actions.ts";
import { useImpact } from "../../state/plan-impact.ts";
import { usePlan } from "../../state/use-plan.ts";
import { runCommandNow } from "../../tools/current-session.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./expansion-list.module.css";
import { figureWords } from "./line-words.ts";

type Phase = Expansions["phases"][number];

/** Phases of the parks in their order, how far each is built and whether it may open (rolling development). */
export function PhaseList() {
  const formats = useFormat();
  const { t } = formats;
  const phases = useImpact((state) => state.expansions.phases);
  const options = usePlan((state) => state.options);
  const tool = usePlan((state) => state.tool);
  const hasProposals = useImpact((state) => state.expansions.proposals.length > 0);
  const isDrawing = tool === "area" && options.areaKind === "phases";
  if (!isDrawing && !(hasProposals && phases.length > 0) && tool !== "expansion") return null;
  return (
    <Section level={2} title={t("expansion.phases")}>
      {phases.length === 0 ? <p className={styles.note}>{t("expansion.noPhases")}</p> : null}
      <ol className={styles.list}>
        {phases.map((phase, at) => (
          <PhaseRow
            key={phase.audit.id}
            phase={phase}
            before={sameParkAt(phases, at - 1, phase.parkId)}
            after={sameParkAt(phases, at + 1, phase.parkId)}
            formats={formats}
          />
        ))}
      </ol>
    </Section>
  );
}

function sameParkAt(phases: readonly Phase[], at: number, parkId: string): Phase | undefined {
  const phase = phases[at];
  return phase?.parkId === parkId ? phase : undefined;
}

interface PhaseRowProps {
  readonly phase: Phase;
  readonly before: Phase | undefined;
  readonly after: Phase | undefined;
  readonly formats: Formats;
}

function PhaseRow({ phase: { audit }, before, after, formats }: PhaseRowProps) {
  const { t, area } = formats;
  const { id, order, areaM2, built, check } = audit;
  const name = t("expansion.phase", { order });
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.show}
        title={t("expansion.select", { name: id })}
        onClick={() => selectFeatures([{ kind: "phases", id }])}
      >
        <span className={styles.name}>
          <b>{name}</b> <span className={styles.aside}>{id}</span>
          <small>
            <VerdictSign look={verdictLook(check)} size={13} /> {gateWords(audit, formats)} ·{" "}
            {t("expansion.built", { share: figureWords(built, formats) })}
          </small>
        </span>
        <span className={styles.aside}>{area(areaM2)}</span>
      </button>
      <IconButton
        size="small"
        label={t("expansion.earlier", { name: id })}
        isDisabled={before === undefined}
        onPress={() => before !== undefined && moveBefore(audit.id, before.audit)}
      >
        <ArrowUp size={15} strokeWidth={1.9} />
      </IconButton>
      <IconButton
        size="small"
        label={t("expansion.later", { name: id })}
        isDisabled={after === undefined}
        onPress={() => after !== undefined && moveAfter(audit.id, after.audit)}
      >
        <ArrowDown size={15} strokeWidth={1.9} />
      </IconButton>
    </li>
  );
}

function gateWords({ check }: Phase["audit"], { t, measure }: Formats): string {
  if (check.reason === "first_phase") return t("expansion.first");
  if (check.verdict === "pass") return t("expansion.mayOpen");
  if (check.verdict !== "conditional" || check.limit === null) return t("expansion.openUnknown");
  return t("expansion.waits", { limit: measure(check.limit, check.unit) });
}

/** Orders need not be whole: half a step beside the other one is between it and whatever follows. */
const halfStep = 0.5;

function moveBefore(id: string, { order }: Phase["audit"]): void {
  setOrder(id, order - halfStep);
}

function moveAfter(id: string, { order }: Phase["audit"]): void {
  setOrder(id, order + halfStep);
}

function setOrder(id: string, order: number): void {
  const command = { type: "set-values", refs: [{ kind: "phases", id }], values: { order } } as const;
  if (!runCommandNow(command)) void runPlanCommand(command);
}
