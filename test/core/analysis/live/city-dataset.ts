import { geometryAt } from "../../../../src/core/geometry/flat-layer.ts";
import type { LngLat } from "../../../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../../../src/core/model/dataset.ts";
import {
  type Control,
  controlProperties,
  type Enterprise,
  enterpriseSchema,
  type Parcel,
  type Park,
  parkProperties,
  type SensitiveUse,
  sensitiveProperties,
  type Zone,
} from "../../../../src/core/model/records.ts";
import { toDataset } from "../../../bench/city/city-files.ts";
import { makeCity } from "../../../bench/city/make-city.ts";
import { createRandom } from "../../geometry/random-shapes.ts";

/** Parks along a side of the city. */
const parksASide = 4;
const sites = 40;
/** Mostly industry of class 2, as an industrial park is; a home or a school here and there. */
const uses = ["100102", "100102", "100102", "100102", "100101", "100101", "1207", "1401", null] as const;
const rareUses = ["0701", "0804", "100103"] as const;
const controlKinds = ["blue_line", "ecological_redline", "green_line", "hazard"] as const;

/**
 * The made city of the benchmark as a dataset with something of everything a report sums up: sixteen parks with a zone over them, firms,
 * contracts, permits, homes, control areas; records differ, some know little. Parcels stay in file order, which is id order.
 */
export function cityDataset(count: number): ParkDataset {
  const city = makeCity(count);
  const random = createRandom(count);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T; // in range
  const { layers, ...rest } = toDataset(city);
  const firms = Array.from({ length: Math.ceil(count / 8) }, (_, i) => aFirm(i, random));
  const parcels = [...(layers.parcels?.values() ?? [])].map((parcel): Parcel => {
    const firm = random() < 0.2 ? pick(firms) : undefined;
    return {
      ...parcel,
      deedAreaM2: random() < 0.9 ? parcel.deedAreaM2 : null,
      landUse: random() < 0.02 ? pick(rareUses) : pick(uses),
      enterpriseIds: firm === undefined ? [] : [firm.id],
      greenAreaM2: random() < 0.5 ? Math.round(800 * random()) : null,
      ...(random() < 0.7 ? { supply: { document: "supply", date: "2019-05-01", mode: "listing", priceWan: 300 } } : {}),
    };
  });
  const zones = [...(layers.zones?.values() ?? [])].map(
    (zone): Zone => ({ ...zone, landUse: random() < 0.05 ? "0701" : (pick(uses) ?? "1401") }),
  );
  const buildings = [...(layers.buildings?.values() ?? [])].map((building) => ({
    ...building,
    use: random() < 0.01 ? "residential" : pick(["industry", "industry", "dormitory", null]),
    year: random() < 0.3 ? 2010 + Math.floor(12 * random()) : null,
  }));
  const controls = Array.from(
    { length: city.controls.count },
    (_, i): Control => ({
      ...controlProperties.parse({ id: `C${i + 1}`, kind: controlKinds[i % controlKinds.length] }),
      extra: {},
      geometry: geometryAt(city.controls, i),
    }),
  );
  const sensitive = Array.from(
    { length: sites },
    (_, i): SensitiveUse => ({
      ...sensitiveProperties.parse({ id: `S${i + 1}`, kind: pick(["school", "residential", "hospital"]) }),
      extra: {},
      geometry: geometryAt(city.sites, i),
    }),
  );
  return {
    ...rest,
    layers: {
      parks: byId(drawParks(zones)),
      zones: byId(zones),
      parcels: byId(parcels),
      buildings: byId(buildings),
      controls: byId(controls),
      sensitive: byId(sensitive),
    },
    enterprises: byId(firms),
  };
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function aFirm(index: number, random: () => number): Enterprise {
  const amount = (most: number): number | null => (random() < 0.7 ? Math.round(most * random()) : null);
  return {
    ...enterpriseSchema.parse({
      id: `E${index + 1}`,
      name: `Firm ${index + 1}`,
      industryCode: random() < 0.8 ? `${1310 + 100 * Math.floor(25 * random())}` : null,
      industryCodeVersion: "GB/T 4754-2017",
      pollutionClass: random() < 0.5 ? 1 + Math.floor(3 * random()) : null,
      taxPaidWan: { 2024: amount(900), 2025: amount(900) },
      revenueWan: { 2024: amount(90_000), 2025: amount(90_000) },
      jobs: amount(400),
      fixedAssetInvestmentWan: amount(20_000),
      eiaDistanceM: random() < 0.3 ? 100 : null,
    }),
    extra: {},
  };
}

/** A checkerboard over the box of the zones, its lines with a corner every 1/400 of a side, under one zone that has no shape of its own. */
function drawParks(zones: readonly Zone[]): readonly Park[] {
  const all = zones.flatMap(
    ({ geometry }) => geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2) as LngLat[],
  );
  const lng = all.map(([x]) => x);
  const lat = all.map(([, y]) => y);
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  const [west, south] = [least(lng), least(lat)];
  const [width, height] = [most(lng) - west, most(lat) - south];
  const at = (column: number, row: number): LngLat => [
    west + (width * column) / parksASide,
    south + (height * row) / parksASide,
  ];
  const steps = Array.from({ length: 100 }, (_, i) => i / 100);
  const parks: Park[] = [];
  for (let row = 0; row < parksASide; row++) {
    for (let column = 0; column < parksASide; column++) {
      const ring = [
        ...steps.map((s) => at(column + s, row)),
        ...steps.map((s) => at(column + 1, row + s)),
        ...steps.map((s) => at(column + 1 - s, row + 1)),
        ...steps.map((s) => at(column, row + 1 - s)),
        at(column, row),
      ];
      const id = `K${row * parksASide + column + 1}`;
      const parentId = row === 0 && column > 0 ? "K1" : null;
      parks.push({
        ...parkProperties.parse({ id, name: id, parentId }),
        extra: {},
        geometry: { type: "Polygon", coordinates: [ring] },
      });
    }
  }
  return parks;
}
