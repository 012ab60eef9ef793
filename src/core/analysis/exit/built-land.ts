import type { LoadedRulePack } from "../../model/rule-pack.ts";
import { isSupplied, type ParcelStage } from "../../rules/parcel-stage.ts";
import type { ParcelFacts } from "../parcel-facts.ts";
import { isCompleted } from "../parcel-timeline.ts";
import { findConcern } from "./land-concern.ts";

/** Does something stand on the land that can be judged by how it uses it? `open`: it is not recorded. */
export interface BuiltLand {
  readonly built: "yes" | "no" | "open";
  readonly reason?: string;
}

/**
 * Is a parcel built land, so that its use can be called inefficient and its surplus estimated (D)?
 *
 * Built: yes. Not supplied, or not started: no. A site still building is no built land, late or not: its class is that of
 * domain §5.6. Where completion is not recorded at all, what stands on the parcel decides; nothing standing leaves it open.
 */
export function findBuiltLand(
  { parcel, buildings }: Pick<ParcelFacts, "parcel" | "buildings">,
  stage: ParcelStage,
  asOf: string,
): BuiltLand {
  if (stage === "built") return { built: "yes" };
  if (stage === "reclaimed") return { built: "no", reason: "reclaimed" };
  if (stage !== "unknown" && !isSupplied(stage)) return { built: "no", reason: "not_supplied" };
  if (stage === "supplied_not_built" || isCompleted(parcel, asOf) === false) {
    return { built: "no", reason: "not_built_yet" };
  }
  const stands = (buildings ?? []).length > 0 || (parcel.grossFloorAreaM2 ?? 0) > 0;
  return stands ? { built: "yes" } : { built: "open", reason: "construction_state_unknown" };
}

/**
 * Is it land that can be used inefficiently at all? A green space or a road is as it should be: the first pack with criteria
 * names the uses it speaks about, and a code it knows outside of them is none of them.
 */
export function isLandOfUse({ parcel }: Pick<ParcelFacts, "parcel">, packs: readonly LoadedRulePack[]): boolean {
  const pack = packs.find((one) => one.pack.inefficient !== undefined)?.pack;
  if (pack === undefined || parcel.codeSystem !== pack.code_system) return true;
  return findConcern(parcel, pack.code_system, pack.inefficient?.uses) !== "no";
}

/** What would settle whether something is built. */
export const builtLandMissing = ["construction.permitIssued", "construction.acceptedOn"] as const;
