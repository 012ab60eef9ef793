import { bankRing, parkRing, toPlane } from "./frame.ts";
import {
  area,
  band,
  centroid,
  difference,
  intersection,
  offset,
  type Ring,
  type Shape,
  simplify,
  smooth,
  type XY,
} from "./plane.ts";
import { type Names, names, type Street, streamLine, streets, tracks } from "./streets.ts";

/** Existing land use outside the park, out to about one kilometre: survey classes (DLBM). */
export interface Patch {
  readonly shape: Shape;
  readonly code: string;
  readonly name?: Names;
}

const west = 78;
const east = 1240;
const north = -96;
const south = 838;

const riverNorth: readonly XY[] = [
  [40, 566],
  [150, 549],
  [250, 551],
];
const riverNorthEast: readonly XY[] = [
  [1060, 556],
  [1150, 566],
  [1280, 560],
];
const riverSouth: readonly XY[] = [
  [40, 592],
  [150, 575],
  [250, 577],
  [325, 586],
  [380, 588],
  [440, 597],
  [500, 612],
  [560, 630],
  [620, 643],
  [680, 647],
  [745, 640],
  [800, 627],
  [865, 607],
  [930, 594],
  [990, 586],
  [1060, 583],
  [1150, 592],
  [1280, 588],
];

const plane = (points: readonly XY[]): XY[] => points.map(toPlane);

/** The river that bounds the park in the south. */
export const river: Shape = (() => {
  const bank = [...bankRing].reverse();
  const southLine = simplify(smooth(plane(riverSouth), 14), 0.4).reverse();
  return [[...plane(riverNorth), ...bank, ...plane(riverNorthEast), ...southLine]];
})();
export const riverMiddle: readonly XY[] = simplify(
  smooth(
    plane([
      [60, 578],
      [250, 565],
      [325, 574],
      [440, 585],
      [560, 617],
      [680, 634],
      [800, 614],
      [930, 581],
      [1060, 570],
      [1230, 575],
    ]),
    20,
  ),
  0.5,
);

/** Country roads beside the streets of the park. */
const countryRoads: readonly {
  readonly name: Names;
  readonly widthM: number;
  readonly line: readonly XY[];
}[] = [
  {
    name: names("Provincial Road 339", "省道339", "省道339"),
    widthM: 24,
    line: simplify(
      smooth(
        plane([
          [60, 700],
          [200, 706],
          [350, 722],
          [552, 712],
          [690, 704],
          [820, 716],
          [980, 730],
          [1120, 722],
          [1260, 708],
        ]),
      ),
      0.3,
    ),
  },
  {
    name: names("Pingchang Road", "平昌路", "平昌路"),
    widthM: 16,
    line: simplify(
      smooth(
        plane([
          [226, 850],
          [236, 720],
          [250, 600],
          [262, 470],
          [272, 386],
          [292, 280],
          [318, 180],
          [352, 80],
          [370, -20],
          [372, -110],
        ]),
      ),
      0.3,
    ),
  },
  {
    name: names("Dongwan Road", "东湾路", "東灣路"),
    widthM: 16,
    line: simplify(
      smooth(
        plane([
          [1060, 850],
          [1052, 720],
          [1046, 600],
          [1052, 480],
          [1062, 396],
          [1074, 240],
          [1066, 120],
          [1052, 0],
          [1046, -110],
        ]),
      ),
      0.3,
    ),
  },
  {
    name: names("North village road", "北村路", "北村路"),
    widthM: 12,
    line: simplify(
      smooth(
        plane([
          [60, 60],
          [210, 48],
          [360, 46],
          [520, 30],
          [676, 22],
          [806, 26],
          [930, 34],
          [1060, 40],
          [1260, 20],
        ]),
      ),
      0.3,
    ),
  },
];

interface Village {
  readonly code: string;
  readonly name: Names;
  readonly ring: readonly XY[];
}
const quad = (x0: number, y0: number, x1: number, y1: number, tilt: number): readonly XY[] => [
  [x0, y0],
  [x1, y0 + tilt],
  [x1 + 3, y1 + tilt],
  [x0 - 4, y1],
];
export const villages: readonly Village[] = [
  {
    code: "0701",
    name: names("Riverside homes", "滨河家园", "濱河家園"),
    ring: quad(566, 658, 676, 694, 4),
  },
  {
    code: "0701",
    name: names("Riverside homes, second phase", "滨河家园二期", "濱河家園二期"),
    ring: quad(704, 656, 806, 696, -6),
  },
  {
    code: "0701",
    name: names("Dongwan homes", "东湾小区", "東灣小區"),
    ring: quad(836, 628, 966, 690, -12),
  },
  {
    code: "0701",
    name: names("Nanyuan homes", "南苑小区", "南苑小區"),
    ring: quad(706, 726, 828, 786, 10),
  },
  {
    code: "0702",
    name: names("Chenwan village", "陈湾村", "陳灣村"),
    ring: quad(428, 52, 492, 88, -4),
  },
  {
    code: "0702",
    name: names("Zhoulou village", "周楼村", "周樓村"),
    ring: quad(150, 318, 214, 364, -6),
  },
  {
    code: "0702",
    name: names("Liuzhai village", "刘寨村", "劉寨村"),
    ring: quad(1112, 420, 1176, 470, -4),
  },
  {
    code: "0702",
    name: names("Hanying village", "韩营村", "韓營村"),
    ring: quad(396, 748, 470, 796, 4),
  },
  {
    code: "0702",
    name: names("Dawan village", "大湾村", "大灣村"),
    ring: quad(900, -66, 968, -22, 6),
  },
  {
    code: "0702",
    name: names("Xiaohe village", "小河村", "小河村"),
    ring: quad(150, -52, 206, -14, -4),
  },
];

