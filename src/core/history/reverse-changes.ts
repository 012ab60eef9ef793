import type { LayerChange } from "./apply-changes.ts";

/** What takes changes back: applied after them it gives the records there were before. Reversed twice they are as they came. */
export function reverseChanges(changes: readonly LayerChange[]): readonly LayerChange[] {
  return [...changes].reverse().map(({ layer, added, updated, removed }) => ({
    layer,
    added: [...removed].reverse(),
    updated: [...updated].reverse().map(([before, after]) => [after, before] as const),
    removed: [...added].reverse(),
  }));
}
