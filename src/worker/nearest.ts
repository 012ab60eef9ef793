import { computeEditDistance } from "../core/model/edit-distance.ts";
import { compareIds } from "../core/model/ids.ts";
import { foldText } from "./fold-text.ts";

/** Ids that look like `id`, best first: at most a third of the characters may differ. Case, width and punctuation don't count. */
export function findNearest(ids: Iterable<string>, id: string, limit: number): readonly string[] {
  const wanted = foldText(id);
  if (wanted === "") return [];
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const found: { readonly id: string; readonly distance: number }[] = [];
  for (const candidate of ids) {
    const distance = computeEditDistance(wanted, foldText(candidate), most);
    if (distance <= most) found.push({ id: candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || compareIds(a.id, b.id));
  return found.slice(0, limit).map((match) => match.id);
}
