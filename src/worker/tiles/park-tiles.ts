import { findDatasetBox } from "../../core/analysis/measured-layers.ts";
import { type FlatGeometry, flattenGeometries } from "../../core/geometry/flat-layer.ts";
import { hasFlatRecords } from "../../core/geometry/flat-records.ts";
import type { AreaGeometry } from "../../core/model/coordinates.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import type { Building } from "../../core/model/records.ts";
import { findCommonPrefix } from "../draw-labels.ts";
import type { ParcelRow } from "../messages.ts";
import type { FindUseKey } from "../open-park.ts";
import { type TileColumn, toNumberColumn, toTextColumn } from "./tile-columns.ts";
import type { DrawnTiles, LabelFacts, ParkPreview, TiledLayer, TiledSource, TileFeed } from "./tile-messages.ts";
import { tiledFrom } from "./tiled-from.ts";

/** How the audit worker reaches the tile worker. */
export interface TileConnection {
  readonly post: (feed: TileFeed, transfer: Transferable[]) => void;
  /** Our end's other half, for the tile worker, the first time; then nothing. */
  readonly takePort: () => MessagePort | undefined;
}

/** Layers of one park that the tile worker holds. */
export interface ParkTiles {
  readonly sources: readonly TiledSource[];
  readonly preview: ParkPreview;
  /** Hands over what the audit found; the page may ask for this revision from now on. */
  readonly judge: (revision: number, rows: readonly ParcelRow[], offered: ReadonlySet<string>) => DrawnTiles;
  /** Frees the memory of the other side. */
  readonly drop: () => void;
}

/**
 * Hands the large layers of a dataset to the tile worker, so that they can be drawn before they are judged. Null where no
 * layer is large. Geometry is copied once and moved; neither page nor audit waits for it.
 */
export function startParkTiles(
  connection: TileConnection,
  dataset: ParkDataset,
  key: number,
  findUseKey: FindUseKey,
): ParkTiles | null {
  const { layers } = dataset;
  const sources: TiledSource[] = [];
  const add = (layer: TiledLayer, flat: FlatGeometry, columns: readonly TileColumn[]) => {
    const { shapeStart, polygonStart, ringStart, lngLat } = flat;
    const transfer = [shapeStart.buffer, polygonStart.buffer, ringStart.buffer, lngLat.buffer];
    connection.post({ type: "layer", key, layer, flat, columns }, transfer as ArrayBuffer[]);
    sources.push(layer);
  };
  const { zones, parcels } = layers;
  if (isLarge(zones)) {
    const uses = readColumn(zones, (zone) => findUseKey(zone.landUse, zone.codeSystem) ?? "?");
    add("zones", copyShapes(zones), [toTextColumn("useKey", uses, zones.size)]);
  }
  const ids: TileColumn = { kind: "id", key: "id", values: isLarge(parcels) ? [...parcels.keys()] : [] };
  const uses = toTextColumn(
    "useKey",
    isLarge(parcels) ? readColumn(parcels, (parcel) => findUseKey(parcel.landUse, parcel.codeSystem) ?? "?") : [],
    ids.values.length,
  );
  if (isLarge(parcels)) add("parcels", copyShapes(parcels), [ids, uses]);
  if ((layers.buildings?.size ?? 0) >= tiledFrom) {
    const buildings = [...(layers.buildings?.values() ?? [])].filter(({ status }) => status !== "demolished");
    if (buildings.length >= tiledFrom)
      add("buildings", flattenGeometries(buildings.map(({ geometry }) => geometry)), describeBuildings(buildings));
  }
  if (sources.length === 0) return null;
  const isJudged = sources.includes("parcels");
  return {
    sources: isJudged ? [...sources, "labels"] : sources,
    preview: { tiles: { key, revision: 0, sources }, bounds: findDatasetBox(dataset) ?? [0, 0, 0, 0] },
    judge(revision, rows, offered) {
      if (!isJudged) return { key, revision: 0, sources };
      const rowsById = new Map(rows.map((row) => [row.id, row]));
      const rowOfShape = ids.values.map((id) => rowsById.get(id));
      const columns = [ids, uses, ...describeJudged(rowOfShape)];
      connection.post({ type: "judged", key, revision, columns, labels: describeLabels(rowOfShape, offered) }, []);
      return { key, revision, sources: [...sources, "labels"] };
    },
    drop: () => connection.post({ type: "drop", key }, []),
  };
}

function isLarge<T>(layer: ReadonlyMap<string, T> | undefined): layer is ReadonlyMap<string, T> {
  return (layer?.size ?? 0) >= tiledFrom;
}

/** One value of each record, in order. No more than one record is asked for at a time. */
function* readColumn<T, V>(layer: ReadonlyMap<string, T>, read: (record: T) => V): Generator<V, void, void> {
  for (const record of layer.values()) yield read(record);
}

/** The shapes of a layer in arrays that can be given away: the only copy there is of them besides the layer's own. */
function copyShapes(layer: ReadonlyMap<string, { readonly geometry: AreaGeometry }>): FlatGeometry {
  if (!hasFlatRecords(layer)) return flattenGeometries(readColumn(layer, ({ geometry }) => geometry));
  const { count, shapeStart, polygonStart, ringStart, lngLat } = layer.flat;
  return {
    count,
    shapeStart: shapeStart.slice(),
    polygonStart: polygonStart.slice(),
    ringStart: ringStart.slice(),
    lngLat: lngLat.slice(),
  };
}

function describeBuildings(buildings: readonly Building[]): readonly TileColumn[] {
  const statuses = buildings.map(({ status }) => status);
  // The map only asks whether there is one.
  const parcelIds = buildings.map(({ parcelId }) => (parcelId === null ? null : ""));
  return [toTextColumn("status", statuses, buildings.length), toTextColumn("parcelId", parcelIds, buildings.length)];
}

type RowOfShape = readonly (ParcelRow | undefined)[];

function describeJudged(rows: RowOfShape): readonly TileColumn[] {
  return [
    toTextColumn(
      "status",
      rows.map((row) => row?.status ?? null),
      rows.length,
    ),
    toTextColumn(
      "verdict",
      rows.map((row) => row?.verdict ?? null),
      rows.length,
    ),
    toNumberColumn(
      "areaM2",
      rows.map((row) => row?.ellipsoidalM2 ?? null),
      rows.length,
    ),
  ];
}

function describeLabels(rows: RowOfShape, offered: ReadonlySet<string>): LabelFacts {
  const numbers = (read: (row: ParcelRow) => number | null) =>
    Float64Array.from(rows, (row) => (row === undefined ? Number.NaN : (read(row) ?? Number.NaN)));
  return {
    prefix: findCommonPrefix(rows.map((row) => row?.id ?? "")),
    landUse: rows.map((row) => row?.landUse ?? null),
    areaM2: numbers((row) => row.deedM2 ?? row.ellipsoidalM2),
    far: numbers((row) => row.far),
    farMin: numbers((row) => row.farMin),
    farMax: numbers((row) => row.farMax),
    enterpriseNames: rows.map((row) => row?.enterpriseNames ?? []),
    offered: Uint8Array.from(rows, (row) => (row !== undefined && offered.has(row.id) ? 1 : 0)),
  };
}
