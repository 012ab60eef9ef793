import type { FigureKind } from "../../indicators/amount.ts";
import { sumOrdered } from "../../indicators/ratio.ts";
import type { Figure } from "../../model/figure.ts";
import { findLongestPrefix } from "../../model/land-use.ts";
import type { Zone } from "../../model/records.ts";
import type { UseMatrix } from "../../model/rule-pack.ts";
import type { Ternary } from "../../model/verdict.ts";
import { findSection } from "../audit-context.ts";
import type { AuditWorld } from "../audit-world.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import type { ParcelBrief } from "../parcel-brief.ts";
import { computedInput, shareFigure } from "./park-figure.ts";

export interface ZoneClustering {
  readonly zoneId: string;
  readonly landUse: string;
  readonly share: Figure;
}

const kind: FigureKind = {
  unit: "fraction",
  formula: "area_used_as_intended / zone_area",
  source: "clustering by function: built parcels of a use the zone is meant for",
};

/**
 * How much of each functional zone is used by the industry it is meant for: the area of built parcels all of whose uses are
 * permitted there outright, over the area of the zone, roads and green included. Asked of zones in which the use table of the
 * first pack that has one permits industry or storage. A parcel whose stage or use is not known leaves the share open.
 */
export function judgeClustering(
  zoneIds: readonly string[],
  parcels: readonly JudgedParcel[],
  world: AuditWorld,
): readonly ZoneClustering[] {
  const found = findSection(world.context.rulePacks, "use_matrix");
  if (found === undefined) return [];
  const { dataset, measured } = world.sources;
  const partsByZone = groupByZone(parcels);
  return zoneIds.flatMap((zoneId): readonly ZoneClustering[] => {
    const zone = dataset.layers.zones?.get(zoneId);
    const shape = measured.zones.byId.get(zoneId);
    if (zone === undefined || shape === undefined || !isForIndustry(zone, found.section)) return [];
    const share = computeShare(zoneId, shape.areaM2, partsByZone.get(zoneId) ?? [], found.packId);
    return [{ zoneId, landUse: zone.landUse, share }];
  });
}

function isForIndustry({ landUse }: Zone, matrix: UseMatrix): boolean {
  const row = matrix.rows[findLongestPrefix(landUse, Object.keys(matrix.rows)) ?? ""] ?? {};
  return Object.entries(row).some(([use, cell]) => cell === "P" && /^(industry|storage)/.test(use));
}

interface ParcelInZone {
  readonly parcel: JudgedParcel;
  readonly areaM2: number;
}

/** Parcels of each zone in the order given: asking every parcel about every zone is quadratic. */
function groupByZone(parcels: readonly JudgedParcel[]): ReadonlyMap<string, readonly ParcelInZone[]> {
  const groups = new Map<string, ParcelInZone[]>();
  for (const parcel of parcels) {
    for (const { zoneId, areaM2 } of parcel.facts.zoneShares ?? []) {
      const group = groups.get(zoneId);
      if (group === undefined) groups.set(zoneId, [{ parcel, areaM2 }]);
      else group.push({ parcel, areaM2 });
    }
  }
  return groups;
}

function computeShare(zoneId: string, areaM2: number, parcels: readonly ParcelInZone[], packId: string): Figure {
  const used: number[] = [];
  const open: { readonly id: string; readonly areaM2: number }[] = [];
  for (const { parcel, areaM2: partM2 } of parcels) {
    const isUsed = isUsedAsIntended(parcel.brief, zoneId, packId);
    if (isUsed === true) used.push(partM2);
    else if (isUsed === null) open.push({ id: parcel.facts.parcel.id, areaM2: partM2 });
  }
  const [first] = open;
  const more = open.length > 1 ? ` +${open.length - 1}` : "";
  const part = sumOrdered(used);
  return shareFigure(
    kind,
    { part, open: sumOrdered(open.map((one) => one.areaM2)), whole: areaM2 },
    first === undefined ? [] : [`parcels/${first.id}${more}: use`],
    [
      computedInput("area_used_as_intended", part, "m2", `parcels (${used.length})`),
      computedInput("zone_area", areaM2, "m2", `zones/${zoneId}`),
    ],
  );
}

function isUsedAsIntended({ stage, zoneUses }: ParcelBrief, zoneId: string, packId: string): Ternary {
  const isOpenStage = stage === "unknown" || stage === "supplied_status_unknown";
  if (stage !== "built" && !isOpenStage) return false;
  const use = zoneUses.find((one) => one.zoneId === zoneId && one.ruleSet === packId);
  // Only zones that govern a parcel are judged: a sliver of one is no use of it.
  if (use === undefined || use.verdict === "fail" || use.verdict === "conditional") return false;
  return use.verdict === "pass" && !isOpenStage ? true : null;
}
