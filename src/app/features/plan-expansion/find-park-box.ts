import type { LngLatBox } from "../../../core/model/coordinates.ts";
import type { OpenedPark } from "../../../worker/messages.ts";

/** Where the parks lie, degrees; null where none has a boundary. */
export function findParkBox(park: OpenedPark | null): LngLatBox | null {
  const boxes = (park?.parks ?? []).map(({ box }) => box).filter((box) => box.every(Number.isFinite));
  const [first, ...rest] = boxes;
  if (first === undefined) return null;
  return rest.reduce<LngLatBox>(
    (all, [west, south, east, north]) => [
      Math.min(all[0], west),
      Math.min(all[1], south),
      Math.max(all[2], east),
      Math.max(all[3], north),
    ],
    first,
  );
}
