import { auditFresh } from "../audit-layers.ts";
import { startAuditWorkers } from "../audit-workers.ts";
import { DisagreementError, formatMs, type Measure } from "../measure.ts";
import { findLargestDifference } from "../peers/compare-columns.ts";
import { readPostgisAudit, timePostgisAuditMs } from "../peers/postgis-audit.ts";
import { timeInRotation, timeMs } from "../rounds.ts";

/** Gate of P7. */
const agreementM2 = 1e-6;

/**
 * P1 and P7: areas, zone shares, footprints, overlaps of neighbors and with control areas of every parcel, by the kernel and by
 * PostGIS, on the same plane coordinates. All figures of both are held against each other before anything is timed.
 */
export const fullAuditVsPostgis: Measure = {
  groups: ["P1", "P7"],
  async run(bench) {
    const postgis = await bench.postgis();
    if (typeof postgis === "string")
      return (["P1a", "P1b", "P7"] as const).map((id) => ({ id, note: `skipped: ${postgis}` }));
    const layers = bench.layers(bench.size);
    bench.say(`P7: every figure of ${layers.parcels.count} parcels against ${postgis.version}`);
    const difference = findLargestDifference(auditFresh(layers), readPostgisAudit(postgis, layers.parcels.count));
    if (!(difference.m2 <= agreementM2)) {
      throw new DisagreementError(`Kernel and PostGIS differ by ${difference.m2} m² (${difference.where})`);
    }
    const workers = startAuditWorkers(layers);
    try {
      await workers.audit();
      bench.say("P1: three rounds of the kernel and of PostGIS, serial and with two workers");
      const times = await timeInRotation({
        serial: () => timeMs(() => auditFresh(layers)),
        twoWorkers: async () => {
          const start = performance.now();
          await workers.audit();
          return performance.now() - start;
        },
        postgis: () => timePostgisAuditMs(postgis, 1),
        postgisTwoWorkers: () => timePostgisAuditMs(postgis, 2),
      });
      const against = (mine: number, theirs: number): string => `${formatMs(mine)} vs ${formatMs(theirs)}`;
      return [
        {
          id: "P1a",
          value: times.postgisTwoWorkers / times.twoWorkers,
          note: against(times.twoWorkers, times.postgisTwoWorkers),
        },
        {
          id: "P1b",
          value: times.postgis / times.serial,
          note: `${against(times.serial, times.postgis)}; ${postgis.version}`,
        },
        {
          id: "P7",
          value: difference.m2,
          note: `${layers.parcels.count} parcels, every column; largest at ${difference.where}`,
        },
      ];
    } finally {
      await workers.stop();
    }
  },
};
