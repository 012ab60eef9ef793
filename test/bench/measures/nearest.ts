import type { Postgis } from "../../support/postgis.ts";
import { DisagreementError, formatMs, type Measure } from "../measure.ts";
import { findNearestSitesM } from "../peers/nearest-sites.ts";
import { readRows } from "../peers/postgis-audit.ts";
import { timeInRotation, timeMs } from "../rounds.ts";

/** So far may the distances of a parcel lie apart, m. */
const agreementM = 1e-6;

/** Each parcel's nearest site as the index finds it; the exact distance is what the index orders by. */
const nearestSql = `SELECT p.id AS parcel, site.m FROM parcels p
  CROSS JOIN LATERAL (SELECT s.geom <-> p.geom AS m FROM sites s ORDER BY s.geom <-> p.geom LIMIT 1) site`;

/** P13: the distance from every parcel to the nearest of 500 sites, edge to edge, one thread against one process. */
export const nearest: Measure = {
  groups: ["P13"],
  async run(bench) {
    const postgis = await bench.postgis();
    if (typeof postgis === "string") return [{ id: "P13", note: `skipped: ${postgis}` }];
    const { parcels, sites } = bench.layers(bench.size);
    bench.say("P13: nearest sites");
    const farthestM = compare(findNearestSitesM(parcels, sites), postgis);
    if (!(farthestM <= agreementM)) throw new DisagreementError(`Distances differ by ${farthestM} m`);
    const times = await timeInRotation({
      ours: () => timeMs(() => findNearestSitesM(parcels, sites)),
      postgis: () => postgis.timeMs([`SELECT sum(m) FROM (${nearestSql}) AS distances`]),
    });
    const note = `${formatMs(times.ours)} vs ${formatMs(times.postgis)}; they differ by ${farthestM.toExponential(1)} m`;
    return [{ id: "P13", value: times.postgis / times.ours, note }];
  },
};

function compare(distancesM: Float64Array, postgis: Postgis): number {
  let largest = 0;
  let rows = 0;
  for (const [parcel = -1, m = Number.NaN] of readRows(postgis, nearestSql)) {
    rows++;
    const difference = Math.abs((distancesM[parcel] ?? Number.NaN) - m);
    if (!(difference <= largest)) largest = difference;
  }
  return rows === distancesM.length ? largest : Number.NaN;
}
