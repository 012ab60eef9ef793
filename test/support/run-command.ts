import type { Command } from "../../src/core/commands/command.ts";
import type { CommandNote, CommandOutcome, Refusal } from "../../src/core/commands/command-outcome.ts";
import type { CommandTools } from "../../src/core/commands/command-tools.ts";
import { runCommand } from "../../src/core/commands/run-command.ts";
import { polygonsAreaM2, polygonsOf } from "../../src/core/geometry/plan-shape.ts";
import { applyChanges } from "../../src/core/history/apply-changes.ts";
import { isAreaGeometry, type LngLat } from "../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import { type FeatureKind, type FeatureRef, recordsOf } from "../../src/core/model/record-kinds.ts";
import { metersOf, toolsFor } from "./edit-park.ts";

export interface Ran {
  readonly outcome: CommandOutcome;
  readonly after: ParkDataset;
}

/** The plan after a command that has to be carried out. */
export function run(dataset: ParkDataset, command: Command, tools: CommandTools = toolsFor(dataset)): Ran {
  const result = runCommand(dataset, command, tools);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`);
  const applied = applyChanges(dataset, result.value.change);
  if (!applied.ok) throw new Error(`conflict: ${JSON.stringify(applied.failure)}`);
  return { outcome: result.value, after: applied.value };
}

/** Why a command is not carried out. */
export function refusalOf(dataset: ParkDataset, command: Command, tools: CommandTools = toolsFor(dataset)): Refusal {
  const result = runCommand(dataset, command, tools);
  if (result.ok) throw new Error(`carried out: ${JSON.stringify(result.value.select)}`);
  return result.failure;
}

/** Refs of features of a kind. */
export function refsOf(kind: FeatureKind, ...ids: readonly string[]): readonly FeatureRef[] {
  return ids.map((id) => ({ kind, id }));
}

export function recordOf(dataset: ParkDataset, { kind, id }: FeatureRef) {
  const record = recordsOf(dataset, kind)?.get(id);
  if (record === undefined) throw new Error(`got no ${kind} ${id}`);
  return record;
}

/** Planar area of a feature in the edit grid of the test, m². */
export function areaM2Of(dataset: ParkDataset, ref: FeatureRef, tools: CommandTools = toolsFor(dataset)): number {
  const { geometry } = recordOf(dataset, ref);
  if (!isAreaGeometry(geometry)) throw new Error(`${ref.id} is no area`);
  return polygonsAreaM2(
    polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map((p) => tools.grid.toGrid(p)))),
  );
}

/** Corners of a feature in meters, ring by ring, each without the closing repeat. */
export function ringsOf(dataset: ParkDataset, ref: FeatureRef): readonly (readonly (readonly [number, number])[])[] {
  return positionsOf(dataset, ref).map((ring) => ring.slice(0, -1).map(metersOf));
}

/** Corners of a feature in degrees, ring by ring. */
export function positionsOf(dataset: ParkDataset, ref: FeatureRef): readonly (readonly LngLat[])[] {
  const { geometry } = recordOf(dataset, ref);
  if (!isAreaGeometry(geometry)) throw new Error(`${ref.id} is no area`);
  return polygonsOf(geometry).flat();
}

export function noteOf(outcome: CommandOutcome, code: CommandNote["code"]): CommandNote | undefined {
  return outcome.notes.find((note) => note.code === code);
}

/** Corners in meters from a text: `0 0, 100 0, 100 100`. */
export function ring(text: string): readonly (readonly [number, number])[] {
  return text.split(",").map((corner) => {
    const [x = Number.NaN, y = Number.NaN] = corner.trim().split(" ").map(Number);
    return [x, y];
  });
}
