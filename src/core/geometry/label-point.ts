import polylabel from "polylabel";
import type { AreaGeometry, LngLat, PlanPolygon } from "../model/coordinates.ts";
import { createMeasuringPlane } from "./measuring-plane.ts";
import { planBoxOf, polygonsAreaM2, polygonsOf } from "./plan-shape.ts";

/**
 * Where to write on an area: the point of its largest part that is farthest from any border, and that distance, m. Holes count
 * as border. Good to 1/100 of the shorter side of the part's box. Without coordinates: [0, 0] and 0.
 * Source: polylabel (Mapbox, ISC). Cost: about linear in the vertices, times the logarithm of the precision.
 */
export function findLabelPoint(geometry: AreaGeometry): { readonly point: LngLat; readonly radiusM: number } {
  const polygons = polygonsOf(geometry);
  const around = planBoxOf(polygons);
  if (!Number.isFinite(around[0])) return { point: [0, 0], radiusM: 0 };
  const plane = createMeasuringPlane(around);
  let largest: PlanPolygon = [];
  let largestM2 = -1;
  for (const rings of polygons) {
    const polygon = rings.map((ring) => ring.map((p) => plane.toPlane(p)));
    const areaM2 = polygonsAreaM2([polygon]);
    if (areaM2 > largestM2) [largest, largestM2] = [polygon, areaM2];
  }
  const box = planBoxOf([largest]);
  const precisionM = Math.max(1e-6, Math.min(box[2] - box[0], box[3] - box[1]) / 100);
  const found = polylabel(
    largest.map((ring) => ring.map(([x, y]) => [x, y])),
    precisionM,
  );
  const [x = 0, y = 0] = found;
  return { point: plane.toLngLat([x, y]), radiusM: Math.max(0, found.distance) };
}
