import { type Footprint, type Layout, placeRows } from "./buildings.ts";
import { add, area, distance, type Ring, sub, times, unit } from "./plane.ts";
import type { Random } from "./random.ts";
import { isStandardFactory, type Role } from "./roles.ts";

interface StoreyOut {
  readonly areaM2: number;
  readonly heightM?: number;
  readonly count?: number;
}
export interface HouseOut {
  readonly ring: Ring;
  readonly areaM2: number;
  readonly use: string;
  readonly storeys: readonly StoreyOut[];
}
interface YardOut {
  readonly ring: Ring;
  readonly areaM2: number;
  readonly kind: "yard" | "structure";
  readonly servesProduction?: boolean;
}
/** What stands on a parcel. */
export interface BuiltForm {
  readonly houses: readonly HouseOut[];
  readonly yards: readonly YardOut[];
}

const tenth = (n: number): number => Math.round(n * 10) / 10;

/** A shorter piece of a footprint, from its first end. */
function shorten(foot: Footprint, lengthM: number): Ring {
  const [a, b, , d] = foot.ring as [Ring[0], Ring[0], Ring[0], Ring[0]];
  const u = unit(sub(b, a));
  const length = Math.min(lengthM, foot.lengthM);
  return [a, add(a, times(u, length)), add(d, times(u, length)), d];
}

function house(ring: Ring, use: string, storeys: (areaM2: number) => readonly StoreyOut[]): HouseOut {
  const areaM2 = tenth(area([ring]));
  return { ring, areaM2, use, storeys: storeys(areaM2) };
}

/** Equal storeys: a higher ground floor, then `n - 1` alike. */
const floors = (areaM2: number, n: number, ground: number, upper: number): readonly StoreyOut[] =>
  n <= 1
    ? [{ areaM2, heightM: ground }]
    : [
        { areaM2, heightM: ground },
        { areaM2, heightM: upper, count: n - 1 },
      ];

/** Countable floor area: a storey over 8 m counts twice (domain §3.1). Unknown heights count once. */
export function countableM2(houses: readonly HouseOut[]): number {
  return houses.reduce(
    (sum, h) => sum + h.storeys.reduce((s, f) => s + f.areaM2 * (f.count ?? 1) * ((f.heightM ?? 0) > 8 ? 2 : 1), 0),
    0,
  );
}
export const plainM2 = (houses: readonly HouseOut[]): number =>
  houses.reduce((sum, h) => sum + h.storeys.reduce((s, f) => s + f.areaM2 * (f.count ?? 1), 0), 0);
export const footprintsM2 = (houses: readonly HouseOut[]): number => houses.reduce((sum, h) => sum + h.areaM2, 0);

const layout = (part: Partial<Layout>): Layout => ({
  setbackM: 9,
  rows: [34, 34],
  fill: 0.86,
  gapM: 12,
  longestM: 165,
  across: false,
  sideGapM: 14,
  ...part,
});

/** Factory ground: an office in front, halls, a yard behind. */
function factory(ring: Ring, targetFar: number, role: Role, random: Random, withOffice = true): BuiltForm {
  const siteM2 = area([ring]);
  const depthM =
    siteM2 / Math.max(...ring.map((p, i) => distance(p, ring[(i + 2) % ring.length]!)), Math.sqrt(siteM2) * 1.05);
  const halls = siteM2 < 17_000 ? 1 : siteM2 > 42_000 && depthM > 130 ? 3 : 2;
  const thin = role === "coefficient_low" || role === "coefficient_low_old_contract";
  const wide = random.between(0.88, 1.14);
  const rows = [
    13,
    ...Array.from({ length: halls }, (_, i) => (i === 0 ? 36 * wide : 36)),
    thin ? 4 : random.between(12, 17),
  ];
  const shared = {
    rows,
    fill: thin ? 0.56 : random.between(0.86, 0.95),
    setbackM: siteM2 > 20_000 ? 9 : 7,
    gapM: siteM2 > 20_000 ? 11 : 8,
    longestM: random.between(150, 185),
  };
  const across = random.next() < 0.22;
  const hallsM2 = (rowsOut: readonly (readonly Footprint[])[]): number =>
    rowsOut
      .slice(1, -1)
      .flat()
      .reduce((sum, f) => sum + f.areaM2, 0);
  let placed = placeRows(ring, layout({ ...shared, across }), random);
  if (!thin && hallsM2(placed) < 0.3 * siteM2) {
    const turned = placeRows(ring, layout({ ...shared, across: !across }), random);
    if (hallsM2(turned) > hallsM2(placed)) placed = turned;
  }
  const hallFeet = placed.slice(1, -1).flat();
  const coverM2 = hallFeet.reduce((sum, f) => sum + f.areaM2, 0);
  const houses: HouseOut[] = [];
  const wanted = targetFar / Math.max(0.15, coverM2 / siteM2);
  hallFeet.forEach((foot, i) => {
    const n = Math.max(1, Math.min(6, Math.round(wanted + (i % 2 === 0 ? 0.25 : -0.25))));
    houses.push(
      house(foot.ring, "industry", (m2) => {
        if (role === "hall_over_8m") return [{ areaM2: m2, heightM: 10.2 }];
        if (role === "height_unknown_open") return [{ areaM2: m2 }];
        if (role === "height_unknown_passes") return i === 0 ? floors(m2, 2, 6, 4.5) : [{ areaM2: m2 }];
        if (n === 1) return [{ areaM2: m2, heightM: random.pick([6.6, 7.2, 7.8, 8]) }];
        if (n === 2 && i % 3 !== 1) return [{ areaM2: m2, heightM: random.pick([9.6, 10.5, 12]) }];
        return floors(m2, n, random.pick([5.4, 6, 6.6]), random.pick([4.2, 4.5, 4.8]));
      }),
    );
  });
  const front = placed[0]?.[0];
  if (front && withOffice && (siteM2 > 15_000 || role === "dormitory")) {
    const total = plainM2(houses);
    const length = Math.min(front.lengthM * 0.42, random.between(30, 46));
    const n = Math.max(2, Math.min(4, Math.floor((total * 0.115) / (length * front.depthM))));
    if (total * 0.13 > length * front.depthM * n) {
      houses.push(
        house(shorten(front, length), role === "dormitory" ? "dormitory" : "office", (m2) => floors(m2, n, 3.9, 3.6)),
      );
    }
  }
  const yards = thin
    ? []
    : (placed[placed.length - 1] ?? []).map((foot): YardOut => {
        return {
          ring: foot.ring,
          areaM2: tenth(foot.areaM2),
          kind: "yard",
          servesProduction: true,
        };
      });
  return { houses, yards };
}

