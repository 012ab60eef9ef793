import type { Check } from "../../model/check.ts";

/** Tells the checks of a subject apart: the rule, what it is about, who set it and in which direction. */
export function checkKey({ rule, key, ruleSet, op }: Check): string {
  return `${rule}\n${key}\n${ruleSet ?? ""}\n${op ?? ""}`;
}

/** A broken limit, and whether it was kept before. */
export interface BrokenCheck {
  readonly check: Check;
  readonly isNew: boolean;
}

/**
 * Limits broken after a change, in the order of `after`: new ones, and those that were broken before by as much or another measure.
 * Without audits before (the subject is new) all are new.
 */
export function findBroken(before: readonly Check[], after: readonly Check[]): readonly BrokenCheck[] {
  const broken = new Set(before.filter(({ verdict }) => verdict === "fail").map(checkKey));
  return after
    .filter(({ verdict }) => verdict === "fail")
    .map((check) => ({ check, isNew: !broken.has(checkKey(check)) }));
}
