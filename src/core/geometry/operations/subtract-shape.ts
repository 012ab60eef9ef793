import { createKernelEngine } from "../kernel-engine.ts";
import { polygonsPerimeterM } from "../plan-shape.ts";
import { clipShapes } from "./clip-shapes.ts";
import { type CornerTable, type GridPolygon, gridAreaM2 } from "./grid-shape.ts";
import { toLocalShape } from "./local-shape.ts";
import { weldShapes } from "./weld-shapes.ts";

type Shape = readonly GridPolygon[];

/** Less common land than this is noise of edges that touch, m². */
const leastCommonM2 = 1e-4;

export interface Subtracted {
  /** What is left; no polygon where nothing is. */
  readonly polygons: Shape;
  /** Land taken away, m². */
  readonly takenM2: number;
}

/**
 * A shape without what another one covers. Where its new border runs along the other one it has its corners, bit for bit; nothing
 * taken gives the shape as it was. Undefined where no way gives a valid shape of the right area, never a wrong one.
 */
export function subtractShape(shape: Shape, other: Shape, table: CornerTable, joinM: number): Subtracted | undefined {
  // Corners of the other one stay: it is what the border has to fit.
  const [cut = [], cutter = []] = weldShapes([shape, other], joinM);
  const commonM2 = createKernelEngine().intersectionAreaM2(
    toLocalShape("cut", cut, cut),
    toLocalShape("by", cutter, cut),
  );
  if (commonM2 <= leastCommonM2) return { polygons: shape, takenM2: 0 };
  const restM2 = gridAreaM2(cut) - commonM2;
  const aroundM = polygonsPerimeterM(toLocalShape("around", [...cut, ...cutter], cut).polygons);
  const toleranceM2 = leastCommonM2 + 1e-9 * gridAreaM2(cut) + aroundM * joinM;
  if (restM2 <= leastCommonM2) return { polygons: [], takenM2: commonM2 };
  const polygons = clipShapes("difference", cut, [cutter], table, restM2 - toleranceM2, restM2 + toleranceM2);
  return polygons === undefined ? undefined : { polygons, takenM2: commonM2 };
}
