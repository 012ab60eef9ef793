import { findDatasetBox } from "../../core/analysis/measured-layers.ts";
import { flattenGeometries } from "../../core/geometry/flat-layer.ts";
import type { AreaGeometry } from "../../core/model/coordinates.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
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
  const add = <T extends { readonly geometry: AreaGeometry }>(
    layer: TiledLayer,
    records: readonly T[],
    columns: readonly TileColumn[],
  ) => {
    const flat = flattenGeometries(records.map(({ geometry }) => geometry));
    const { shapeStart, polygonStart, ringStart, lngLat } = flat;
    const transfer = [shapeStart.buffer, polygonStart.buffer, ringStart.buffer, lngLat.buffer];
    connection.post({ type: "layer", key, layer, flat, columns }, transfer as ArrayBuffer[]);
    sources.push(layer);
  };
  const zones = [...(layers.zones?.values() ?? [])];
  if (zones.length >= tiledFrom) {
    const uses = zones.map((zone) => findUseKey(zone.landUse, zone.codeSystem) ?? "?");
    add("zones", zones, [toTextColumn("useKey", uses, zones.length)]);
  }
  const parcels = [...(layers.parcels?.values() ?? [])];
  const ids: TileColumn = { kind: "id", key: "id", values: parcels.map(({ id }) => id) };
  const uses = toTextColumn(
    "useKey",
    parcels.map((parcel) => findUseKey(parcel.landUse, parcel.codeSystem) ?? "?"),
    parcels.length,
  );
  if (parcels.length >= tiledFrom) add("parcels", parcels, [ids, uses]);
  const buildings = [...(layers.buildings?.values() ?? [])].filter(({ status }) => status !== "demolished");
  if (buildings.length >= tiledFrom) {
    add("buildings", buildings, [
      toTextColumn(
        "status",
        buildings.map(({ status }) => status),
        buildings.length,
      ),
      // The map only asks whether there is one.
      toTextColumn(
        "parcelId",
        buildings.map(({ parcelId }) => (parcelId === null ? null : "")),
        buildings.length,
      ),
    ]);
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
