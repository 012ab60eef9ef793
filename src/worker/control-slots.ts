import type { AnyGeometry, LngLat, LngLatRing } from "../core/model/coordinates.ts";
import type { Control } from "../core/model/records.ts";

/** Rings and lines of any geometry but points. */
export function toLines(geometry: AnyGeometry): readonly (readonly LngLat[])[] {
  switch (geometry.type) {
    case "Polygon":
      return geometry.coordinates;
    case "MultiPolygon":
      return geometry.coordinates.flat();
    case "LineString":
      return [geometry.coordinates as LngLatRing];
    case "MultiLineString":
      return geometry.coordinates as readonly LngLatRing[];
    default:
      return [];
  }
}

/** Ends of a segment rounded to 1e-6 degree (10 cm), smaller end first. */
function* listSegments(geometry: AnyGeometry): Generator<string> {
  for (const line of toLines(geometry)) {
    for (let i = 1; i < line.length; i++) {
      const a = toKey(line[i - 1]);
      const b = toKey(line[i]);
      if (a !== b) yield a < b ? `${a} ${b}` : `${b} ${a}`;
    }
  }
}

function toKey(position: LngLat | undefined): string {
  return position === undefined ? "" : `${Math.round(position[0] * 1e6)},${Math.round(position[1] * 1e6)}`;
}

/** More than this many lines beside each other would leave the place they mark. */
const mostSlots = 2;
/** Share of a line's segments that must run along an earlier one before it is moved aside. */
const sharedEnough = 0.2;

/**
 * Which control lines run side by side: 0 for a line on its own or the first of a bundle, 1, 2 … for those that share
 * their segments with it. The style turns the slot into an offset.
 */
export function findSlots(controls: Iterable<Control>): ReadonlyMap<string, number> {
  const taken = new Map<string, Set<number>>();
  const slots = new Map<string, number>();
  for (const control of controls) {
    const segments = [...new Set(listSegments(control.geometry))];
    const shared = segments.filter((segment) => taken.has(segment));
    const aside = segments.length > 0 && shared.length / segments.length >= sharedEnough;
    const used = new Set(shared.flatMap((segment) => [...(taken.get(segment) ?? [])]));
    let slot = 0;
    while (aside && used.has(slot) && slot < mostSlots) slot++;
    slots.set(control.id, slot);
    for (const segment of segments) {
      const there = taken.get(segment);
      if (there === undefined) taken.set(segment, new Set([slot]));
      else there.add(slot);
    }
  }
  return slots;
}
