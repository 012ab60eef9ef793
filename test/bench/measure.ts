import type { Postgis } from "../support/postgis.ts";
import type { CityLayers } from "./city/city-layers.ts";
import type { City } from "./city/make-city.ts";
import type { TargetId } from "./targets.ts";

/** A figure, or the reason why there is none in this run. */
export interface Finding {
  readonly id: TargetId;
  readonly value?: number;
  /** What stands behind the figure (`0.22 s vs 9.4 s`), or why it is missing. */
  readonly note: string;
}

/** What measures share: cities are made once, PostGIS is started once. */
export interface Bench {
  /** Parcels of the large city, 100,000 unless asked otherwise. */
  readonly size: number;
  /** Parcels of one's own for P11 (`--file`). */
  readonly file: string | undefined;
  /** Was a million asked for? */
  readonly isMillionAsked: boolean;
  city(size: number): City;
  layers(size: number): CityLayers;
  /** PostGIS with the large city loaded, or why it cannot be asked. */
  postgis(): Promise<Postgis | string>;
  /** Said while it works. */
  say(line: string): void;
}

/** One entry of performance §1, or a few that come from the same work. */
export interface Measure {
  readonly groups: readonly string[];
  run(bench: Bench): Promise<readonly Finding[]>;
}

/** The methods gave different results: nothing is timed then, and the run fails. */
export class DisagreementError extends Error {
  override readonly name = "DisagreementError";
}

/** `0.22 s`, `8.1 ms`, `8.1 µs`. */
export function formatMs(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return ms >= 0.1 ? `${ms.toFixed(1)} ms` : `${(1000 * ms).toFixed(1)} µs`;
}
