import type { HouseOut } from "./built-form.ts";
import type { Plot } from "./plots.ts";
import { createRandom } from "./random.ts";
import { isStandardFactory } from "./roles.ts";
import { names } from "./streets.ts";
import { villageHouses } from "./village-houses.ts";
import { known, multiPolygon, type OutFeature, type Properties, polygon } from "./write.ts";

export function buildingFeatures(
  plots: readonly Plot[],
  extra: ReadonlyMap<string, readonly HouseOut[]>,
): OutFeature[] {
  const out: OutFeature[] = [];
  for (const plot of plots) {
    if (plot.role === "no_buildings_mapped") continue;
    const going = plot.facts.status === "building" || plot.facts.status === "idle";
    [...plot.form.houses, ...(extra.get(plot.id) ?? [])].forEach((house, i) => {
      const id = `${plot.id}-${i + 1}`;
      const units =
        isStandardFactory(plot.role) && house.use === "industry"
          ? unitsOf(plot, id, i, house.areaM2, house.storeys)
          : undefined;
      out.push({
        properties: known({
          id,
          parcelId: plot.id,
          name: nameOf(house.use, i),
          status:
            going && !(plot.facts.status === "building" && i === 0 && plot.role === "building")
              ? "under_construction"
              : "existing",
          use: house.use,
          storeys: house.storeys,
          heightM: heightOf(house),
          year: plot.facts.completedYear,
          standardFactory: units ? { units } : undefined,
          published: true,
        }),
        geometry: polygon([house.ring]),
      });
    });
  }
  villageHouses().forEach((village, i) => {
    out.push({
      properties: {
        id: `V${String(i + 1).padStart(2, "0")}`,
        name: village.name,
        use: "commodity_housing",
        storeyCount: village.storeyCount,
        published: true,
      },
      geometry: multiPolygon(village.houses.map((ring) => [ring])),
    });
  });
  return out;
}

/** Top of the building: its storeys and a parapet; not known where a storey's height is not. */
function heightOf(house: HouseOut): number | undefined {
  let sum = 0.8;
  for (const { heightM, count = 1 } of house.storeys) {
    if (heightM === undefined) return undefined;
    sum += heightM * count;
  }
  return Math.round(sum * 10) / 10;
}

function nameOf(use: string, i: number): Properties | undefined {
  const n = i + 1;
  if (use === "industry") return names(`Workshop ${n}`, `${n}号车间`, `${n}號車間`);
  if (use === "storage_1") return names(`Warehouse ${n}`, `${n}号库`, `${n}號庫`);
  if (use === "office") return names("Office building", "办公楼", "辦公樓");
  if (use === "dormitory") return names(`House ${n}`, `${n}号楼`, `${n}號樓`);
  if (use === "research") return names(`Research building ${n}`, `研发${n}号楼`, `研發${n}號樓`);
  return undefined;
}

function unitsOf(
  plot: Plot,
  id: string,
  index: number,
  footprintM2: number,
  storeys: readonly { readonly heightM?: number; readonly count?: number }[],
): Properties[] {
  const random = createRandom(plot.lot.serial * 31 + index);
  const count = storeys.reduce((sum, s) => sum + (s.count ?? 1), 0);
  return Array.from({ length: count }, (_, k) => {
    const areaM2 = Math.round(footprintM2 * 0.92);
    const usual = random.next() < 0.3 ? areaM2 : random.next() < 0.25 ? Math.round(areaM2 * 0.4) : 0;
    const isVacant = plot.role === "standard_factory_vacant";
    const free = isVacant ? Math.round(areaM2 * (k === 0 ? 0.5 : 0.7)) : usual;
    return {
      id: `${id}-F${k + 1}`,
      floor: k + 1,
      areaM2,
      freeAreaM2: free,
      ...(free > 0 ? { freeSince: isVacant ? "2024-09-01" : "2025-11-01" } : {}),
      clearHeightM: k === 0 ? 5.4 : 4.2,
      floorLoadTPerM2: k === 0 ? 2 : 1,
      craneT: k === 0 ? 5 : 0,
      liftT: 3,
      powerKva: k === 0 ? 800 : 400,
      columnGridM: "9 x 9",
      rentPerM2Month: k === 0 ? 16 : 13,
    };
  });
}

export function structureFeatures(plots: readonly Plot[]): OutFeature[] {
  return plots.flatMap((plot) =>
    plot.role === "no_buildings_mapped"
      ? []
      : plot.form.yards.map((yard, i) => ({
          properties: known({
            id: `${plot.id}-S${i + 1}`,
            kind: plot.role === "coefficient_unknown" ? "structure" : yard.kind,
            parcelId: plot.id,
            servesProduction: plot.role === "coefficient_unknown" ? undefined : yard.servesProduction,
            published: true,
          }),
          geometry: polygon([yard.ring]),
        })),
  );
}
