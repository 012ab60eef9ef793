import { addProtocol, type Map as MapLibreMap, type VectorTileSource } from "maplibre-gl";
import { labelZooms } from "../../worker/tiles/label-zooms.ts";
import type { DrawnTiles, TileAddress, TiledSource } from "../../worker/tiles/tile-messages.ts";
import { tileClient } from "../state/actions.ts";
import { sourceId } from "./draw-from-tiles.ts";

const protocol = "parkwright-tiles";

/** Zooms of the tiles of each source; nearer than the last one its tiles are drawn larger. */
const zooms: Readonly<Record<TiledSource, { readonly least: number; readonly most: number }>> = {
  zones: { least: 1, most: 18 },
  parcels: { least: 1, most: 18 },
  labels: labelZooms,
  buildings: { least: 12, most: 18 },
};

addProtocol(protocol, async ({ url }, { signal }) => ({ data: await tileClient.readTile(parseAddress(url), signal) }));

function parseAddress(url: string): TileAddress {
  const [key, revision, source, z, x, y] = url.slice(protocol.length + 3).split("/");
  const [zoom, column, row] = [z, x, y].map(Number) as [number, number, number]; // three in, three out
  // Our own addresses, written below.
  return { key: Number(key), revision: Number(revision), source: source as TiledSource, z: zoom, x: column, y: row };
}

/** Points the map's tile sources at what is to be drawn; a source that is there keeps its old tiles until the new ones come. */
export function showTiles(map: MapLibreMap, { key, revision, sources }: DrawnTiles): void {
  for (const source of sources) {
    const tiles = [`${protocol}://${key}/${revision}/${source}/{z}/{x}/{y}`];
    const shown = map.getSource(sourceId(source)) as VectorTileSource | undefined; // added as one below
    if (shown === undefined) {
      const { least, most } = zooms[source];
      map.addSource(sourceId(source), { type: "vector", tiles, minzoom: least, maxzoom: most, promoteId: "id" });
    } else if (shown.tiles[0] !== tiles[0]) shown.setTiles(tiles);
  }
}

/** Removes tile sources that no layer draws any more. */
export function pruneTiles(map: MapLibreMap, drawn: readonly TiledSource[]): void {
  for (const source of Object.keys(zooms)) {
    const isDrawn = drawn.some((name) => name === source);
    if (!isDrawn && map.getSource(sourceId(source)) !== undefined) map.removeSource(sourceId(source));
  }
}
