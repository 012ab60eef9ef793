import { curve } from "./frame.ts";
import type { XY } from "./plane.ts";

export type Names = {
  readonly en: string;
  readonly "zh-Hans": string;
  readonly "zh-Hant": string;
};
export const names = (en: string, hans: string, hant: string): Names => ({
  en,
  "zh-Hans": hans,
  "zh-Hant": hant,
});

export interface Street {
  readonly id: string;
  readonly name: Names;
  readonly kind: "avenue" | "collector" | "local";
  readonly widthM: number;
  readonly line: readonly XY[];
}

function street(id: string, name: Names, kind: Street["kind"], widthM: number, points: readonly XY[]): Street {
  return { id, name, kind, widthM, line: curve(points) };
}

const jing = (n: number, numeral: string): Names => names(`Jing ${n} Road`, `经${numeral}路`, `經${numeral}路`);

/** The streets of the park. Local streets begin and end on the middle line of the street they join. */
export const streets: readonly Street[] = [
  street("R01", names("Xingye Avenue", "兴业大道", "興業大道"), "avenue", 46, [
    [40, 412],
    [150, 398],
    [260, 384],
    [310, 376],
    [360, 367],
    [420, 350],
    [480, 336],
    [540, 329],
    [600, 328],
    [660, 335],
    [720, 346],
    [790, 360],
    [860, 366],
    [930, 360],
    [985, 346],
    [1040, 328],
    [1160, 300],
    [1290, 274],
  ]),
  street("R02", names("Chuangxin Road", "创新路", "創新路"), "avenue", 40, [
    [690, -130],
    [682, -60],
    [676, 40],
    [671, 100],
    [666, 160],
    [660, 215],
    [652, 265],
    [645, 310],
    [641, 350],
    [643, 390],
    [651, 430],
    [664, 475],
    [677, 520],
    [685, 565],
    [688, 620],
    [690, 700],
    [688, 870],
  ]),
  street("R03", names("Wei 4 Road", "纬四路", "緯四路"), "collector", 28, [
    [303, 231],
    [345, 222],
    [380, 212],
    [430, 197],
    [490, 185],
    [550, 176],
    [610, 173],
    [665, 175],
    [720, 180],
    [780, 188],
    [830, 197],
    [866, 207],
  ]),
  street("R04", names("Wei 2 Road", "纬二路", "緯二路"), "collector", 28, [
    [287, 301],
    [330, 292],
    [370, 282],
    [420, 266],
    [470, 255],
    [530, 247],
    [590, 245],
    [650, 250],
    [710, 260],
    [770, 274],
    [830, 284],
    [890, 284],
    [945, 274],
    [1000, 257],
    [1074, 240],
  ]),
  street("R05", names("Binhe North Road", "滨河北路", "濱河北路"), "collector", 28, [
    [262, 467],
    [310, 460],
    [350, 452],
    [400, 442],
    [450, 427],
    [520, 409],
    [580, 402],
    [640, 404],
    [700, 418],
    [760, 436],
    [815, 446],
    [870, 446],
    [930, 434],
    [1000, 410],
    [1062, 396],
  ]),
  street("R06", names("Wei 1 Road", "纬一路", "緯一路"), "collector", 24, [
    [481, 512],
    [540, 489],
    [600, 478],
    [668, 489],
    [710, 500],
    [765, 508],
    [830, 513],
    [895, 512],
    [950, 502],
    [1000, 484],
    [1052, 473],
  ]),
  street("R07", names("Linhe Road", "临河路", "臨河路"), "collector", 24, [
    [262, 467],
    [300, 467],
    [345, 470],
    [395, 478],
    [440, 493],
    [480, 513],
    [512, 541],
    [534, 572],
    [547, 610],
    [552, 680],
    [551, 713],
  ]),
  street("R11", jing(1, "一"), "local", 18, [
    [494, 108],
    [489, 145],
    [480, 187],
  ]),
  street("R12", jing(3, "三"), "local", 18, [
    [592, 98],
    [589, 140],
    [583, 174],
  ]),
  street("R13", jing(7, "七"), "local", 18, [
    [744, 96],
    [742, 140],
    [740, 183],
  ]),
  street("R14", jing(1, "一"), "local", 18, [
    [432, 197],
    [424, 232],
    [417, 267],
  ]),
  street("R15", jing(2, "二"), "local", 18, [
    [532, 179],
    [530, 215],
    [524, 248],
  ]),
  street("R16", jing(3, "三"), "local", 18, [
    [589, 174],
    [585, 210],
    [580, 246],
  ]),
  street("R17", jing(6, "六"), "local", 18, [
    [716, 180],
    [716, 220],
    [713, 261],
  ]),
  street("R18", jing(2, "二"), "local", 18, [
    [461, 257],
    [463, 295],
    [466, 339],
  ]),
  street("R19", jing(3, "三"), "local", 18, [
    [561, 246],
    [561, 285],
    [563, 329],
  ]),
  street("R20", jing(7, "七"), "local", 18, [
    [730, 264],
    [727, 305],
    [722, 346],
  ]),
  street("R21", jing(9, "九"), "local", 18, [
    [874, 284],
    [870, 325],
    [867, 366],
  ]),
  street("R22", jing(10, "十"), "local", 18, [
    [938, 276],
    [940, 318],
    [941, 358],
  ]),
  street("R23", jing(1, "一"), "local", 18, [
    [417, 351],
    [418, 395],
    [421, 436],
  ]),
  street("R24", jing(3, "三"), "local", 18, [
    [524, 331],
    [526, 370],
    [530, 407],
  ]),
  street("R25", jing(6, "六"), "local", 18, [
    [706, 343],
    [702, 380],
    [700, 418],
  ]),
  street("R26", jing(9, "九"), "local", 18, [
    [886, 365],
    [886, 405],
    [889, 443],
  ]),
  street("R27", jing(2, "二"), "local", 18, [
    [492, 416],
    [497, 455],
    [502, 501],
  ]),
  street("R28", jing(4, "四"), "local", 18, [
    [583, 402],
    [583, 440],
    [584, 480],
  ]),
  street("R29", jing(7, "七"), "local", 18, [
    [746, 431],
    [745, 470],
    [743, 505],
  ]),
  street("R30", jing(9, "九"), "local", 18, [
    [874, 446],
    [872, 480],
    [873, 513],
  ]),
  street("R31", jing(10, "十"), "local", 18, [
    [938, 431],
    [936, 470],
    [934, 505],
  ]),
  street("R32", jing(5, "五"), "local", 18, [
    [603, 478],
    [611, 540],
    [622, 607],
  ]),
  street("R33", jing(7, "七"), "local", 18, [
    [756, 507],
    [752, 555],
    [744, 604],
  ]),
  street("R34", jing(10, "十"), "local", 18, [
    [897, 512],
    [898, 540],
    [901, 562],
  ]),
  street("R35", jing(1, "一"), "local", 18, [
    [398, 479],
    [393, 520],
    [389, 556],
  ]),
  street("R36", jing(9, "九"), "local", 18, [
    [864.5, 206.5],
    [871, 165],
    [885, 110],
  ]),
  street("R37", names("Wei 5 Road", "纬五路", "緯五路"), "local", 18, [
    [872, 164],
    [920, 163],
    [984, 152],
    [1069, 140],
  ]),
  street("R38", jing(10, "十"), "local", 18, [
    [944, 275],
    [941, 250],
    [934, 225],
    [932, 203.5],
  ]),
];

