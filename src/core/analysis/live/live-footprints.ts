import type { OverlayEngine } from "../../geometry/overlay-engine.ts";
import { createSum } from "../compensated-sum.ts";
import { unionOnParcelM2 } from "../footprints.ts";
import { arithmeticNoiseM2 } from "../judge-pieces.ts";
import type { EditedLayer } from "./edited-layer.ts";
import type { PairRows } from "./pair-rows.ts";

/** Land under buildings of each parcel, m², measured again for parcels of which something changed, and only when asked for. */
export class LiveFootprints {
  readonly #base: Float64Array;
  readonly #portions: PairRows;
  readonly #parcels: EditedLayer;
  readonly #buildings: EditedLayer;
  readonly #engine: OverlayEngine;
  readonly #changed = new Map<number, number>();
  readonly #stale = new Set<number>();
  readonly #sum = createSum();

  constructor(
    base: Float64Array,
    portions: PairRows,
    parcels: EditedLayer,
    buildings: EditedLayer,
    engine: OverlayEngine,
  ) {
    this.#base = base;
    this.#portions = portions;
    this.#parcels = parcels;
    this.#buildings = buildings;
    this.#engine = engine;
    for (const areaM2 of base) this.#sum.add(areaM2);
  }

  /** Something on this parcel changed. */
  forget(parcel: number): void {
    this.#stale.add(parcel);
  }

  areaM2(parcel: number): number {
    const known = this.#changed.get(parcel) ?? this.#base[parcel] ?? 0;
    if (!this.#stale.delete(parcel)) return known;
    const areaM2 = this.#measure(parcel);
    this.#changed.set(parcel, areaM2);
    this.#sum.add(areaM2 - known);
    return areaM2;
  }

  sumM2(): number {
    for (const parcel of [...this.#stale]) this.areaM2(parcel);
    return this.#sum.value();
  }

  #measure(parcel: number): number {
    const portions = this.#portions.row(parcel, arithmeticNoiseM2);
    const [only] = portions;
    if (only === undefined) return 0;
    if (portions.length === 1) return only.areaM2;
    const shapes = portions.map(({ other }) => this.#buildings.shapeAt(other));
    return unionOnParcelM2(shapes, this.#parcels.shapeAt(parcel), this.#engine);
  }
}
