import type { AreaBasis } from "../../model/dataset.ts";
import { compareIds } from "../../model/ids.ts";
import type { Parcel } from "../../model/records.ts";
import type { ParcelAudit } from "../audit-report.ts";
import { drawnAreaM2 } from "../totals.ts";

type FieldValue = string | number | boolean | null | readonly unknown[];

/** One property of a parcel that differs: a recorded one by its path in the file, a computed one by its path in the report. */
export interface FieldChange {
  readonly name: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** A parcel as one state has it. */
export interface ParcelState {
  readonly parcel: Parcel;
  readonly audit: ParcelAudit;
  readonly basis: AreaBasis;
}

/**
 * What differs between two states of one parcel, by name. Lists count as one value. A shape that was redrawn appears as `geometry`
 * with its drawn area before and after, m².
 */
export function compareParcels(before: ParcelState, after: ParcelState): readonly FieldChange[] {
  const a = flatten(before);
  const b = flatten(after);
  const names = [...new Set([...a.keys(), ...b.keys()])].sort(compareIds);
  const changes = names
    .map((name) => ({ name, before: a.get(name) ?? null, after: b.get(name) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
  if (JSON.stringify(before.parcel.geometry) === JSON.stringify(after.parcel.geometry)) return changes;
  const redrawn = {
    name: "geometry",
    before: drawnAreaM2(before.audit.areaM2, before.basis),
    after: drawnAreaM2(after.audit.areaM2, after.basis),
  };
  return [...changes, redrawn].sort((x, y) => compareIds(x.name, y.name));
}

function flatten({ parcel, audit }: ParcelState): ReadonlyMap<string, FieldValue> {
  const { geometry: _geometry, extra, ...recorded } = parcel;
  const fields = new Map<string, FieldValue>();
  collect(fields, "", recorded);
  collect(fields, "", extra);
  const { stage, status, tags, verdict, idle, exit, lowUse, surplus, indicators } = audit;
  collect(fields, "", { stage, status, tags, verdict });
  collect(fields, "", { "idle.class": idle.class, "exit.class": exit.class, "lowUse.class": lowUse.class });
  for (const [key, figure] of Object.entries({ ...indicators, surplus })) {
    fields.set(key === "surplus" ? key : `indicators.${key}`, figure.value);
  }
  return fields;
}

/** Leaves by path; what is not known has no leaf, so that `null` and a member that is missing are the same. */
function collect(fields: Map<string, FieldValue>, path: string, value: unknown): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    if (value.length > 0) fields.set(path, value);
    return;
  }
  if (typeof value === "object") {
    for (const [name, member] of Object.entries(value)) collect(fields, path === "" ? name : `${path}.${name}`, member);
    return;
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") fields.set(path, value);
}
