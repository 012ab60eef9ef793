import { boxCenter, extendBox } from "../core/analysis/lng-lat-box.ts";
import type { AreaGeometry, LngLat, LngLatRing } from "../core/model/coordinates.ts";
import { toLines } from "./control-slots.ts";

interface LabelPlace {
  readonly point: LngLat;
  readonly radiusM: number;
}

/** Share of the deepest point's room that a more central point must still have. */
const enoughRoom = 0.9;
const steps = 8;
const metersPerDegree = 111_195;

/**
 * Long parcels have many equally deep points; a reader expects the label in the middle. Walks from the middle of the box
 * towards the deepest point and takes the first place with nearly as much room.
 */
export function centerLabel(geometry: AreaGeometry, deepest: LabelPlace): LabelPlace {
  if (deepest.radiusM <= 0) return deepest;
  const rings = toLines(geometry);
  const middle = boxCenter(extendBox(undefined, geometry));
  for (let step = 0; step < steps; step++) {
    const share = step / steps;
    const point: LngLat = [
      middle[0] + (deepest.point[0] - middle[0]) * share,
      middle[1] + (deepest.point[1] - middle[1]) * share,
    ];
    const roomM = measureRoom(point, rings);
    if (roomM >= deepest.radiusM * enoughRoom) return { point, radiusM: deepest.radiusM };
  }
  return deepest;
}

/** Distance to the nearest border, m; negative outside. Flat around the point: good to a part in a thousand in a parcel. */
function measureRoom([lng, lat]: LngLat, rings: readonly LngLatRing[]): number {
  const scaleX = metersPerDegree * Math.cos((lat * Math.PI) / 180);
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a === undefined || b === undefined) continue;
      const [ax, ay] = [(a[0] - lng) * scaleX, (a[1] - lat) * metersPerDegree];
      const [bx, by] = [(b[0] - lng) * scaleX, (b[1] - lat) * metersPerDegree];
      nearest = Math.min(nearest, distanceToSegment(ax, ay, bx, by));
      if (ay > 0 !== by > 0 && 0 < ((bx - ax) * -ay) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside ? nearest : -nearest;
}

/** From the origin. */
function distanceToSegment(ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
