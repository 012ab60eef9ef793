import type { LayerSpecification } from "maplibre-gl";
import type { TiledSource } from "../../worker/tiles/tile-messages.ts";

/** Name of the source that draws a layer from tiles. */
export function sourceId(source: string): string {
  return `${source}-tiles`;
}

/**
 * The same layers, those of large sources drawn from tiles. Small shapes come without outline there (cut-tile.ts), and the
 * outlines of hovered and selected parcels from the little source of their own.
 */
export function drawFromTiles(
  layers: readonly LayerSpecification[],
  tiled: readonly TiledSource[],
): readonly LayerSpecification[] {
  return layers.map((layer) => {
    if (!("source" in layer) || !tiled.some((name) => name === layer.source)) return layer;
    const moved = { ...layer, source: sourceId(layer.source), "source-layer": layer.source };
    if (layer.type !== "line") return moved as LayerSpecification;
    const outlined = ["!", ["has", "fine"]];
    const filter = layer.filter === undefined ? outlined : ["all", outlined, layer.filter];
    // The same kind of layer with another source; the engine checks it again.
    return { ...moved, filter } as LayerSpecification;
  });
}
