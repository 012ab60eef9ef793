import type { OverlayEngine } from "../../geometry/overlay-engine.ts";
import type { ParkDataset } from "../../model/dataset.ts";
import type { Figure } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import { pairAudits } from "../audit-list.ts";
import type { AuditReport, ParcelAudit, ParkAudit } from "../audit-report.ts";
import { type DigestEntry, digestChanges } from "./digest-changes.ts";
import { computeLandUseMatrix, type LandUseChange } from "./land-use-matrix.ts";
import { compareParcels, type FieldChange, type ParcelState } from "./parcel-fields.ts";

export const diffSchemaId = "parkwright.diff/1";

/** A dataset, one of its scenarios, or either on another day, with what the audit says of it. */
export interface AuditedState {
  readonly dataset: ParkDataset;
  readonly report: AuditReport;
  /** Id of the scenario; null: the dataset as it stands. */
  readonly scenario: string | null;
}

interface StateName {
  readonly dataset: string;
  readonly name: LocalizedText;
  readonly scenario: string | null;
  readonly asOf: string;
  readonly ruleSets: readonly string[];
}

/** Contracts §7. The head is that of `b`. */
export interface DiffReport {
  readonly schema: typeof diffSchemaId;
  readonly generatedAt: string;
  readonly engine: string;
  readonly asOf: string;
  readonly dataset: AuditReport["dataset"];
  readonly ruleSets: AuditReport["ruleSets"];
  readonly a: StateName;
  readonly b: StateName;
  readonly matrix: readonly LandUseChange[];
  /** Layers without which there is no matrix. */
  readonly matrixMissing: readonly string[];
  readonly parcels: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly { readonly id: string; readonly fields: readonly FieldChange[] }[];
  };
  /** Every figure of every park; null where the park is not in that state. */
  readonly indicators: readonly IndicatorChange[];
  readonly digest: readonly DigestEntry[];
}

interface IndicatorChange {
  readonly parkId: string;
  readonly key: string;
  readonly before: Figure | null;
  readonly after: Figure | null;
}

/** What differs between two states of a park, or between two parks: land use, parcels, figures, and what happened in between. */
export function diffStates(a: AuditedState, b: AuditedState, engine: OverlayEngine): DiffReport {
  const { generatedAt, asOf, dataset, ruleSets } = b.report;
  const matrix = computeLandUseMatrix(a.dataset, b.dataset, engine);
  const lacks = ({ layers }: ParkDataset) => layers.zones === undefined;
  return {
    schema: diffSchemaId,
    generatedAt,
    engine: b.report.engine,
    asOf,
    dataset,
    ruleSets,
    a: nameState(a),
    b: nameState(b),
    matrix: matrix ?? [],
    matrixMissing: [...(lacks(a.dataset) ? ["a.zones"] : []), ...(lacks(b.dataset) ? ["b.zones"] : [])],
    parcels: diffParcels(a, b),
    indicators: diffParks(a.report.parks, b.report.parks),
    digest: digestChanges(a.report, b.report),
  };
}

function nameState({ report, scenario }: AuditedState): StateName {
  const { dataset, asOf, ruleSets } = report;
  return { dataset: dataset.id, name: dataset.name, scenario, asOf, ruleSets: ruleSets.map(({ id }) => id) };
}

/** In id order, as the reports have them. A parcel without a record in its dataset does not count. */
function diffParcels(a: AuditedState, b: AuditedState): DiffReport["parcels"] {
  const added: string[] = [];
  const removed: string[] = [];
  const changed: { readonly id: string; readonly fields: readonly FieldChange[] }[] = [];
  for (const { id, before, after } of pairAudits(a.report.parcels, b.report.parcels)) {
    const was = findState(a, before);
    const is = findState(b, after);
    if (was === undefined && is !== undefined) added.push(id);
    else if (was !== undefined && is === undefined) removed.push(id);
    else if (was !== undefined && is !== undefined) {
      const fields = compareParcels(was, is);
      if (fields.length > 0) changed.push({ id, fields });
    }
  }
  return { added, removed, changed };
}

function findState({ dataset, report }: AuditedState, audit: ParcelAudit | undefined): ParcelState | undefined {
  const parcel = audit === undefined ? undefined : dataset.layers.parcels?.get(audit.id);
  if (audit === undefined || parcel === undefined) return undefined;
  return { parcel, audit, basis: report.dataset.areaBasis };
}

function diffParks(a: readonly ParkAudit[], b: readonly ParkAudit[]): readonly IndicatorChange[] {
  const before = figuresByPark(a);
  const after = figuresByPark(b);
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort(compareIds);
  return ids.flatMap((parkId) => {
    const [had, has] = [before.get(parkId) ?? {}, after.get(parkId) ?? {}];
    const keys = [...new Set([...Object.keys(had), ...Object.keys(has)])].sort(compareIds);
    return keys.map((key) => ({ parkId, key, before: had[key] ?? null, after: has[key] ?? null }));
  });
}

function figuresByPark(parks: readonly ParkAudit[]): ReadonlyMap<string, Readonly<Record<string, Figure>>> {
  return new Map(parks.map(({ id, indicators }) => [id, indicators]));
}
