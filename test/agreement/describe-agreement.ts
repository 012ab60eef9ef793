import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Postgis, startPostgis, whyNoPostgis } from "../support/postgis.ts";
import { hasRealData } from "../support/real-data.ts";
import { comparePairs } from "./compare-pairs.ts";
import { type RealPlace, readRealPlaces } from "./real-places.ts";

/** Gate of P7 for any pair, m². */
const agreementM2 = 1e-6;
/** A shape of hundreds of km² has no digits for that: then as many as a number has, less one. */
const relativeAgreement = 1e-14;

/**
 * Tests that the kernel and PostGIS find the same area for every pair of shapes whose boxes meet, one test a pair of layers of the real
 * data. Skipped where PostGIS or the data is missing; the name says so.
 */
export function describeAgreement(layers: readonly (readonly [a: string, b: string])[]): void {
  const reason = hasRealData("perf_mixed_100k") ? whyNoPostgis() : "../shared/realdata is not there";
  const name = "kernel and PostGIS on real layers";
  describe.skipIf(reason !== undefined)(reason === undefined ? name : `${name} (skipped: ${reason})`, () => {
    let postgis: Postgis | undefined;
    let places: ReadonlyMap<string, RealPlace> = new Map();
    beforeAll(async () => {
      places = readRealPlaces([...new Set(layers.flat())]);
      postgis = await startPostgis();
    }, 300_000);
    afterAll(() => postgis?.stop());

    for (const [a, b] of layers) {
      it(`agree within 1e-6 m² about every pair of ${a === b ? `${a} among themselves` : `${a} and ${b}`}`, () => {
        const [first, second] = [places.get(a), places.get(b)];
        if (postgis === undefined || first === undefined || second === undefined) throw new Error("not loaded");
        const { pairs, overlapping, largest, shape } = comparePairs(postgis, first.layer, second.layer);
        console.info(
          `${a} x ${b}: ${pairs} pairs, ${overlapping} overlap, ${first.repaired} shapes repaired, ${first.rejected} left out; ` +
            `largest difference ${largest.differenceM2.toExponential(1)} m² (shapes ${largest.a} and ${largest.b}: ${largest.areasM2.join(" and ")})`,
        );
        expect(overlapping).toBeGreaterThan(0);
        expect(largest.differenceM2).toBeLessThanOrEqual(agreementM2);
        expect(shape.differenceM2).toBeLessThanOrEqual(Math.max(agreementM2, relativeAgreement * shape.areaM2));
      }, 600_000);
    }
  });
}