/** School and hospital south of the river. */
export const institutions: readonly (Village & {
  readonly kind: "school" | "hospital";
})[] = [
  {
    kind: "school",
    code: "08H2",
    name: names("Binhe School", "滨河学校", "濱河學校"),
    ring: quad(568, 724, 630, 762, 2),
  },
  {
    kind: "hospital",
    code: "08H2",
    name: names("Linhe Hospital", "临河医院", "臨河醫院"),
    ring: quad(852, 736, 908, 776, 4),
  },
];

/** Smooth noise, 0 to 1, by place: woods and paddies come in groups. */
function noise(x: number, y: number): number {
  const hash = (i: number, j: number): number => {
    const t = Math.imul(i * 374761393 + j * 668265263 + 1013904223, 1274126177);
    return (((t ^ (t >>> 15)) >>> 0) % 10007) / 10007;
  };
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const ease = (t: number): number => t * t * (3 - 2 * t);
  const [u, v] = [ease(x - i), ease(y - j)];
  const row = (k: number): number => hash(i, k) * (1 - u) + hash(i + 1, k) * u;
  return row(j) * (1 - v) + row(j + 1) * v;
}

function fieldCode(p: XY): string {
  const n = noise(p[0] / 95 + 3.1, p[1] / 90 + 7.7);
  const m = noise(p[0] / 60 + 40, p[1] / 60 + 11);
  if (n > 0.76) return "0301";
  if (m > 0.9) return "0201";
  if (m < 0.045) return "1104";
  return p[1] > 470 || n < 0.4 ? "0101" : "0103";
}

/** Corner of the field pattern: rows and columns that bend and are never of the same size. */
function fieldCorner(i: number, j: number): XY {
  const x = west - 40 + i * 96 + 26 * Math.sin(j * 1.7 + i * 0.6) + 10 * Math.sin(i * 2.9);
  const y = north - 40 + j * 80 + 18 * Math.sin(i * 1.3 + j * 0.5) - 10 * Math.sin((x / (east - west)) * 5);
  return [x, y];
}

export const leavesPark = (s: Street): boolean => s.kind !== "local" || s.id === "R37";

export function surroundings(): Patch[] {
  const frame: Shape = [
    plane([
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ]),
  ];
  const outside = difference([frame], [[parkRing]]);
  const roads = [
    ...streets.filter(leavesPark).map((s) => band(s.line, Math.min(s.widthM, 24))),
    ...countryRoads.map((r) => band(r.line, r.widthM)),
  ];
  const rail = tracks.slice(0, 1).map((t) => band(t.line, 14));
  const stream = band(streamLine, 24);
  const patches: Patch[] = [];
  let rest = outside;
  const take = (shapes: readonly Shape[], code: string, name?: Names): void => {
    const parts = intersection(rest, shapes).filter((s) => area(s) > 0.01);
    for (const shape of parts) patches.push(name ? { shape, code, name } : { shape, code });
    if (parts.length > 0) rest = difference(rest, shapes).filter((s) => area(s) > 0.01);
  };
  for (const road of roads) take([road], "1003");
  take(rail, "1001");
  take([river], "1101");
  take([stream], "1101");
  for (const place of [...villages, ...institutions]) take([[plane(place.ring)]], place.code, place.name);
  // A belt of woods on the south bank.
  take([[[...offset(riverMiddle, -60), ...offset(riverMiddle, -95).reverse()]]], "0301");
  for (let j = 0; j < 14; j++)
    for (let i = 0; i < 15; i++) {
      const ring: Ring = plane([
        fieldCorner(i, j),
        fieldCorner(i, j + 1),
        fieldCorner(i + 1, j + 1),
        fieldCorner(i + 1, j),
      ]);
      for (const shape of intersection(rest, [[ring]])) {
        if (area(shape) < 0.01) continue;
        const c = centroid(ring);
        patches.push({ shape, code: fieldCode(toSketchLike(c)) });
      }
    }
  return patches;
}

const base = toPlane([0, 0]);
const step = toPlane([1, 0])[0] - base[0];
const toSketchLike = (p: XY): XY => [(p[0] - base[0]) / step, (base[1] - p[1]) / step];
