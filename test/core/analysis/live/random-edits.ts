import type { LiveChange } from "../../../../src/core/analysis/live/live-audit.ts";
import type { RecordEdit } from "../../../../src/core/analysis/live/record-edit.ts";
import type { AreaGeometry, LngLat } from "../../../../src/core/model/coordinates.ts";
import { isAreaGeometry } from "../../../../src/core/model/coordinates.ts";
import type { LayerKind, ParkDataset } from "../../../../src/core/model/dataset.ts";
import { compareIds } from "../../../../src/core/model/ids.ts";
import { recordsOf } from "../../../../src/core/model/record-kinds.ts";
import { isSimpleAt } from "./edited-city.ts";

/** Degrees in a meter, about. */
const meterDeg = 1e-5;

type Random = () => number;

/** A random edit of any layer or list of a dataset, as a person might make it; undefined where it would break a shape. */
export function randomEdit(dataset: ParkDataset, random: Random): LiveChange | undefined {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const kind = pick(kinds);
  if (kind === undefined) return undefined;
  const records = recordsOf(dataset, kind);
  const id = pick([...(records?.keys() ?? [])].sort(compareIds));
  const record = id === undefined ? undefined : records?.get(id);
  if (id === undefined || record === undefined) return undefined;
  const choice = random();
  if (kind === "enterprises")
    return one({ kind, id, to: changeFirm(record as never, random) } as unknown as RecordEdit);
  if (choice < 0.12 && kind !== "parks") return one({ kind, id, to: undefined } as RecordEdit);
  if (choice < 0.2) {
    const copy = { ...record, id: `${id}-copy-${Math.floor(random() * 1e6)}`, ...moved(record, random) };
    return one({ kind, id: copy.id, to: copy } as RecordEdit);
  }
  if (choice < 0.45)
    return one({ kind, id, to: { ...record, ...changeAttribute(kind, record as never, random) } } as RecordEdit);
  const geometry =
    "geometry" in record && isAreaGeometry(record.geometry)
      ? dragVertex(record.geometry, random)
      : moved(record, random)?.geometry;
  return geometry === undefined ? undefined : one({ kind, id, to: { ...record, geometry } } as RecordEdit);
}

const kinds = [
  "parcels",
  "parcels",
  "parcels",
  "zones",
  "zones",
  "zones",
  "buildings",
  "buildings",
  "structures",
  "controls",
  "survey",
  "infrastructure",
  "sensitive",
  "enterprises",
  "parks",
] as const;

function one(edit: RecordEdit): LiveChange {
  return { records: [edit] };
}

function dragVertex(geometry: AreaGeometry, random: Random): AreaGeometry | undefined {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const p = Math.floor(random() * polygons.length);
  const r = Math.floor(random() * (polygons[p]?.length ?? 0));
  const ring = polygons[p]?.[r];
  if (ring === undefined || r > 0) return undefined;
  const at = Math.floor(random() * (ring.length - 1));
  const [lng, lat] = ring[at] ?? [0, 0];
  const to: LngLat = [lng + 24 * meterDeg * (random() - 0.5), lat + 24 * meterDeg * (random() - 0.5)];
  const fresh = ring.map((position, i) => (i === at || (at === 0 && i === ring.length - 1) ? to : position));
  const flat = Float64Array.from(fresh.flatMap(([x, y]) => [x / meterDeg, y / meterDeg]));
  if (!isSimpleAt(flat, [at]) || polygons.flat().length > 1) return undefined;
  const coordinates = polygons.map((rings, i) => rings.map((one, j) => (i === p && j === r ? fresh : one)));
  return geometry.type === "Polygon"
    ? { type: "Polygon", coordinates: coordinates[0] ?? [] }
    : { type: "MultiPolygon", coordinates };
}

/** The whole geometry somewhere near. */
function moved(record: object, random: Random): { readonly geometry: never } | undefined {
  if (!("geometry" in record)) return undefined;
  const by = [60 * meterDeg * (random() - 0.5), 60 * meterDeg * (random() - 0.5)];
  const shift = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    const [lng, lat] = value;
    if (typeof lng === "number" && typeof lat === "number") return [lng + (by[0] ?? 0), lat + (by[1] ?? 0)];
    return value.map(shift);
  };
  const geometry = record.geometry as { readonly coordinates: unknown };
  return { geometry: { ...geometry, coordinates: shift(geometry.coordinates) } as never };
}

function changeAttribute(kind: LayerKind, record: Record<string, never>, random: Random): object {
  const pick = (values: readonly unknown[]): unknown => values[Math.floor(random() * values.length)];
  switch (kind) {
    case "parcels":
      return pick([
        { deedAreaM2: 2000 + Math.round(20_000 * random()) },
        { landUse: pick(["100101", "100102", "100103", "0701", "0802", "1207"]) },
        { enterpriseIds: [] },
        { supply: null },
        { parkId: null },
        { construction: null },
      ]) as object;
    case "zones":
      return pick([
        { landUse: pick(["100101", "100102", "100103", "0701", "1401"]) },
        { limits: [] },
        { name: { en: "Zone" } },
      ]) as object;
    case "buildings":
      return pick([
        { status: pick(["existing", "planned"]) },
        { year: 2010 + Math.floor(15 * random()) },
        { use: pick(["industry", "dormitory", "residential"]) },
      ]) as object;
    case "structures":
      return { servesProduction: pick([true, false, null]) };
    case "controls":
      return pick([{ part: pick(["core", "flexible"]) }, { versionDate: "2024-05-01" }]) as object;
    case "survey":
      return { code: pick(["0101", "0601", "1202"]) };
    case "infrastructure":
      return { status: pick(["built", "planned", null]) };
    case "sensitive":
      return { kind: pick(["school", "hospital", "residential"]) };
    case "parks":
      return pick([{ landClass: pick(["1", "5", null]) }, { name: { en: "Park" } }]) as object;
    default:
      return record;
  }
}

function changeFirm(record: Record<string, never>, random: Random): object {
  const choice = random();
  if (choice < 0.3) return { ...record, pollutionClass: 1 + Math.floor(3 * random()) };
  if (choice < 0.6)
    return { ...record, taxPaidWan: { 2023: Math.round(500 * random()), 2024: Math.round(500 * random()) } };
  return { ...record, eiaDistanceM: choice < 0.8 ? 200 : null, airDistanceM: choice < 0.9 ? 150 : null };
}
