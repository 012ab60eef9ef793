import type { Certainty, Origin } from "../model/check.ts";
import type { LocalizedText } from "../model/localized-text.ts";

/** A limit on an indicator, whoever set it, ready to be judged. */
export interface IndicatorLimit {
  readonly key: string;
  readonly op: ">=" | "<=";
  /** In the unit of the figure. Null: there is a limit but its number is not to be had; `reason` says why. */
  readonly value: number | null;
  /** Stricter end, where only a range of limits is known: what lies between the two ends stays open. */
  readonly valueTo?: number;
  readonly origin: Origin;
  readonly ruleSet: string | null;
  readonly source: string;
  readonly article: string | null;
  readonly year: number | null;
  readonly certainty: Certainty | null;
  readonly title?: LocalizedText;
  /** `layer/id` of what the limit stands on, besides the parcel. */
  readonly subjects: readonly string[];
  /** Was it in force when the project was approved? `newer` gives a benchmark, `open` means the date is not recorded. */
  readonly inForce: "yes" | "newer" | "superseded" | "open";
  readonly relaxed?: { readonly value: number; readonly approved: boolean };
  readonly reason?: string;
  readonly missing: readonly string[];
}

/** The part every limit has that stands in no rule pack. */
export const bindingAlways = { ruleSet: null, inForce: "yes", missing: [], subjects: [] } as const;
