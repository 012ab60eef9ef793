import type { Check, Verdict } from "../model/check.ts";
import { compareIds } from "../model/ids.ts";
import { aggregateVerdicts } from "../model/verdict.ts";

/** Is the grant contract kept, item by item and as a whole (rule contract.check)? */
export interface ContractSummary {
  /** By indicator key; an item with two bounds answers to both. In key order. */
  readonly items: Readonly<Record<string, Verdict>>;
  readonly verdict: Verdict;
}

/**
 * The limit checks of a contract put together: they are its items, nothing is judged again. No contract, or one that agrees on
 * no number: no items, not applicable.
 */
export function summarizeContract(limitChecks: readonly Check[]): ContractSummary {
  const agreed = limitChecks.filter(({ origin, ruleSet }) => origin === "contract" && ruleSet === null);
  const keys = [...new Set(agreed.map(({ key }) => key))].sort(compareIds);
  const verdictOf = (key: string): Verdict =>
    aggregateVerdicts(agreed.filter((check) => check.key === key).map(({ verdict }) => verdict));
  const items = Object.fromEntries(keys.map((key) => [key, verdictOf(key)]));
  return { items, verdict: keys.length === 0 ? "not_applicable" : aggregateVerdicts(Object.values(items)) };
}
