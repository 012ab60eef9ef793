import type { OverlayColumns } from "../../../src/core/analysis/overlay/audit-overlays.ts";
import { auditFresh } from "../audit-layers.ts";
import { DisagreementError, formatMs, type Measure } from "../measure.ts";
import { auditParcelWithTurf, prepareTurf, type TurfRow } from "../peers/turf-audit.ts";
import { timeInRotation, timeMs } from "../rounds.ts";

/** Turf is asked about every 100th parcel and its time taken a hundred times: all of them would take minutes a round. */
const sampleStep = 100;
/** Turf's clipper snaps corners to each other: so much may a figure of a parcel differ, m². */
const agreementM2 = 1e-3;

/** P2: the full audit of 10,000 parcels by the kernel and by Turf. */
export const fullAuditVsTurf: Measure = {
  groups: ["P2"],
  async run(bench) {
    const size = Math.min(10_000, bench.size);
    const layers = bench.layers(size);
    const turf = prepareTurf(layers);
    const sample = Array.from({ length: Math.floor(size / sampleStep) }, (_, i) => i * sampleStep);
    bench.say(`P2: ${sample.length} parcels with Turf`);
    const columns = auditFresh(layers);
    let largest = { parcel: -1, m2: 0 };
    for (const parcel of sample) {
      const m2 = compareRow(columns, parcel, auditParcelWithTurf(turf, parcel));
      if (!(m2 <= largest.m2)) largest = { parcel, m2 };
    }
    if (!(largest.m2 <= agreementM2)) {
      throw new DisagreementError(`Kernel and Turf differ by ${largest.m2} m² (parcel ${largest.parcel})`);
    }
    const times = await timeInRotation({
      kernel: () => timeMs(() => auditFresh(layers)),
      turf: () =>
        timeMs(() => {
          for (const parcel of sample) auditParcelWithTurf(turf, parcel);
        }) * sampleStep,
    });
    const note = `${formatMs(times.kernel)} vs ${formatMs(times.turf)} (${sample.length} of ${size} parcels times ${sampleStep}); they differ by ${largest.m2.toExponential(1)} m²`;
    return [{ id: "P2", value: times.turf / times.kernel, note }];
  },
};

function compareRow(columns: OverlayColumns, parcel: number, row: TurfRow): number {
  let largest = Math.max(
    Math.abs((columns.areaM2[parcel] ?? Number.NaN) - row.areaM2),
    Math.abs((columns.footprintM2[parcel] ?? Number.NaN) - row.footprintM2),
  );
  const left = new Map(row.pairs);
  for (const name of ["zones", "buildings", "neighbors", "controls"] as const) {
    const { start, other, areaM2 } = columns[name];
    for (let k = start[parcel] ?? 0; k < (start[parcel + 1] ?? 0); k++) {
      const key = `${name} ${other[k] ?? -1}`;
      largest = Math.max(largest, Math.abs((areaM2[k] ?? Number.NaN) - (left.get(key) ?? 0)));
      left.delete(key);
    }
  }
  return Math.max(largest, ...[...left.values()].map(Math.abs));
}
