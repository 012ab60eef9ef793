import type { LandUseTables } from "../model/land-use.ts";
import type { LoadedRulePack, ProjectDefaults } from "../model/rule-pack.ts";
import type { ParcelAudit } from "./audit-report.ts";
import type { ParcelFacts } from "./parcel-facts.ts";

/** What judging needs besides the facts of the parcel. */
export interface JudgingContext {
  /** The day judged, ISO. */
  readonly asOf: string;
  /** In the order named; they judge side by side and are never merged. Empty: `no_rule_pack`. */
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
  readonly landUseTables: LandUseTables;
}

/** A ParcelAudit without its measured parts. */
export type ParcelJudgment = Omit<ParcelAudit, "parkId" | "areaM2" | "zoneShares" | "buildings">;

export type EvaluateParcel = (facts: ParcelFacts, context: JudgingContext) => ParcelJudgment;
