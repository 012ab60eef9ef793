import { computeEditDistance } from "./edit-distance.ts";
import { compareIds } from "./ids.ts";

/** Names that are listed before the rest is only counted. */
const listed = 8;

/**
 * Which names are allowed, for a sentence that refuses another one: the ones that look like it first, then by name; a long
 * list ends in how many more there are. `far.min, far.max … (12 in all)`.
 */
export function listAllowed(names: Iterable<string>, got: string): string {
  const most = Math.max(1, Math.floor(got.length / 2));
  const ranked = [...new Set(names)]
    .map((name) => ({ name, distance: computeEditDistance(got, name, most) }))
    .sort((a, b) => a.distance - b.distance || compareIds(a.name, b.name));
  const shown = ranked.slice(0, listed).map(({ name }) => name);
  return ranked.length > shown.length ? `${shown.join(", ")} … (${ranked.length} in all)` : shown.join(", ");
}
