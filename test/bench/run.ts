import { loadCrsTable, loadLandUseTables, loadProjectDefaults, loadRulePack } from "../../src/cli/data-files.ts";
import type { AuditContext } from "../../src/core/analysis/audit-context.ts";
import { auditSteps } from "../../src/core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../src/core/analysis/audit-report.ts";
import { compareReports } from "../../src/core/analysis/compare-reports.ts";
import { createKernelEngine } from "../../src/core/geometry/kernel-engine.ts";
import type { OverlayEngine } from "../../src/core/geometry/overlay-engine.ts";
import { createTurfEngine } from "../../src/core/geometry/turf-engine.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import { readDataset } from "../../src/formats/dataset/read-dataset.ts";
import { makePark } from "./make-park.ts";

/*
 * Ratios of hot paths, taken inside one run: median of three rounds with the methods in rotation. Methods must agree
 * before they are timed. Nothing here passes or fails by the clock.
 */

const crsTable = await loadCrsTable();
const shared = {
  asOf: "2026-03-31",
  generatedAt: "",
  rulePacks: [await loadRulePack("cn-national-2023")],
  defaults: await loadProjectDefaults(),
  crsTable,
  landUseTables: await loadLandUseTables(),
  readIssues: [],
} satisfies Omit<AuditContext, "engine">;

interface Run {
  readonly report: AuditReport;
  readonly ms: number;
  readonly longestStepMs: number;
}

function audit(dataset: ParkDataset, engine: OverlayEngine): Run {
  const start = performance.now();
  const steps = auditSteps(dataset, { ...shared, engine });
  let longestStepMs = 0;
  for (;;) {
    const stepStart = performance.now();
    const step = steps.next();
    longestStepMs = Math.max(longestStepMs, performance.now() - stepStart);
    if (step.done) return { report: step.value, ms: performance.now() - start, longestStepMs };
  }
}

/** Touching every coordinate of all layers once: what reading memory costs. */
function touch(dataset: ParkDataset): number {
  const start = performance.now();
  let sum = 0;
  for (const layer of Object.values(dataset.layers)) {
    for (const { geometry } of layer?.values() ?? []) {
      for (const ring of geometry.coordinates as readonly (readonly (readonly number[])[])[]) {
        for (const position of ring) sum += (position[0] ?? 0) + (position[1] ?? 0);
      }
    }
  }
  return sum === 0 ? 0 : performance.now() - start;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function rounds(...methods: readonly (() => number)[]): number[] {
  const times = methods.map((): number[] => []);
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < methods.length; i++) {
      const method = (i + round) % methods.length;
      times[method]?.push(methods[method]?.() ?? 0);
    }
  }
  return times.map(median);
}

const small = makePark(300);
const medium = makePark(2_000);
const large = makePark(20_000);
const turf = createTurfEngine();
const kernel = () => createKernelEngine();

const { largestDifferenceM2: agreementM2 } = compareReports(
  audit(small, kernel()).report,
  audit(small, turf).report,
  0,
);
if (!(agreementM2 <= shared.defaults.engine_tolerance_m2)) {
  throw new Error(`The engines differ by ${agreementM2} m²; nothing is timed before they agree.`);
}

const [kernelSmall = 0, turfSmall = 0] = rounds(
  () => audit(small, kernel()).ms,
  () => audit(small, turf).ms,
);
let longest: Run | undefined;
const [mediumMs = 0, largeMs = 0, touchMs = 0] = rounds(
  () => audit(medium, kernel()).ms,
  () => {
    longest = audit(large, kernel());
    return longest.ms;
  },
  () => touch(large),
);

const encoder = new TextEncoder();
const features = [...(large.layers.parcels?.values() ?? [])].map(
  ({ geometry, id, deedAreaM2, landUse, codeSystem }) => ({
    type: "Feature",
    properties: { id, deedAreaM2, landUse, codeSystem },
    geometry,
  }),
);
const text = JSON.stringify({ type: "FeatureCollection", features });
const bytes = encoder.encode(text);
const [parseMs = 0, readMs = 0] = rounds(
  () => {
    const start = performance.now();
    JSON.parse(text);
    return performance.now() - start;
  },
  () => {
    const start = performance.now();
    readDataset([{ name: "parcels.geojson", bytes }], { crsTable });
    return performance.now() - start;
  },
);

const rows: readonly (readonly [string, string, string])[] = [
  [
    "agreement of the engines, 300 parcels",
    `${agreementM2.toExponential(1)} m²`,
    `<= ${shared.defaults.engine_tolerance_m2} m²`,
  ],
  ["full audit: kernel vs Turf, 300 parcels", `${(turfSmall / kernelSmall).toFixed(1)} x faster`, ""],
  ["growth 2,000 -> 20,000 parcels", `${(largeMs / mediumMs).toFixed(1)} x`, "10 x is linear"],
  [
    "full audit vs touching every coordinate, 20,000",
    `${(largeMs / touchMs).toFixed(0)} x`,
    `${(largeMs / 1000).toFixed(2)} s in this run`,
  ],
  [
    "longest step of the audit vs the whole, 20,000",
    `1/${(largeMs / (longest?.longestStepMs ?? 1)).toFixed(0)}`,
    `${(longest?.longestStepMs ?? 0).toFixed(0)} ms in this run`,
  ],
  [
    "reading GeoJSON vs JSON.parse, 20,000",
    `${(readMs / parseMs).toFixed(1)} x`,
    `${(readMs / 1000).toFixed(2)} s in this run`,
  ],
];
const width = Math.max(...rows.map(([name]) => name.length));
for (const [name, value, note] of rows) console.log(`${name.padEnd(width)}  ${value.padStart(16)}  ${note}`);
