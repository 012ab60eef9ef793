import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import type { JudgedParcel } from "../../core/analysis/judged-parcel.ts";
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
    if (was === undefined || is === undefined || order !== 0 || !isKept(was, is))
      ids.push((order <= 0 ? was?.shape.id : is?.shape.id) ?? "");
  }
  return ids;
}

/** A judgment that still holds is carried on in a new record, with the very facts and amounts it had (judge-parcels). */
function isKept(was: JudgedParcel, is: JudgedParcel): boolean {
  return was === is || (was.facts === is.facts && was.amounts === is.amounts);
}
