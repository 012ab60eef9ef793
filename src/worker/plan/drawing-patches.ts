import type { OverlayEntry } from "../../core/history/overlay.ts";
import type { RecordKind } from "../../core/model/record-kinds.ts";
import { type DrawingScene, type DrawnFeature, drawers } from "../draw-features.ts";
import { writeFeature } from "../feature-blob.ts";
import { type DrawingSource, drawingSources } from "../messages.ts";
import type { DrawingPatch } from "./plan-messages.ts";

/** The layer each source is drawn from; `labels` like the parcels. */
const layerOf: Readonly<Record<DrawingSource, RecordKind>> = {
  surroundings: "survey",
  parks: "parks",
  zones: "zones",
  parcels: "parcels",
  labels: "parcels",
  buildings: "buildings",
  structures: "structures",
  controls: "controls",
  infrastructure: "infrastructure",
  sensitive: "sensitive",
};

/**
 * What turns the drawings of one scene into those of another: features that differ, by source; sources without any are left out.
 * `edits`: records that differ; `rowIds`, `zoneIds`: parcels and zones of which the audit says something else. Cost: those, and
 * a whole source where all its features hang on what changed (a park moved, the numbers lost what they had in common).
 */
export function patchDrawings(
  before: DrawingScene,
  after: DrawingScene,
  edits: readonly OverlayEntry[],
  rowIds: Iterable<string>,
  zoneIds: Iterable<string>,
): readonly DrawingPatch[] {
  const judged = { parcels: [...rowIds], zones: [...zoneIds] };
  return drawingSources.flatMap((source): readonly DrawingPatch[] => {
    const kind = layerOf[source];
    const said = kind === "parcels" ? judged.parcels : kind === "zones" ? judged.zones : [];
    const ids = isWholeAnew(source, before, after)
      ? listIds(source, before, after)
      : new Set([...edits.flatMap((edit) => (edit.kind === kind ? [edit.id] : [])), ...said]);
    return patchSource(source, before, after, ids);
  });
}

function isWholeAnew(source: DrawingSource, before: DrawingScene, after: DrawingScene): boolean {
  switch (source) {
    case "labels":
      return before.prefix !== after.prefix;
    case "controls":
      return before.slots !== after.slots;
    case "infrastructure":
    case "sensitive":
      return before.parkShapes !== after.parkShapes;
    default:
      return false;
  }
}

function listIds(source: DrawingSource, before: DrawingScene, after: DrawingScene): ReadonlySet<string> {
  const kind = layerOf[source] as keyof DrawingScene["dataset"]["layers"]; // sources are drawn from layers
  return new Set([before, after].flatMap(({ dataset }) => [...(dataset.layers[kind]?.keys() ?? [])]));
}

function patchSource(
  source: DrawingSource,
  before: DrawingScene,
  after: DrawingScene,
  ids: Iterable<string>,
): readonly DrawingPatch[] {
  const put: unknown[] = [];
  const removeIds: string[] = [];
  const { drawOne } = drawers[source];
  for (const id of ids) {
    const old = writeAll(drawOne(before, id));
    const fresh = writeAll(drawOne(after, id));
    for (const [name, text] of fresh) if (old.get(name) !== text) put.push(JSON.parse(text));
    for (const name of old.keys()) if (!fresh.has(name)) removeIds.push(name);
  }
  return put.length === 0 && removeIds.length === 0 ? [] : [{ source, put, removeIds }];
}

/** As the drawing has them: rounded, without what is null. */
function writeAll(features: readonly DrawnFeature[]): ReadonlyMap<string, string> {
  return new Map(features.map(({ geometry, properties }) => [properties.id, writeFeature(geometry, properties)]));
}