/** The stream through the park, from the north to its mouth in the river. */
export const streamLine = curve([
  [796, -110],
  [803, -20],
  [807, 50],
  [815, 105],
  [819, 150],
  [811, 190],
  [803, 232],
  [800, 270],
  [804, 302],
  [815, 342],
  [825, 380],
  [827, 412],
  [821, 450],
  [813, 485],
  [811, 520],
  [819, 560],
  [834, 600],
]);
export const streamWidthM = 18;
/** Water and both green banks: the blue line. */
export const streamCorridorM = 72;

/** Tracks: the branch from the main line in the east into the goods yard, and its second track. */
export const tracks: readonly {
  readonly id: string;
  readonly name: Names;
  readonly line: readonly XY[];
}[] = [
  {
    id: "T01",
    name: names("Linhe goods branch", "临河货运专用线", "臨河貨運專用線"),
    line: curve([
      [1290, 20],
      [1150, 90],
      [1040, 146],
      [985, 172],
      [935, 198],
      [893, 222],
      [862, 237],
      [828, 240],
      [790, 233],
      [745, 217],
      [717.4, 206],
    ]),
  },
  {
    id: "T02",
    name: names("Yard track 2", "货场二道", "貨場二道"),
    line: curve([
      [935, 198],
      [905, 221],
      [872, 244],
      [838, 255],
      [800, 252],
      [760, 243],
      [717.4, 230],
    ]),
  },
];
export const trackWidthM = 14;
