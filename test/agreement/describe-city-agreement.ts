import { describe, expect, it } from "vitest";
import { overlaySteps } from "../../src/core/analysis/overlay/audit-overlays.ts";
import { projectCity } from "../bench/city/city-layers.ts";
import { makeCity } from "../bench/city/make-city.ts";
import { loadCity } from "../bench/create-bench.ts";
import { findLargestDifference } from "../bench/peers/compare-columns.ts";
import { readPostgisAudit } from "../bench/peers/postgis-audit.ts";
import { finish } from "../support/finish.ts";
import { startPostgis, whyNoPostgis } from "../support/postgis.ts";

/** Tests P7 on the made city: every figure of every parcel by the kernel and by PostGIS. Skipped where PostGIS is missing; the name says so. */
export function describeCityAgreement(parcels: number): void {
  const reason = whyNoPostgis();
  const name = "kernel and PostGIS on the made city";
  describe.skipIf(reason !== undefined)(reason === undefined ? name : `${name} (skipped: ${reason})`, () => {
    it(`agree within 1e-6 m² about every figure of ${parcels} parcels`, async () => {
      const layers = projectCity(makeCity(parcels));
      const postgis = await startPostgis();
      try {
        loadCity(postgis, layers);
        const difference = findLargestDifference(finish(overlaySteps(layers)), readPostgisAudit(postgis, parcels));
        console.info(
          `${parcels} parcels: largest difference ${difference.m2.toExponential(1)} m² at ${difference.where}`,
        );
        expect(difference.m2).toBeLessThanOrEqual(1e-6);
      } finally {
        postgis.stop();
      }
    }, 600_000);
  });
}
