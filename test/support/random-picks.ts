import type { Command } from "../../src/core/commands/command.ts";
import { runsOf } from "../../src/core/commands/topology/corner-runs.ts";
import type { LngLat } from "../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import { type FeatureKind, type FeatureRef, recordsOf } from "../../src/core/model/record-kinds.ts";
import { at } from "./edit-park.ts";
import type { Random } from "./random-park.ts";

/** Makes one command for a park as it stands; `serial` grows from edit to edit, for new ids. */
export type CommandMaker = (dataset: ParkDataset, random: Random, serial: number) => Command;

/** A feature of the park: mostly a parcel, now and then a zone. */
export function pickFeature(dataset: ParkDataset, random: Random): FeatureRef {
  const kind: FeatureKind = random() < 0.85 ? "parcels" : "zones";
  const ids = [...(recordsOf(dataset, kind)?.keys() ?? [])];
  return { kind, id: pickOne(ids, random) ?? "none" };
}

/** One corner of a feature, with its run. */
export function pickCorner(
  dataset: ParkDataset,
  ref: FeatureRef,
  random: Random,
): { readonly polygon: number; readonly ring: number; readonly corner: number; readonly at: LngLat } {
  const geometry = recordsOf(dataset, ref.kind)?.get(ref.id)?.geometry;
  const run = geometry === undefined ? undefined : pickOne(runsOf(geometry), random);
  const corner = Math.floor(random() * (run?.corners.length ?? 0));
  return { polygon: run?.polygon ?? 0, ring: run?.ring ?? 0, corner, at: run?.corners[corner] ?? at(0, 0) };
}

export function pickOne<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}
