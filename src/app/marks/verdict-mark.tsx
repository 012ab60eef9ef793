import { Check, Diamond, Minus, TriangleAlert, X } from "lucide-react";
import type { Check as PlanCheck } from "../../core/model/check.ts";
import { type VerdictLook, verdictLook, verdictWord } from "../i18n/format-check.ts";
import type { Formats } from "../i18n/use-format.ts";
import styles from "./verdict-mark.module.css";

export function VerdictSign({ look, size = 15 }: { readonly look: VerdictLook; readonly size?: number }) {
  const shared = { size, strokeWidth: 2.1, "aria-hidden": true } as const;
  switch (look) {
    case "pass":
      return <Check {...shared} className={styles.good} />;
    case "near":
      return <TriangleAlert {...shared} className={styles.caution} />;
    case "conditional":
      return <Diamond {...shared} className={styles.caution} />;
    case "fail":
      return <X {...shared} className={styles.over} />;
    case "unknown":
      return (
        <span className={styles.question} aria-hidden="true">
          ?
        </span>
      );
    case "none":
      return <Minus {...shared} className={styles.muted} />;
  }
}

/** Mark and word together; the word says by how much. */
export function VerdictMark({ check, formats }: { readonly check: PlanCheck; readonly formats: Formats }) {
  const look = verdictLook(check);
  return (
    <span className={styles.mark} data-look={look}>
      <VerdictSign look={look} />
      {verdictWord(check, formats)}
    </span>
  );
}
