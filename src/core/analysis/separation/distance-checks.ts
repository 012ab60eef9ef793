import type { Check } from "../../model/check.ts";
import type { LoadedRulePack } from "../../model/rule-pack.ts";
import { needsPack } from "../check-parts.ts";
import type { ParcelFacts } from "../parcel-facts.ts";
import { findPlantChecks, findSensitiveChecks } from "./separation-checks.ts";
import type { SeparationLayer } from "./separation-layer.ts";
import { findSiteDistanceChecks } from "./site-distance-checks.ts";

/** Everything a parcel keeps its distance from, or others from it. Without a pack one open check where an enterprise has a class. */
export function findDistanceChecks(
  { parcel, enterprises }: Pick<ParcelFacts, "parcel" | "enterprises">,
  {
    packs,
    separation,
  }: { readonly packs: readonly LoadedRulePack[]; readonly separation?: SeparationLayer | undefined },
): readonly Check[] {
  const subject = `parcels/${parcel.id}`;
  if (packs.length === 0) {
    const isPlant = (enterprises ?? []).some(({ pollutionClass }) => pollutionClass !== null);
    return isPlant ? [needsPack("buffer.separation", "sensitive", subject)] : [];
  }
  if (separation === undefined) return [];
  return [
    ...findPlantChecks(parcel.id, separation),
    ...findSensitiveChecks(subject, separation),
    ...findSiteDistanceChecks(parcel, enterprises, separation),
  ];
}
