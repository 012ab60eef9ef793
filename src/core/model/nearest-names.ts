import { computeEditDistance } from "./edit-distance.ts";

/** Names that are listed before the rest is only counted. */
const listed = 8;

/**
 * Which names are allowed, for a sentence that refuses another one: those that hold it or look like it first, the others in
 * the order given; a long list ends in how many there are. `far.min, far.max … (12 in all)`.
 */
export function listAllowed(names: Iterable<string>, got: string): string {
  const most = Math.max(1, Math.floor(got.length / 2));
  const distanceTo = (name: string): number =>
    got.length > 2 && name.includes(got) ? 0 : computeEditDistance(got, name, most);
  const ranked = [...new Set(names)]
    .map((name) => ({ name, distance: distanceTo(name) }))
    .sort((a, b) => a.distance - b.distance);
  const shown = ranked.slice(0, listed).map(({ name }) => name);
  return ranked.length > shown.length ? `${shown.join(", ")} … (${ranked.length} in all)` : shown.join(", ");
}
