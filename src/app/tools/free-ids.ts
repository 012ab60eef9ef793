import type { FeatureKind } from "../../core/model/record-kinds.ts";

/** How ids of new features begin, by kind. */
const beginnings: Partial<Record<FeatureKind, string>> = {
  zones: "Z",
  parcels: "P",
  proposals: "EXP",
  phases: "PH",
  controls: "CL",
  infrastructure: "INF",
};

/**
 * Ids nobody bears yet: `GY-0103-1`, `GY-0103-2` after one they come from, `Z-1` without. The lowest numbers that are free,
 * so the same question has the same answer until something bears them.
 */
export function findFreeIds(
  kind: FeatureKind,
  from: string | null,
  count: number,
  isTaken: (id: string) => boolean,
): readonly string[] {
  const stem = from ?? beginnings[kind] ?? "F";
  const ids: string[] = [];
  for (let number = 1; ids.length < count; number++) {
    const id = `${stem}-${number}`;
    if (!isTaken(id)) ids.push(id);
  }
  return ids;
}
