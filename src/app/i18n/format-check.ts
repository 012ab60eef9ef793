import { near_limit_share as nearLimitShare } from "../../../data/regulations/project-defaults.json";
import type { Check } from "../../core/model/check.ts";
import type { Formats } from "./use-format.ts";

export type VerdictLook = "pass" | "near" | "conditional" | "fail" | "unknown" | "none";

/** What mark stands before a check: a pass close to its limit (a share of it, project defaults) is near. */
export function verdictLook(check: Pick<Check, "verdict" | "value" | "limit" | "op">): VerdictLook {
  switch (check.verdict) {
    case "pass": {
      const { value, limit, op } = check;
      const isMeasured = value !== null && limit !== null && limit !== 0 && (op === ">=" || op === "<=");
      return isMeasured && Math.abs(value - limit) <= nearLimitShare * Math.abs(limit) + 1e-12 ? "near" : "pass";
    }
    case "not_applicable":
      return "none";
    default:
      return check.verdict;
  }
}

/** The word behind the mark, with how much where a limit is broken. */
export function verdictWord(check: Check, { t, word, measure }: Formats): string {
  const look = verdictLook(check);
  switch (look) {
    case "pass":
      return t("verdict.pass");
    case "near":
      return t("verdictMark.near");
    case "conditional":
      return check.reason === undefined
        ? t("verdict.conditional")
        : t("verdictMark.condition", { what: word("reason", check.reason) });
    case "unknown":
      return t("verdict.unknown");
    case "none":
      return t("verdict.not_applicable");
    case "fail":
      return failWord(check, t, measure);
  }
}

function failWord(check: Check, t: Formats["t"], measure: Formats["measure"]): string {
  if (check.value === null || check.limit === null) {
    const isArea = check.value !== null && check.unit === "m2";
    return isArea && check.value !== null
      ? t("verdictMark.over", { gap: measure(check.value, check.unit) })
      : t("verdictMark.fail");
  }
  const gap = measure(Math.abs(check.value - check.limit), check.unit);
  return check.value < check.limit ? t("verdictMark.under", { gap }) : t("verdictMark.over", { gap });
}

/** Name of a check in words: the control line or indicator it is about, else its rule. */
export function checkName(check: Check, { word, text }: Formats): string {
  if (check.title !== undefined) return text(check.title);
  if (check.rule === "control_line.overlap") return word("control", check.key);
  if (check.rule.startsWith("indicator.")) return word("indicator", check.key);
  return word("rule", check.rule);
}
