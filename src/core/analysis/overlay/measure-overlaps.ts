import { shapeAt } from "../../geometry/flat-layer.ts";
import type { OverlayEngine, PlanShape } from "../../geometry/overlay-engine.ts";
import type { PlanLayer } from "../../geometry/plan-layer.ts";
import type { MeasuredLayer, MeasuredLayers } from "../measured-layers.ts";
import { overlaySteps } from "./audit-overlays.ts";
import { knowOverlaps } from "./known-overlaps.ts";

/**
 * Measures what parcels have in common with zones, buildings, control areas and each other in one go, and gives the engine that
 * knows it. An independent engine comes back as it is: it measures every pair itself. Yields between portions.
 */
export function* measureOverlaps(
  { parcels, zones, buildings, controls }: MeasuredLayers,
  engine: OverlayEngine,
): Generator<number, OverlayEngine, void> {
  if (!engine.usesKernel || parcels.flat === undefined) return engine;
  const layers = { parcels: parcels.flat, zones: zones.flat, buildings: buildings.flat, controls: controls.flat };
  const measured = [parcels, zones, buildings, controls];
  const shapeOf = (flat: PlanLayer, index: number): PlanShape => findShape(measured, flat, index);
  return knowOverlaps(engine, layers, yield* overlaySteps(layers, { engine, shapeOf }));
}

function findShape(layers: readonly MeasuredLayer[], flat: PlanLayer, index: number): PlanShape {
  const layer = layers.find((one) => one.flat === flat);
  return layer?.shapes[index] ?? shapeAt(flat, index, "");
}
