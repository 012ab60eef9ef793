import type { DrawingSource } from "../../worker/messages.ts";
import type { DrawingPatch } from "../../worker/plan/plan-messages.ts";

/** What a map draws otherwise than the park as it was opened: features by source and id; null: drawn no more. */
export type DrawingRecipe = ReadonlyMap<DrawingSource, ReadonlyMap<string, unknown>>;

/** Patches laid over each other, oldest first: the last word on each feature. */
export function layPatches(patches: readonly DrawingPatch[]): DrawingRecipe {
  const recipe = new Map<DrawingSource, Map<string, unknown>>();
  for (const { source, put, removeIds } of patches) {
    const features = recipe.get(source) ?? new Map<string, unknown>();
    recipe.set(source, features);
    for (const feature of put) features.set(idOf(feature), feature);
    for (const id of removeIds) features.set(id, null);
  }
  return recipe;
}

/**
 * What turns a map drawn by one recipe into that of another. Null where a feature returns to what it was when the park was opened,
 * which no patch knows: such a map is drawn anew.
 */
export function patchRecipe(before: DrawingRecipe, after: DrawingRecipe): readonly DrawingPatch[] | null {
  for (const [source, features] of before) {
    for (const id of features.keys()) if (after.get(source)?.has(id) !== true) return null;
  }
  return [...after].flatMap(([source, features]) => {
    const known = before.get(source);
    const put: unknown[] = [];
    const removeIds: string[] = [];
    for (const [id, feature] of features) {
      if (known?.has(id) === true && isSame(known.get(id), feature)) continue;
      if (feature === null) removeIds.push(id);
      else put.push(feature);
    }
    return put.length === 0 && removeIds.length === 0 ? [] : [{ source, put, removeIds }];
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Every feature of a drawing has an id of its own. */
function idOf(feature: unknown): string {
  return (feature as { readonly properties: { readonly id: string } }).properties.id;
}
