import type { AnyGeometry } from "./coordinates.ts";
import type { LocalizedText } from "./localized-text.ts";

export const verdicts = ["pass", "conditional", "fail", "unknown", "not_applicable"] as const;
export type Verdict = (typeof verdicts)[number];

/** Who set a limit (domain §6.5). `topology` and `data` origins do not exist: those are Issues. */
export type Origin = "contract" | "plan" | "national" | "local" | "park";
/** How sure a statement is (domain §0.1). */
export type Certainty = "V" | "K+" | "K~" | "D";

/** One rule applied to one subject (contracts §4). Nothing in it is computed by whoever shows it. */
export interface Check {
  /** Rule name of domain §10; a limit on an indicator is `indicator.<key>`. */
  readonly rule: string;
  /** Indicator or line key the check is about: `far`, `permanent_basic_farmland`, a zone id for `zoning.use`. */
  readonly key: string;
  /** Id of the rule pack, or null for limits that stand in contracts and plans and for project defaults. */
  readonly ruleSet: string | null;
  readonly verdict: Verdict;
  readonly value: number | null;
  readonly op: ">=" | "<=" | ">" | "<" | "=" | null;
  readonly limit: number | null;
  /** Value minus limit, signed so that negative means the limit is broken. Null where either is open. */
  readonly gap: number | null;
  readonly unit: string;
  readonly origin: Origin | null;
  readonly source: string | null;
  readonly article: string | null;
  readonly year: number | null;
  readonly certainty: Certainty | null;
  /** `layer/id` of everything the check is about, the parcel first. */
  readonly subjects: readonly string[];
  readonly place?: AnyGeometry;
  readonly reason?: string;
  readonly missing: readonly string[];
  /** True on the strictest limit of its direction, the one that decides. */
  readonly binding?: boolean;
  /** Words a reader needs besides the numbers, by name: the class of a use, the date of a layer. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  /** Title of the limit in the pack, where it has one. */
  readonly title?: LocalizedText;
}
