import type { OverlayColumns } from "../../../src/core/analysis/overlay/audit-overlays.ts";
import type { PairTable } from "../../../src/core/analysis/overlay/pair-table.ts";
import type { Postgis } from "../../support/postgis.ts";

/*
 * The full audit as somebody who knows PostGIS writes it: index joins on boxes, an intersection only where one shape does not cover the
 * other and, between neighbors, only where they do more than touch; large control areas in parts of 64 vertices made when they were
 * loaded (five times faster); no ST_Intersects before ST_Covers where nearly all candidates meet; a union only where a
 * parcel has several buildings. Of the forms tried, these were the fastest.
 */

const areaOfPart = (outer: string, inner: string): string =>
  `CASE WHEN ST_Covers(${outer}, ${inner}) THEN ST_Area(${inner}) ELSE ST_Area(ST_Intersection(${outer}, ${inner})) END`;

/** Rows of each table of pairs: parcel, other, m². */
const pairQueries = {
  zones: `SELECT p.id AS parcel, z.id AS other, ${areaOfPart("z.geom", "p.geom")} AS m2
    FROM zones z JOIN parcels p ON z.geom && p.geom AND ST_Intersects(z.geom, p.geom)`,
  buildings: `SELECT p.id AS parcel, b.id AS other, ${areaOfPart("p.geom", "b.geom")} AS m2
    FROM parcels p JOIN buildings b ON p.geom && b.geom`,
  neighbors: `SELECT a.id AS parcel, b.id AS other, ST_Area(ST_Intersection(a.geom, b.geom)) AS m2
    FROM parcels a JOIN parcels b ON a.geom && b.geom AND a.id < b.id AND NOT ST_Touches(a.geom, b.geom)`,
  controls: `SELECT p.id AS parcel, c.id AS other, ${areaOfPart("c.geom", "p.geom")} AS m2
    FROM control_parts c JOIN parcels p ON c.geom && p.geom AND ST_Intersects(c.geom, p.geom)`,
} as const;

/** Rows of figures a parcel: parcel, m². */
const parcelQueries = {
  areaM2: "SELECT id AS parcel, ST_Area(geom) AS m2 FROM parcels",
  footprintM2: `SELECT parcel, CASE WHEN count(*) = 1 THEN sum(ST_Area(part)) ELSE ST_Area(ST_Union(part)) END AS m2
    FROM (
      SELECT p.id AS parcel,
        CASE WHEN ST_Covers(p.geom, b.geom) THEN b.geom ELSE ST_Intersection(p.geom, b.geom) END AS part
      FROM parcels p JOIN buildings b ON p.geom && b.geom
    ) parts GROUP BY parcel`,
} as const;

/** What is timed. Figures are summed up, so that neither writing nor sending rows counts; buildings are part of the footprints. */
const auditStatements = [
  parcelQueries.areaM2,
  pairQueries.zones,
  parcelQueries.footprintM2,
  pairQueries.neighbors,
  pairQueries.controls,
].map((rows) => `SELECT sum(m2), count(*) FROM (${rows}) AS figures`);

/** Time of the full audit of the loaded city, ms: in one process, or with two parallel workers. */
export function timePostgisAuditMs(postgis: Postgis, workers: 1 | 2): number {
  return postgis.timeMs(auditStatements, workers === 2 ? twoWorkers : "SET max_parallel_workers_per_gather = 0;");
}

/** Parallel plans wherever the planner finds them possible. */
const twoWorkers = `
  SET max_parallel_workers_per_gather = 2;
  SET parallel_setup_cost = 0;
  SET parallel_tuple_cost = 0;
  SET min_parallel_table_scan_size = 0;
  SET min_parallel_index_scan_size = 0;`;

/** Rows of a query as numbers, in no order. */
export function* readRows(postgis: Postgis, sql: string): Generator<readonly number[]> {
  const text = postgis.query(sql);
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf("\n", from);
    yield text.slice(from, end).split("\t").map(Number);
    from = end + 1;
  }
}

/** Everything the audit finds, from PostGIS, in the columns of ours. */
export function readPostgisAudit(postgis: Postgis, parcelCount: number): OverlayColumns {
  const tableOf = (name: keyof typeof pairQueries): PairTable => {
    const pairs: (readonly number[])[] = [];
    for (const pair of readRows(postgis, pairQueries[name])) {
      const [parcel = -1, other = -1, m2 = Number.NaN] = pair;
      pairs.push(pair);
      if (name === "neighbors") pairs.push([other, parcel, m2]);
    }
    return toPairTable(pairs, parcelCount);
  };
  const columnOf = (name: keyof typeof parcelQueries): Float64Array => {
    const column = new Float64Array(parcelCount);
    for (const [parcel = -1, m2 = Number.NaN] of readRows(postgis, parcelQueries[name])) column[parcel] = m2;
    return column;
  };
  return {
    areaM2: columnOf("areaM2"),
    footprintM2: columnOf("footprintM2"),
    zones: tableOf("zones"),
    buildings: tableOf("buildings"),
    neighbors: tableOf("neighbors"),
    controls: tableOf("controls"),
  };
}

function toPairTable(pairs: readonly (readonly number[])[], parcelCount: number): PairTable {
  const sorted = pairs.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
  const start = new Uint32Array(parcelCount + 1);
  for (const [parcel = 0] of sorted) start[parcel + 1] = (start[parcel + 1] ?? 0) + 1;
  for (let i = 0; i < parcelCount; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  return {
    start,
    other: Uint32Array.from(sorted, (pair) => pair[1] ?? 0),
    areaM2: Float64Array.from(sorted, (pair) => pair[2] ?? Number.NaN),
  };
}
