import type { TileAddress, TileAnswer, TileQuestion } from "../../worker/tiles/tile-messages.ts";

type Asked = Extract<TileQuestion, { readonly id: number }>;
type QuestionBody<T extends Asked["type"]> = Omit<Extract<Asked, { readonly type: T }>, "id" | "type">;

/**
 * The tile worker as the page sees it. Started by the first port that is handed to it, that is with the first large park;
 * a question asked before waits. An abort calls a question off that is not begun.
 */
export class TileClient {
  readonly #onCrash: (error: unknown) => void;
  readonly #pending = new Map<
    number,
    { readonly resolve: (answer: TileAnswer) => void; readonly reject: (reason: unknown) => void }
  >();
  #worker: Worker | undefined;
  #nextId = 1;

  constructor(onCrash: (error: unknown) => void) {
    this.#onCrash = onCrash;
  }

  /** Joins audit worker and tile worker. */
  connect(port: MessagePort): void {
    // In one expression: the bundler finds workers by it.
    this.#worker = new Worker(new URL("../../worker/tiles/tile-host.ts", import.meta.url), {
      type: "module",
      name: "tiles",
    });
    this.#worker.onmessage = (event: MessageEvent<TileAnswer>) => this.#receive(event.data);
    this.#worker.onerror = (event) => this.#fail(new Error(event.message || "the tile worker did not start"));
    this.#worker.postMessage({ type: "feed", port } satisfies TileQuestion, [port]);
  }

  /** One tile, encoded; empty where nothing lies in it. */
  async readTile(address: TileAddress, signal: AbortSignal): Promise<ArrayBuffer> {
    const answer = await this.#ask("tile", { address }, signal);
    return answer.type === "tile" ? answer.bytes : new ArrayBuffer(0);
  }

  /** Outlines of parcels as GeoJSON; null where none of them is in the park. */
  async readOutlines(key: number, ids: readonly string[]): Promise<Blob | null> {
    const answer = await this.#ask("outlines", { key, ids });
    return answer.type === "outlines" ? answer.blob : null;
  }

  #ask<T extends "tile" | "outlines">(type: T, body: QuestionBody<T>, signal?: AbortSignal): Promise<TileAnswer> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      signal?.addEventListener("abort", () => {
        if (!this.#pending.delete(id)) return;
        this.#worker?.postMessage({ type: "cancel", id } satisfies TileQuestion);
        reject(signal.reason);
      });
      // Type and body belong together by the signature.
      this.#worker?.postMessage({ type, id, ...body } as unknown as TileQuestion);
    });
  }

  #receive(answer: TileAnswer): void {
    const pending = this.#pending.get(answer.id);
    if (pending === undefined) return;
    this.#pending.delete(answer.id);
    if (answer.type === "failed") pending.reject(new Error(answer.message));
    else pending.resolve(answer);
  }

  #fail(reason: Error): void {
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
    this.#onCrash(reason);
  }
}
