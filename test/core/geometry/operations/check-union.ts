import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import { type GridPolygon, gridAreaM2 } from "../../../../src/core/geometry/operations/grid-shape.ts";
import { uniteShapes } from "../../../../src/core/geometry/operations/unite-shapes.ts";
import type { LngLat } from "../../../../src/core/model/coordinates.ts";
import { createRandom } from "../random-shapes.ts";
import { aTable, cornerAt, shapeOf } from "./operation-grid.ts";

const engine = createKernelEngine();
const side = 6;

/**
 * Reliability F5 for one group: 36 crooked parcels side by side, each with corners of its own off the common ones by up to `noiseDeg`
 * degrees. What is wrong with their union; empty where nothing is.
 */
export function checkRandomUnion(seed: number, noiseDeg: number): readonly string[] {
  const random = createRandom(seed);
  for (let i = 0; i < 5; i++) random();
  const table = aTable();
  const cellM = 20 + 100 * random();
  const nodes = Array.from({ length: side + 1 }, (_, row) =>
    Array.from({ length: side + 1 }, (_, column): LngLat => {
      const [east, north] = [cellM * (column + 0.2 * random()), cellM * (row + 0.2 * random())];
      return cornerAt(table, [east, north]).at;
    }),
  );
  const noisy = (row: number, column: number) => {
    const [lng, lat] = nodes[row]?.[column] ?? [Number.NaN, Number.NaN];
    return table.cornerAt([lng + (2 * random() - 1) * noiseDeg, lat + (2 * random() - 1) * noiseDeg]);
  };
  const shapes: (readonly GridPolygon[])[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [sw, se] = [noisy(row, column), noisy(row, column + 1)];
      shapes.push([[[sw, se, noisy(row + 1, column + 1), noisy(row + 1, column)]]]);
    }
  }
  let united: ReturnType<typeof uniteShapes>;
  try {
    united = uniteShapes(shapes, table, 1e-4);
  } catch (error) {
    return [`seed ${seed}: threw ${String(error)}`];
  }
  if (united === undefined) return [`seed ${seed}: no union`];
  const wantedM2 = engine.unionAreaM2(shapes.map(shapeOf));
  const offM2 = Math.abs(gridAreaM2(united.polygons) - wantedM2);
  // Corners that were less than 0.1 mm apart are one: half of that along all borders is the most it can make.
  const roundM = 4 * cellM * shapes.length;
  return offM2 > 0.01 + 1e-4 * roundM ? [`seed ${seed}: the union is off by ${offM2} m²`] : [];
}
