import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import { compareIds } from "../../core/model/ids.ts";

/** Parcels of either state that are not judged by the very same as in the other, in id order. Cost: one pass over both. */
export function findJudgedAnew(before: JudgedPark, after: JudgedPark): readonly string[] {
  const [old, fresh] = [before.world.parcels, after.world.parcels];
  const ids: string[] = [];
  for (let here = 0, there = 0; here < old.length || there < fresh.length; ) {
    const [was, is] = [old[here], fresh[there]];
    const order = was === undefined ? 1 : is === undefined ? -1 : compareIds(was.shape.id, is.shape.id);
    if (order <= 0) here++;
    if (order >= 0) there++;
    if (was !== is || order !== 0) ids.push((order <= 0 ? was?.shape.id : is?.shape.id) ?? "");
  }
  return ids;
}
