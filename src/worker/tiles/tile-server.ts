import { FeatureBlob } from "../feature-blob.ts";
import { TileLayer } from "./cut-tile.ts";
import { LabelLayer } from "./label-layer.ts";
import { readShape } from "./read-shape.ts";
import { TileCache } from "./tile-cache.ts";
import { findText } from "./tile-columns.ts";
import type { TileAddress, TileAnswer, TiledLayer, TileFeed, TileQuestion } from "./tile-messages.ts";
import { toWorldGeometry } from "./world-geometry.ts";

/** Encoded tiles that are kept, bytes: a dozen views of a large park. */
const cacheBytes = 32 * 2 ** 20;

interface TiledPark {
  readonly layers: Map<TiledLayer, TileLayer>;
  readonly places: ConstructorParameters<typeof LabelLayer>[2];
  labels: LabelLayer | undefined;
  revision: number;
  /** Shape of each parcel, made when first asked for. */
  shapeById: ReadonlyMap<string, number> | undefined;
}

type TileQuestionToServe = Exclude<TileQuestion, { readonly type: "feed" }>;

export interface TileServerOptions {
  readonly answer: (answer: TileAnswer) => void;
  /** Resolves after the messages that are waiting now have been handled: one of them may call the next tile off. */
  readonly nextTurn: () => Promise<void>;
}

/**
 * Answers for tiles from the layers it was fed. Questions are answered one after the other in the order they came, each in
 * a turn of its own; one that comes before its layer waits for it. Owns the layers and the cache.
 */
export class TileServer {
  readonly #options: TileServerOptions;
  readonly #parks = new Map<number, TiledPark>();
  readonly #dropped = new Set<number>();
  readonly #cache = new TileCache(cacheBytes);
  readonly #waiting = new Map<number, Exclude<TileQuestionToServe, { readonly type: "cancel" }>>();
  #running = false;

  constructor(options: TileServerOptions) {
    this.#options = options;
  }

  feed(feed: TileFeed): void {
    switch (feed.type) {
      case "layer": {
        const layer = new TileLayer(feed.layer, toWorldGeometry(feed.flat), feed.columns);
        this.#getPark(feed.key).layers.set(feed.layer, layer);
        break;
      }
      case "judged": {
        const park = this.#getPark(feed.key);
        const parcels = park.layers.get("parcels");
        parcels?.setColumns(feed.columns);
        if (parcels !== undefined) park.labels = new LabelLayer(parcels, feed.labels, park.places);
        park.revision = feed.revision;
        for (const source of ["parcels", "labels"]) this.#cache.drop(`${feed.key}/${source}/`);
        break;
      }
      case "drop":
        this.#parks.delete(feed.key);
        this.#dropped.add(feed.key);
        this.#cache.drop(`${feed.key}/`);
        break;
    }
    void this.#run();
  }

  ask(question: TileQuestionToServe): void {
    if (question.type === "cancel") this.#waiting.delete(question.id);
    else this.#waiting.set(question.id, question);
    void this.#run();
  }

  #getPark(key: number): TiledPark {
    let park = this.#parks.get(key);
    if (park === undefined) {
      park = { layers: new Map(), places: new Map(), labels: undefined, revision: 0, shapeById: undefined };
      this.#parks.set(key, park);
    }
    return park;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (;;) {
      await this.#options.nextTurn();
      const question = [...this.#waiting.values()].find((candidate) => this.#isReady(candidate));
      if (question === undefined) break;
      this.#waiting.delete(question.id);
      try {
        this.#options.answer(this.#serve(question));
      } catch (error) {
        this.#options.answer({ type: "failed", id: question.id, message: String(error) });
      }
    }
    this.#running = false;
  }

  /** Is the layer there, and judged as far as the question wants it? */
  #isReady(question: Exclude<TileQuestionToServe, { readonly type: "cancel" }>): boolean {
    const { key } = question.type === "tile" ? question.address : question;
    if (this.#dropped.has(key)) return true;
    const park = this.#parks.get(key);
    if (park === undefined) return false;
    if (question.type === "outlines") return park.layers.has("parcels");
    const { source, revision } = question.address;
    if (source === "labels") return park.revision >= revision;
    return park.layers.has(source) && (source !== "parcels" || park.revision >= revision);
  }

  #serve(question: Exclude<TileQuestionToServe, { readonly type: "cancel" }>): TileAnswer {
    if (question.type === "outlines") {
      return { type: "outlines", id: question.id, blob: this.#drawOutlines(question.key, question.ids) };
    }
    // A copy: the answer is handed over, the cache keeps its own.
    return { type: "tile", id: question.id, bytes: this.#cutTile(question.address).slice().buffer };
  }

  #cutTile({ key, source, z, x, y }: TileAddress): Uint8Array<ArrayBuffer> {
    const park = this.#parks.get(key);
    const layer = source === "labels" ? park?.labels : park?.layers.get(source);
    if (layer === undefined) return new Uint8Array(0);
    const name = `${key}/${source}/${z}/${x}/${y}`;
    const kept = this.#cache.get(name);
    if (kept !== undefined) return kept;
    const tile = layer.cut(z, x, y);
    this.#cache.set(name, tile);
    return tile;
  }

  #drawOutlines(key: number, ids: readonly string[]): Blob | null {
    const park = this.#parks.get(key);
    const parcels = park?.layers.get("parcels");
    if (park === undefined || parcels === undefined) return null;
    park.shapeById ??= indexIds(parcels);
    const outlines = new FeatureBlob();
    for (const id of ids) {
      const shape = park.shapeById.get(id);
      if (shape !== undefined) outlines.add(readShape(parcels.geometry, shape), { id });
    }
    return outlines.toBlob() ?? null;
  }
}

function indexIds({ geometry, columns }: TileLayer): ReadonlyMap<string, number> {
  const shapes = new Map<string, number>();
  for (let shape = 0; shape < geometry.count; shape++) shapes.set(findText(columns, "id", shape) ?? "", shape);
  return shapes;
}
