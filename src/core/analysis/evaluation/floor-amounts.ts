import type { LandAccountsRule } from "../../model/evaluation-rules.ts";
import { allOf, type Ternary } from "../../model/verdict.ts";
import { type AuditContext, findFloorArea } from "../audit-context.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import { computeFloorAmount, type ParcelAmount } from "../parcel-amounts.ts";
import { isGroundUse } from "./classify-ground.ts";
import { isIn, type LandCell } from "./land-cell.ts";
import { type AmountPart, type OpenAmount, sumParts } from "./open-amount.ts";

/** What stands on built land (A) and on built industrial land (A2), m². */
export interface FloorAmounts {
  readonly gfaM2: OpenAmount;
  readonly footprintM2: OpenAmount;
  readonly industrialGfaM2: OpenAmount;
  readonly coveredM2: OpenAmount;
}

/**
 * Floor area and covered ground of the parcels that are built land, buildings outside all parcels left out. A storey that
 * counts more than once on a parcel counts once here, unless the pack says otherwise (8 m rule of the zone, off by default).
 * `scale` turns measured ground into area of the basis; recorded floor area stays as it is.
 */
export function sumFloorAmounts(
  parcels: readonly JudgedParcel[],
  cellsByParcel: ReadonlyMap<string, readonly LandCell[]>,
  rule: LandAccountsRule,
  context: AuditContext,
  scale: number,
): FloorAmounts {
  const floorArea = findFloorArea(context);
  const plain = { ...floorArea, tiers: [] };
  const isPlain = !rule.high_storeys_count_more && floorArea.tiers.length > 0;
  const sites = parcels.flatMap(({ amounts, facts }): readonly Site[] => {
    const cells = cellsByParcel.get(facts.parcel.id) ?? [];
    const built = belongsTo(cells, "A");
    if (built === false) return [];
    const industrial = belongsTo(cells, "A2");
    // Asked for only where it is open whether the parcel belongs.
    const isOpen = built === null || industrial === null;
    const missing = isOpen ? [...new Set(cells.flatMap((cell) => cell.ground.missing))] : [];
    const counted = isPlain ? { ...amounts, far: computeFloorAmount(facts, plain) } : amounts;
    const isBare =
      facts.buildings?.length === 0 && isGroundUse(facts.parcel, { rule, landUseTables: context.landUseTables });
    return [
      {
        id: facts.parcel.id,
        built,
        industrial,
        amounts: isBare ? { ...counted, far: nothing, building_density: nothing } : counted,
        missing,
      },
    ];
  });
  return {
    gfaM2: sumSites(sites, "built", ({ amounts }) => amounts.far, 1),
    footprintM2: sumSites(sites, "built", ({ amounts }) => amounts.building_density, scale),
    industrialGfaM2: sumSites(sites, "industrial", ({ amounts }) => amounts.far, 1),
    coveredM2: sumSites(sites, "industrial", ({ amounts }) => amounts.building_coefficient, scale),
  };
}

/** On a street or a green where no building is mapped there is none; elsewhere its mapping is missing. */
const nothing: ParcelAmount = { value: 0, lower: 0, upper: 0, isEstimated: false, missing: [] };

interface Site {
  readonly id: string;
  readonly built: Ternary;
  readonly industrial: Ternary;
  readonly amounts: JudgedParcel["amounts"];
  readonly missing: readonly string[];
}

/**
 * Is a parcel land of this account? Null where it may be. Of a parcel that is only partly so (a street the survey shows across
 * land still to be supplied) the buildings do not count.
 */
export function belongsTo(cells: readonly LandCell[], account: string): Ternary {
  return allOf(cells.length === 0 ? [false] : cells.map((cell) => isIn(cell.ground, (one) => one.startsWith(account))));
}

function sumSites(
  sites: readonly Site[],
  of: "built" | "industrial",
  pick: (site: Site) => ParcelAmount,
  scale: number,
): OpenAmount {
  return sumParts(
    sites.map((site): AmountPart => {
      const { value, lower, upper, isEstimated, missing } = pick(site);
      return {
        layer: "parcels",
        id: site.id,
        belongs: site[of],
        value: value === null ? null : value * scale,
        lower: lower * scale,
        upper: upper === undefined ? undefined : upper * scale,
        isEstimated,
        missing: [...(site[of] === null ? site.missing : []), ...(value === null ? missing : [])],
      };
    }),
    "parcels_unknown",
  );
}