/** Rows of long houses: housing, offices, research. */
function rowsOfHouses(
  ring: Ring,
  use: string,
  depthM: number,
  gapM: number,
  longestM: number,
  n: number,
  random: Random,
): BuiltForm {
  const reach = Math.sqrt(area([ring]));
  const count = Math.max(2, Math.min(4, Math.round((reach - 16) / (depthM + gapM))));
  const placed = placeRows(
    ring,
    layout({
      rows: Array.from({ length: count }, () => depthM),
      fill: Math.min(0.92, (count * depthM) / Math.max(40, reach - 20 - (count - 1) * gapM)),
      gapM,
      longestM,
      setbackM: 10,
      sideGapM: 12,
      across: random.next() < 0.3,
    }),
    random,
  );
  return {
    houses: placed
      .flat()
      .map((foot) =>
        house(foot.ring, use, (m2) => floors(m2, n + random.whole(0, 1), 4.2, use === "dormitory" ? 3 : 3.9)),
      ),
    yards: [],
  };
}

function warehouse(ring: Ring, random: Random): BuiltForm {
  const siteM2 = area([ring]);
  const placed = placeRows(
    ring,
    layout({
      rows: siteM2 > 30_000 ? [44, 10, 44] : siteM2 > 18_000 ? [44, 12] : [34],
      fill: 0.86,
      setbackM: 8,
      gapM: siteM2 > 18_000 ? 10 : 6,
      longestM: 150,
      sideGapM: 18,
    }),
    random,
  );
  const houses: HouseOut[] = [];
  const yards: YardOut[] = [];
  placed.forEach((row, i) => {
    for (const foot of row)
      if (i === 1)
        yards.push({
          ring: foot.ring,
          areaM2: tenth(foot.areaM2),
          kind: "yard",
          servesProduction: true,
        });
      else houses.push(house(foot.ring, "storage_1", (m2) => [{ areaM2: m2, heightM: random.pick([9, 9.6, 10.8]) }]));
  });
  return { houses, yards };
}

function utility(ring: Ring, random: Random): BuiltForm {
  const placed = placeRows(
    ring,
    layout({
      rows: [22, 40, 24],
      fill: 0.62,
      gapM: 16,
      longestM: 62,
      sideGapM: 24,
      setbackM: 14,
    }),
    random,
  );
  return {
    houses: [placed[0]?.[0], placed[2]?.[0]].flatMap((foot) =>
      foot ? [house(foot.ring, "utilities", (m2) => floors(m2, 2, 5, 4))] : [],
    ),
    yards: (placed[1] ?? []).map(
      (foot): YardOut => ({
        ring: foot.ring,
        areaM2: tenth(foot.areaM2),
        kind: "structure",
        servesProduction: true,
      }),
    ),
  };
}

export function buildUp(ring: Ring, landUse: string, role: Role, random: Random): BuiltForm {
  if (landUse === "100101") {
    const target = role === "far_above_plan" ? 2.5 : isStandardFactory(role) ? 1.9 : random.between(0.95, 1.6);
    return factory(ring, target, role, random);
  }
  if (landUse === "100102") return factory(ring, random.between(0.78, 1.25), role, random);
  // Offices do not belong on class 3 land (domain §6.1).
  if (landUse === "100103") return factory(ring, random.between(0.62, 0.85), role, random, false);
  if (landUse.startsWith("11")) return warehouse(ring, random);
  if (landUse.startsWith("07")) return rowsOfHouses(ring, "dormitory", 14, 22, 64, 5, random);
  if (landUse.startsWith("0802")) return rowsOfHouses(ring, "research", 20, 24, 62, 5, random);
  if (landUse === "0902") return rowsOfHouses(ring, "office", 22, 22, 58, 7, random);
  if (landUse.startsWith("09")) return rowsOfHouses(ring, "retail", 24, 22, 72, 3, random);
  if (landUse.startsWith("13")) return utility(ring, random);
  return { houses: [], yards: [] };
}
