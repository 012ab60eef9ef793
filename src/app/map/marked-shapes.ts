import type { FeatureCollection } from "geojson";
import type { GeoJSONSource } from "maplibre-gl";
import { reportCrash, tileClient } from "../state/actions.ts";
import { noFeatures } from "./map-style.ts";

/**
 * Outlines of the parcels that are hovered, selected or named by an issue, where parcels come as tiles: a source of these
 * few, asked of the tile worker as they change. While one answer is awaited only the last change is remembered.
 */
export class MarkedShapes {
  readonly #source: () => GeoJSONSource | undefined;
  #key: number | null = null;
  #ids: readonly string[] = [];
  #url: string | undefined;
  #reading = false;
  #changed = false;

  constructor(source: () => GeoJSONSource | undefined) {
    this.#source = source;
  }

  /** `key` names the park's tiles; null: its parcels carry their marks themselves. */
  show(key: number | null, ids: readonly string[]): void {
    if (key === this.#key && ids.join() === this.#ids.join()) return;
    this.#key = key;
    this.#ids = ids;
    this.#changed = true;
    if (!this.#reading) void this.#read().catch(reportCrash);
  }

  destroy(): void {
    if (this.#url !== undefined) URL.revokeObjectURL(this.#url);
  }

  async #read(): Promise<void> {
    this.#reading = true;
    while (this.#changed) {
      this.#changed = false;
      const blob =
        this.#key === null || this.#ids.length === 0 ? null : await tileClient.readOutlines(this.#key, this.#ids);
      const stale = this.#url;
      this.#url = blob === null ? undefined : URL.createObjectURL(blob);
      // The map's own worker reads the address; nothing is parsed here.
      await this.#source()?.setData(this.#url ?? ({ ...noFeatures, features: [] } satisfies FeatureCollection));
      if (stale !== undefined) URL.revokeObjectURL(stale);
    }
    this.#reading = false;
  }
}
