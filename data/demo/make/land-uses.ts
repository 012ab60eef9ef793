import { toSketch } from "./frame.ts";
import { area, inRing, type Shape, type XY } from "./plane.ts";
import type { Random } from "./random.ts";
import { type Rows, rowsFor, sketchOf, subdivide } from "./subdivide.ts";

export interface Lot {
  readonly shape: Shape;
  /** Number of the block it was cut from. */
  readonly block: number;
  readonly landUse: string;
}

const even = (...counts: readonly number[]): Rows =>
  counts.map((n) => ({
    depth: 1,
    widths: Array.from({ length: n }, (_, i) => 1 + 0.12 * ((i * 7) % 3) - 0.1 * (n % 2)),
  }));

/** Blocks drawn by hand: a point of the sketch inside the block, and its rows. */
const drawn: readonly {
  readonly at: XY;
  readonly rows: Rows;
  readonly uses?: readonly string[];
}[] = [
  {
    at: [431, 165],
    rows: [{ depth: 1, widths: [1.1, 1, 0.9] }],
    uses: ["16", "01", "01"],
  },
  { at: [395, 240], rows: even(1, 1), uses: ["16", "16"] },
  {
    at: [604, 285],
    rows: [
      { depth: 0.9, widths: [1.1, 1, 0.9] },
      { depth: 0.8, widths: [0.7, 0.95, 0.4] },
    ],
    uses: ["100101", "0802", "100101", "100101", "0901", "1403"],
  },
  {
    at: [689, 297],
    rows: [
      { depth: 1, widths: [1.2, 0.8] },
      { depth: 0.95, widths: [0.9, 0.7, 1.2] },
    ],
    uses: ["0802", "0802", "0901", "0902", "100101"],
  },
  {
    at: [582, 367],
    rows: [
      { depth: 1, widths: [0.75, 1, 1.1, 1] },
      { depth: 0.95, widths: [1, 1, 0.9, 1.1] },
    ],
    uses: ["100101", "070102", "070102", "0802", "070102", "070102", "070102", "0802"],
  },
  {
    at: [674, 374],
    rows: [
      { depth: 0.85, widths: [0.8, 1.2] },
      { depth: 1, widths: [1, 0.9] },
    ],
    uses: ["0901", "0901", "100101", "100101"],
  },
  {
    at: [512, 290],
    rows: [
      { depth: 1.1, widths: [1.5, 0.9] },
      { depth: 0.8, widths: [1.6, 0.9] },
    ],
    uses: ["1303", "100101", "100102", "100101"],
  },
  {
    at: [565, 539],
    rows: [
      { depth: 1, widths: [0.8, 1, 1.1] },
      { depth: 1.15, widths: [1, 0.85] },
    ],
  },
  {
    at: [442, 463],
    rows: [{ depth: 1, widths: [1.5, 0.95, 0.85, 0.95, 1.05] }],
  },
  {
    at: [971, 308],
    rows: [
      { depth: 1, widths: [0.26, 1] },
      { depth: 1.12, widths: [0.26, 1] },
    ],
    uses: ["1402", "100103", "1402", "100103"],
  },
  {
    at: [920, 243],
    rows: [{ depth: 1, widths: [1, 0.9, 0.8] }],
  },
  {
    at: [965, 225],
    rows: even(1, 1),
  },
  {
    at: [450, 525],
    rows: [{ depth: 1, widths: [0.95, 0.85, 0.9, 1, 1.3] }],
  },
  {
    at: [950, 528],
    rows: [{ depth: 1, widths: [1.35, 1] }],
    uses: ["1301", "100101"],
  },
];

interface Region {
  readonly landUse: string;
  readonly ring: readonly XY[];
}
const box = (landUse: string, x0: number, y0: number, x1: number, y1: number): Region => ({
  landUse,
  ring: [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ],
});

/** First region that holds a lot's middle decides; then class 2 in the north, class 1 in the south. */
const regions: readonly Region[] = [
  box("110101", 716, 195, 866, 285),
  box("110101", 855, 196, 938, 290),
  box("110101", 872, 168, 1000, 215),
  box("110101", 935, 118, 1000, 164),
  box("100103", 938, 180, 1010, 366),
  box("100103", 905, 286, 945, 366),
  box("100103", 950, 345, 1010, 400),
  box("100101", 545, 110, 600, 173),
  box("100101", 596, 212, 655, 250),
  box("100101", 660, 180, 712, 225),
  box("100101", 724, 264, 745, 350),
  box("100101", 524, 331, 545, 410),
  box("100102", 600, 445, 660, 490),
  box("100102", 690, 420, 1010, 470),
  box("100102", 300, 345, 420, 390),
  box("100102", 480, 340, 524, 375),
  box("100102", 735, 360, 1010, 440),
  box("100102", 755, 430, 815, 505),
];

function landUseAt(p: XY): string {
  const region = regions.find((r) => inRing(p, r.ring));
  if (region) return region.landUse;
  return p[1] < 345 ? "100102" : "100101";
}

const wantedM2 = (landUse: string): number =>
  landUse === "100101" ? 26_500 : landUse === "100103" ? 33_000 : landUse === "110101" ? 35_000 : 31_000;

/** Cuts all blocks into lots with their planned land use. */
export function layOut(blocks: readonly Shape[], random: Random): Lot[] {
  const lots: Lot[] = [];
  blocks.forEach((block, number) => {
    const hand = drawn.find((d) => inRing(d.at, block[0]!.map(toSketch)));
    const rows = hand ? hand.rows : rowsFor(block, wantedM2(landUseAt(sketchOf(block))), random);
    subdivide(block, rows).forEach((shape, i) => {
      lots.push({
        shape,
        block: number,
        landUse: hand?.uses?.[i] ?? landUseAt(sketchOf(shape)),
      });
    });
  });
  return lots.filter((lot) => area(lot.shape) > 800);
}
