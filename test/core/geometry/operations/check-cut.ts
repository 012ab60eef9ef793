import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import { cutPolygon } from "../../../../src/core/geometry/operations/cut-polygon.ts";
import { fromGridPolygons, gridAreaM2 } from "../../../../src/core/geometry/operations/grid-shape.ts";
import { repairAreaGeometry } from "../../../../src/core/geometry/validity.ts";
import { shapeOf } from "./operation-grid.ts";
import { makeRandomCut } from "./random-cuts.ts";

const engine = createKernelEngine();

/** Reliability F1 for one random cut: what is wrong, empty where nothing is; and whether it cut at all. */
export function checkRandomCut(seed: number): { readonly wrong: readonly string[]; readonly kind: string } {
  const { table, polygon, line } = makeRandomCut(seed);
  const given = repairAreaGeometry(fromGridPolygons([polygon]));
  if (given.kind !== "sound") return { wrong: [], kind: "not-sound" };
  const result = cutPolygon(polygon, [line], table, 1e-4, 0.02);
  if (result.kind !== "cut") return { wrong: [], kind: result.kind };
  const wrong: string[] = [];
  const wholeM2 = gridAreaM2([polygon]);
  const offM2 = Math.abs(gridAreaM2(result.faces) - wholeM2);
  if (offM2 > Math.max(0.01, 1e-9 * wholeM2)) wrong.push(`seed ${seed}: the parts are off by ${offM2} m²`);
  for (const face of result.faces) {
    const outcome = repairAreaGeometry(fromGridPolygons([face]));
    if (outcome.kind !== "sound") wrong.push(`seed ${seed}: a part is ${JSON.stringify(outcome.findings[0])}`);
  }
  const shapes = result.faces.map((face) => shapeOf([face]));
  shapes.forEach((a, i) => {
    for (const b of shapes.slice(i + 1)) {
      const overlapM2 = engine.intersectionAreaM2(a, b);
      if (overlapM2 > Math.max(0.01, 1e-9 * wholeM2)) wrong.push(`seed ${seed}: parts overlap by ${overlapM2} m²`);
    }
  });
  return { wrong, kind: "cut" };
}
