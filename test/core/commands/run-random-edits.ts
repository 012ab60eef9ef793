import type { CommandTools } from "../../../src/core/commands/command-tools.ts";
import { runCommand } from "../../../src/core/commands/run-command.ts";
import type { EditGrid } from "../../../src/core/geometry/edit-grid.ts";
import { applyChanges, type LayerChange } from "../../../src/core/history/apply-changes.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { toolsFor } from "../../support/edit-park.ts";
import { createJointCheck, findBroken } from "../../support/joint-corners.ts";
import { makeCommand } from "../../support/random-commands.ts";
import type { Random } from "../../support/random-park.ts";

const edited = ["parcels", "zones"] as const;

/**
 * Edits a park at random and stops at the first law broken: a shape the reader would mend or turn, a corner that came near
 * an edge or corner of a neighbor without becoming one with it, a reverse that does not bring back what was, another
 * answer the second time. Whatever lay apart from the beginning may.
 */
export function runRandomEdits(
  start: ParkDataset,
  random: Random,
  count: number,
  grid?: EditGrid,
): { readonly park: ParkDataset; readonly fault: string | undefined; readonly done: Readonly<Record<string, number>> } {
  const joints = createJointCheck();
  const apart = new Set(edited.flatMap((kind) => joints.findUnjoined(start, kind)));
  const done: Record<string, number> = {};
  let park = start;
  for (let serial = 1; serial <= count; serial++) {
    const command = makeCommand(park, random, serial);
    const outcome = runCommand(park, command, toolsFor(park, grid));
    const told = outcome.ok ? command.type : `${command.type}: ${outcome.failure.code}`;
    done[told] = (done[told] ?? 0) + 1;
    const name = `edit ${serial}, ${JSON.stringify(command)}`;
    if (JSON.stringify(runCommand(park, command, turned(toolsFor(park, grid)))) !== JSON.stringify(outcome)) {
      return { park, done, fault: `${name}: another answer the second time` };
    }
    if (!outcome.ok) continue;
    const applied = applyChanges(park, outcome.value.change);
    if (!applied.ok) return { park, done, fault: `${name}: ${JSON.stringify(applied.failure)}` };
    const after = applied.value;
    if (!isUndone(park, after, outcome.value.change)) return { park, done, fault: `${name}: not undone` };
    for (const kind of edited) {
      const ids = touchedIds(outcome.value.change, kind);
      const broken = findBroken(after, kind, ids);
      if (broken !== undefined) return { park, done, fault: `${name}: ${broken}` };
      const unjoined = joints.findUnjoined(after, kind, ids).find((pair) => !apart.has(pair));
      if (unjoined !== undefined) return { park, done, fault: `${name}: ${unjoined}` };
    }
    park = after;
  }
  return { park, done, fault: undefined };
}

/** Tools whose index hands features out the other way round: the answer may not depend on it. */
function turned(tools: CommandTools): CommandTools {
  return { ...tools, near: (kind, box) => [...tools.near(kind, box)].toReversed() };
}

function touchedIds(change: readonly LayerChange[], kind: string): ReadonlySet<string> {
  return new Set(
    change
      .filter(({ layer }) => layer === kind)
      .flatMap(({ added, updated }) => [...added, ...updated.map(([, after]) => after)])
      .map(({ id }) => id),
  );
}

/** Are all records the very ones again once the change is reversed? An order apart: what was removed comes back last. */
function isUndone(before: ParkDataset, after: ParkDataset, change: readonly LayerChange[]): boolean {
  const reversed = change.map(
    ({ layer, added, updated, removed }) =>
      // Swapped sides are of the same layer.
      ({ layer, added: removed, updated: updated.map(([a, b]) => [b, a]), removed: added }) as unknown as LayerChange,
  );
  const undone = applyChanges(after, reversed);
  return (
    undone.ok &&
    edited.every((kind) => {
      const [stood, stands] = [before.layers[kind], undone.value.layers[kind]];
      return stood?.size === stands?.size && [...(stood ?? [])].every(([id, record]) => stands?.get(id) === record);
    })
  );
}
