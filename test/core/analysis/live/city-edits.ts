import type { LiveChange } from "../../../../src/core/analysis/live/live-audit.ts";
import type { RecordEdit } from "../../../../src/core/analysis/live/record-edit.ts";
import type { AreaGeometry, LngLat } from "../../../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../../../src/core/model/dataset.ts";
import { recordsOf } from "../../../../src/core/model/record-kinds.ts";
import type { Parcel } from "../../../../src/core/model/records.ts";
import { readPack } from "../../../support/audit-demo.ts";
import { isSimpleAt } from "./edited-city.ts";
import { randomEdit } from "./random-edits.ts";

type Random = () => number;

/** Degrees in a meter, about. */
const meterDeg = 1e-5;

/** What a session of planning does to a city: mostly single edits of any layer, corners dragged with all who share them, splits, another day, other packs. */
export function cityEdit(dataset: ParkDataset, random: Random): LiveChange | undefined {
  const choice = random();
  if (choice < 0.015) return { asOf: `20${24 + Math.floor(3 * random())}-0${1 + Math.floor(8 * random())}-15` };
  if (choice < 0.03) return { rulePacks: [readPack(random() < 0.5 ? "cn-national-2008" : "cn-national-2023")] };
  if (choice < 0.2) return dragShared(dataset, random() < 0.6 ? "parcels" : "zones", random);
  if (choice < 0.3) return split(dataset, random);
  if (choice < 0.35) return insertCorner(dataset, random);
  return randomEdit(dataset, random);
}

function pickParcel(dataset: ParkDataset, random: Random): Parcel | undefined {
  const parcels = [...(dataset.layers.parcels?.values() ?? [])];
  return parcels[Math.floor(random() * parcels.length)];
}

/** A corner of a parcel or zone with those of its neighbors in the very same place. */
function dragShared(dataset: ParkDataset, kind: "parcels" | "zones", random: Random): LiveChange | undefined {
  const all = [...(recordsOf(dataset, kind)?.values() ?? [])];
  const picked = all[Math.floor(random() * all.length)];
  const corners = picked === undefined ? undefined : onlyRing(picked.geometry);
  const from = corners?.[Math.floor(random() * corners.length)];
  if (from === undefined) return undefined;
  const to: LngLat = [from[0] + 16 * meterDeg * (random() - 0.5), from[1] + 16 * meterDeg * (random() - 0.5)];
  const records: RecordEdit[] = [];
  for (const record of all) {
    const ring = onlyRing(record.geometry);
    const at = ring?.findIndex(([lng, lat]) => lng === from[0] && lat === from[1]) ?? -1;
    if (ring === undefined || at < 0) continue;
    const fresh = ring.map((corner, index) => (index === at || (at === 0 && index === ring.length - 1) ? to : corner));
    if (!isSimple(fresh, [at])) return undefined;
    const geometry = { type: "Polygon", coordinates: [fresh] };
    records.push({ kind, id: record.id, to: { ...record, geometry } } as RecordEdit); // of its own kind
  }
  return records.length === 0 ? undefined : { records };
}

/** A parcel in two along a diagonal that lies inside: one keeps the id, what stood on it goes to both. */
function split(dataset: ParkDataset, random: Random): LiveChange | undefined {
  const parcel = pickParcel(dataset, random);
  const ring = parcel === undefined ? undefined : onlyRing(parcel.geometry);
  if (parcel === undefined || ring === undefined || ring.length < 6) return undefined;
  const half = Math.floor((ring.length - 1) / 2);
  const [a, b] = [ring.slice(0, half + 1), ring.slice(half)];
  const [first] = a;
  if (first === undefined) return undefined;
  const parts = [
    [...a, first],
    [...b, b[0] ?? first],
  ];
  if (!parts.every((part) => isSimple(part, [part.length - 2, part.length - 3, 0]) && turnOf(part) > 0))
    return undefined;
  const [kept = [], rest = []] = parts;
  const id = `${parcel.id}-${Math.floor(random() * 1e6)}`;
  return {
    records: [
      { kind: "parcels", id: parcel.id, to: { ...parcel, geometry: { type: "Polygon", coordinates: [kept] } } },
      { kind: "parcels", id, to: { ...parcel, id, geometry: { type: "Polygon", coordinates: [rest] } } },
    ],
  };
}

function insertCorner(dataset: ParkDataset, random: Random): LiveChange | undefined {
  const parcel = pickParcel(dataset, random);
  const ring = parcel === undefined ? undefined : onlyRing(parcel.geometry);
  if (parcel === undefined || ring === undefined) return undefined;
  const at = Math.floor(random() * (ring.length - 1));
  const [from, to] = [ring[at], ring[at + 1]];
  if (from === undefined || to === undefined) return undefined;
  const corner: LngLat = [(from[0] + to[0]) / 2 + 4 * meterDeg * (random() - 0.5), (from[1] + to[1]) / 2];
  const fresh = [...ring.slice(0, at + 1), corner, ...ring.slice(at + 1)];
  if (!isSimple(fresh, [at, at + 1])) return undefined;
  const geometry: AreaGeometry = { type: "Polygon", coordinates: [fresh] };
  return { records: [{ kind: "parcels", id: parcel.id, to: { ...parcel, geometry } }] };
}

/** The ring of a shape that has only one. */
function onlyRing(geometry: AreaGeometry): readonly LngLat[] | undefined {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const [[ring, hole] = [], other] = polygons;
  return hole === undefined && other === undefined ? ring : undefined;
}

function flatOf(ring: readonly LngLat[]): Float64Array {
  return Float64Array.from(ring.flatMap(([lng, lat]) => [lng / meterDeg, lat / meterDeg]));
}

function isSimple(ring: readonly LngLat[], vertices: readonly number[]): boolean {
  return isSimpleAt(flatOf(ring), vertices);
}

/** Positive where a ring runs around its land the usual way. */
function turnOf(ring: readonly LngLat[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  return ring.reduce((sum, [x, y], index) => {
    const [x1, y1] = ring[index + 1] ?? ring[0] ?? [x, y];
    return sum + (x - x0) * (y1 - y0) - (x1 - x0) * (y - y0);
  }, 0);
}
