import type { AnyGeometry } from "../core/model/coordinates.ts";

/** Small values a map style can read. */
export type DrawnProperties = Readonly<Record<string, string | number | boolean | null>>;

const featuresAPart = 500;

/**
 * Collects features as GeoJSON text in a Blob: the map's own worker parses it, so neither page nor audit worker ever
 * holds it as objects. Positions are written to 1e-7 degree (1 cm): enough to draw, never to measure.
 */
export class FeatureBlob {
  readonly #parts: string[] = [];
  #buffer: string[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(geometry: AnyGeometry, properties: DrawnProperties): void {
    this.#buffer.push(writeFeature(geometry, properties));
    this.#count++;
    if (this.#buffer.length === featuresAPart) this.#flush();
  }

  #flush(): void {
    if (this.#buffer.length === 0) return;
    this.#parts.push(this.#parts.length === 0 ? "" : ",", this.#buffer.join(","));
    this.#buffer = [];
  }

  /** Undefined where nothing was added. */
  toBlob(): Blob | undefined {
    this.#flush();
    if (this.#count === 0) return undefined;
    return new Blob(['{"type":"FeatureCollection","features":[', ...this.#parts, "]}"], {
      type: "application/geo+json",
    });
  }
}

/** One feature of a drawing as GeoJSON text; properties that are null are left out. */
export function writeFeature(geometry: AnyGeometry, properties: DrawnProperties): string {
  const kept = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
  return `{"type":"Feature","properties":${JSON.stringify(kept)},"geometry":{"type":"${geometry.type}","coordinates":${writePositions(geometry.coordinates)}}}`;
}

type Positions = readonly unknown[] | number;

function writePositions(positions: Positions): string {
  if (typeof positions === "number") return String(Math.round(positions * 1e7) / 1e7);
  if (typeof positions[0] === "number")
    return `[${writePositions(positions[0])},${writePositions(Number(positions[1]))}]`;
  // Nesting of GeoJSON coordinates: numbers at the bottom, arrays above.
  return `[${positions.map((inner) => writePositions(inner as Positions)).join(",")}]`;
}
