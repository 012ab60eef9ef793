import type { AuditReport } from "../../core/analysis/audit-report.ts";
import { type AuditedState, diffStates } from "../../core/analysis/diff/diff-states.ts";
import { findLandUseCells } from "../../core/analysis/diff/land-use-matrix.ts";
import type { OverlayEngine } from "../../core/geometry/overlay-engine.ts";
import type { AnyRecord } from "../../core/history/overlay.ts";
import { recordsOf } from "../../core/model/record-kinds.ts";
import { FeatureBlob } from "../feature-blob.ts";
import type { FindUseKey } from "../open-park.ts";
import { featureKinds } from "./feature-finder.ts";
import { listAll } from "./plan-facts.ts";
import type { Comparison } from "./plan-messages.ts";
import { isSameRecord } from "./plan-states.ts";

/** More new problems than this are counted only. */
const mostProblems = 100;

/** Two audited states beside each other: figures, what differs on the map, and the polygons behind the from–to matrix. */
export function compareStates(
  a: AuditedState,
  b: AuditedState,
  engine: OverlayEngine,
  findUseKey: FindUseKey,
): Comparison {
  const cells = new FeatureBlob();
  for (const cell of findLandUseCells(a.dataset, b.dataset, engine) ?? []) {
    const { place, from, fromSystem, to, toSystem, areaM2 } = cell;
    const keys = { fromKey: findUseKey(from, fromSystem), toKey: findUseKey(to, toSystem) };
    cells.add(place, { from, fromSystem, to, toSystem, ...keys, areaM2 });
  }
  const problems = listAll(b.report, a.report).filter(({ isNew }) => isNew);
  return {
    diff: diffStates(a, b, engine),
    shapes: drawDifferences(a, b).toBlob() ?? emptyBlob(),
    cells: cells.toBlob() ?? emptyBlob(),
    problems: problems.slice(0, mostProblems),
    problemCount: problems.length,
    broken: { a: a.report.totals.verdicts.fail, b: b.report.totals.verdicts.fail },
    parkM2: { a: sumParksM2(a.report), b: sumParksM2(b.report) },
  };
}

/** Features that are in one state only, or otherwise in the other; what changed is drawn as it is in `b`, and as it was where it moved. */
function drawDifferences(a: AuditedState, b: AuditedState): FeatureBlob {
  const shapes = new FeatureBlob();
  for (const kind of featureKinds) {
    const old: ReadonlyMap<string, AnyRecord> = recordsOf(a.dataset, kind) ?? new Map();
    const fresh: ReadonlyMap<string, AnyRecord> = recordsOf(b.dataset, kind) ?? new Map();
    if (old === fresh) continue;
    const draw = (record: AnyRecord, change: "added" | "removed" | "changed" | "was", isMoved: boolean) => {
      if ("geometry" in record) shapes.add(record.geometry, { id: `${kind}/${record.id}`, kind, change, isMoved });
    };
    for (const [id, record] of fresh) {
      const was = old.get(id);
      if (was === undefined) draw(record, "added", true);
      else if (!isSameRecord(was, record)) {
        const isMoved = hasMoved(was, record);
        draw(record, "changed", isMoved);
        if (isMoved) draw(was, "was", true);
      }
    }
    for (const [id, record] of old) if (!fresh.has(id)) draw(record, "removed", true);
  }
  return shapes;
}

function sumParksM2({ parks }: AuditReport): number {
  return parks.reduce((sum, { areaM2 }) => sum + areaM2.ellipsoidal, 0);
}

function hasMoved(a: AnyRecord, b: AnyRecord): boolean {
  return JSON.stringify("geometry" in a && a.geometry) !== JSON.stringify("geometry" in b && b.geometry);
}

function emptyBlob(): Blob {
  return new Blob(['{"type":"FeatureCollection","features":[]}'], { type: "application/geo+json" });
}
