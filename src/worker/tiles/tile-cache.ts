/** Encoded tiles, the least recently used thrown away first once they are larger together than `mostBytes`. */
export class TileCache {
  readonly #tiles = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(name: string): Uint8Array<ArrayBuffer> | undefined {
    const tile = this.#tiles.get(name);
    if (tile === undefined) return undefined;
    // A map keeps the order of insertion: the last one in is the one used last.
    this.#tiles.delete(name);
    this.#tiles.set(name, tile);
    return tile;
  }

  set(name: string, tile: Uint8Array<ArrayBuffer>): void {
    this.#remove(name);
    this.#tiles.set(name, tile);
    this.#bytes += tile.length;
    for (const oldest of this.#tiles.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#remove(oldest);
    }
  }

  /** Forgets every tile whose name begins so. */
  drop(prefix: string): void {
    for (const name of [...this.#tiles.keys()]) if (name.startsWith(prefix)) this.#remove(name);
  }

  #remove(name: string): void {
    this.#bytes -= this.#tiles.get(name)?.length ?? 0;
    this.#tiles.delete(name);
  }
}
