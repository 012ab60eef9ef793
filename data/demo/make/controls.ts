import { toPlane } from "./frame.ts";
import { area, difference, type Shape, type XY } from "./plane.ts";
import type { Planted } from "./planted.ts";
import type { Plot } from "./plots.ts";
import { merge, type Site } from "./site.ts";
import { type Names, names } from "./streets.ts";
import { known, multiPolygon, type OutFeature, type Properties } from "./write.ts";

const plane = (points: readonly XY[]): XY[] => points.map(toPlane);

/** Edge of the town as planned: the park, its approaches and the homes across the river. */
const townOutline = plane([
  [250, 610],
  [262, 470],
  [285, 330],
  [318, 180],
  [340, 92],
  [470, 80],
  [680, 72],
  [880, 84],
  [1046, 112],
  [1062, 260],
  [1066, 420],
  [1052, 620],
  [1056, 820],
  [560, 830],
  [262, 780],
]);

export function controlFeatures(site: Site, plots: readonly Plot[], planted: Planted): OutFeature[] {
  const out: OutFeature[] = [];
  const put = (id: string, kind: string, name: Names, shapes: readonly Shape[], more: Properties = {}): void => {
    out.push({
      properties: known({ id, kind, name, versionDate: "2024-08-31", accuracyM: 0.5, ...more, published: true }),
      geometry: multiPolygon(shapes),
    });
  };
  const farmland = names("Permanent basic farmland", "永久基本农田", "永久基本農田");
  put("PF-01", "permanent_basic_farmland", farmland, [
    [
      plane([
        [100, 110],
        [200, 104],
        [208, 262],
        [196, 300],
        [96, 300],
      ]),
    ],
    [
      plane([
        [100, 392],
        [214, 386],
        [204, 520],
        [104, 530],
      ]),
    ],
  ]);
  put("PF-02", "permanent_basic_farmland", farmland, [
    [
      plane([
        [400, -80],
        [640, -88],
        [652, 4],
        [410, 18],
      ]),
    ],
    [
      plane([
        [1090, 130],
        [1220, 110],
        [1226, 280],
        [1092, 276],
      ]),
    ],
  ]);
  for (const patch of planted.farmlandPatches) put(patch.id, "permanent_basic_farmland", farmland, [[patch.ring]]);

  put("EC-01", "ecological_redline", names("South bank wetland", "南岸湿地生态红线", "南岸濕地生態紅線"), [
    [
      plane([
        [96, 604],
        [220, 600],
        [226, 690],
        [96, 690],
      ]),
    ],
  ]);

  const holes: Shape[] = [[planted.outsideBoundary], [planted.flexible]];
  const core = difference([[townOutline]], holes).sort((a, b) => area(b) - area(a));
  put(
    "UB-01",
    "urban_development_boundary",
    names("Urban development boundary", "城镇开发边界", "城鎮開發邊界"),
    core.slice(0, 1),
    { part: "core" },
  );
  put(
    "UB-02",
    "urban_development_boundary",
    names("Flexible development area", "弹性发展区", "彈性發展區"),
    [[planted.flexible]],
    { part: "flexible" },
  );

  put("BL-01", "blue_line", names("Blue line of the stream", "溪流蓝线", "溪流藍線"), [site.corridor.shape]);
  put(
    "BL-02",
    "blue_line",
    names("Blue line, widening at the weir", "拦河堰处蓝线加宽", "攔河堰處藍線加寬"),
    [[planted.blueWidening]],
    { versionDate: "2025-09-30" },
  );
  put("BL-03", "blue_line", names("Blue line of the Linhe River", "临河蓝线", "臨河藍線"), [site.river.shape]);

  put(
    "GL-01",
    "green_line",
    names("Green line of the riverside park", "滨河公园绿线", "濱河公園綠線"),
    site.riverside.map((p) => p.shape),
  );
  put(
    "RR-01",
    "road_red_line",
    names("Road red line", "道路红线", "道路紅線"),
    site.roads.map((p) => p.shape),
  );
  for (const plot of plots.filter((p) => p.lot.landUse.startsWith("13")))
    put(`YL-${plot.id.slice(3)}`, "yellow_line", names("Yellow line", "黄线", "黃線"), [plot.lot.shape]);
  const industrial = plots.filter(
    (p) => p.lot.landUse.startsWith("1001") && (p.lot.sector === 2 || p.lot.sector === 4),
  );
  const center = plots.filter((p) => p.id === "SF-0401");
  put(
    "IL-01",
    "industrial_land_line",
    names("Industrial land line", "工业用地控制线", "工業用地控制線"),
    merge(
      site.net,
      [...industrial, ...center].map((p) => p.lot),
    ).map((p) => p.shape),
  );
  put(
    "SD-01",
    "safety_distance",
    names("Safety distance of the gas station, 60 m", "调压站安全距离60米", "調壓站安全距離60米"),
    [[planted.safetyRing]],
  );
  return out;
}
