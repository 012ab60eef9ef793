import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AuditContext } from "../../../src/core/analysis/audit-context.ts";
import { auditDataset } from "../../../src/core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../../src/core/analysis/audit-report.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { Verdict } from "../../../src/core/model/check.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import type { LayerKind, ParkDataset } from "../../../src/core/model/dataset.ts";
import { readDemo, readPack } from "../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults } from "../../support/audit-layers.ts";

/*
 * Laws every audit keeps (domain §10.7), held against the demo park: which park it is does not matter, the planted defects
 * make sure that every rule has something to say.
 */

const { dataset: demo } = readDemo();
const packs = ["cn-national-2023", "cn-national-2008"].map(readPack);
const context: AuditContext = {
  asOf: "2026-03-31",
  generatedAt: "",
  rulePacks: packs,
  defaults: projectDefaults,
  crsTable,
  landUseTables,
  engine: createKernelEngine(),
  readIssues: [],
};
const whole = auditDataset(demo, context);

const layerKinds = Object.keys(demo.layers) as readonly LayerKind[];
const withLayers = (change: (kind: LayerKind, records: readonly Row[]) => readonly Row[]): ParkDataset => ({
  ...demo,
  layers: Object.fromEntries(
    layerKinds.map((kind) => {
      const records = [...(demo.layers[kind]?.values() ?? [])] as unknown as readonly Row[];
      return [kind, new Map(change(kind, records).map((record) => [record.id, record]))];
    }),
  ) as unknown as ParkDataset["layers"],
});

/** A record as a bag of properties. */
interface Row {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly [property: string]: unknown;
}

/** Every number of a report by its path, so that two reports can be held side by side. */
function numbersOf(report: AuditReport): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === "number") found.set(path, value);
    // Where a piece is drawn may differ by a last digit; how large it is may not.
    else if (typeof value === "object" && value !== null && !path.endsWith(".place"))
      for (const [key, part] of Object.entries(value)) walk(part, `${path}.${key}`);
  };
  walk({ parks: report.parks, zones: report.zones, parcels: report.parcels, totals: report.totals }, "");
  return found;
}

function turnRing(ring: readonly LngLat[], by: number, isReversed: boolean): LngLat[] {
  const open = ring.slice(0, -1);
  const shift = open.length === 0 ? 0 : by % open.length;
  const turned = [...open.slice(shift), ...open.slice(0, shift)];
  if (isReversed) turned.reverse();
  return turned[0] === undefined ? [] : [...turned, turned[0]];
}

function turnGeometry(geometry: Row["geometry"], by: number, isReversed: boolean): Row["geometry"] {
  const turnPolygon = (rings: readonly (readonly LngLat[])[]) => rings.map((ring) => turnRing(ring, by, isReversed));
  if (geometry.type === "Polygon") {
    return { ...geometry, coordinates: turnPolygon(geometry.coordinates as readonly (readonly LngLat[])[]) };
  }
  if (geometry.type === "MultiPolygon") {
    const parts = geometry.coordinates as readonly (readonly (readonly LngLat[])[])[];
    return { ...geometry, coordinates: parts.map(turnPolygon) };
  }
  return geometry;
}

describe("figures do not depend on how a park is written down", () => {
  test("any order of the records gives the same bytes", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (random) => {
        const next = (): number => random.next().value as number;
        const shuffled = withLayers((_, records) =>
          records
            .map((record) => ({ record, at: next() }))
            .sort((a, b) => a.at - b.at)
            .map(({ record }) => record),
        );
        const again = auditDataset(shuffled, context);
        expect(JSON.stringify(again.parcels)).toBe(JSON.stringify(whole.parcels));
        expect(JSON.stringify(again.parks)).toBe(JSON.stringify(whole.parks));
        expect(JSON.stringify(again.totals)).toBe(JSON.stringify(whole.totals));
      }),
      { numRuns: 4 },
    );
  });

  test("rings may start anywhere and run either way: every figure within 1e-9 of itself, every verdict the same", () => {
    const before = numbersOf(whole);
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.boolean(), (by, isReversed) => {
        const again = auditDataset(
          withLayers((_, records) =>
            records.map((record) => ({ ...record, geometry: turnGeometry(record.geometry, by, isReversed) })),
          ),
          context,
        );
        const after = numbersOf(again);
        const off = [...before].filter(([path, value]) => {
          const got = after.get(path) ?? Number.NaN;
          // m² of a piece that is nearly nothing is noise of the drawing: 1e-6 m² of slack beside the relative tolerance.
          return !(Math.abs(got - value) <= 1e-9 * Math.abs(value) + 1e-6);
        });
        expect(off.slice(0, 5)).toEqual([]);
        expect(verdictsOf(again)).toEqual(verdictsOf(whole));
      }),
      { numRuns: 4 },
    );
  });
});

const verdictsOf = (report: AuditReport): readonly string[] =>
  report.parcels.flatMap(({ id, checks }) =>
    checks.map((check) => `${id} ${check.rule} ${check.key} ${check.ruleSet} ${check.verdict}`),
  );

test("every verdict names its source, and who set the limit where there is one", () => {
  const nameless = whole.parcels.flatMap(({ id, checks }) =>
    checks.filter(({ source }) => source === null || source === "").map(({ rule, key }) => `${id} ${rule} ${key}`),
  );
  expect(nameless).toEqual([]);
  const limits = whole.parcels.flatMap(({ checks }) => checks.filter(({ rule }) => rule.startsWith("indicator.")));
  expect(limits.length).toBeGreaterThan(500);
  expect(limits.filter(({ origin }) => origin === null)).toEqual([]);
});

/** Contract properties that are limits, and texts that only tell: without a limit its test is left out (domain §10.7). */
const isLimit = /(Min|Max)(WanPerHa)?$|^(totalInvestmentWan|limits|compatibleUses|setbacks)$/;
/** Lists, flags with a stated default, and words nobody judges by. */
const hasDefault =
  /^(id|extra|geometry|status|published|evidence|enterpriseIds|belowGrade|count|veto|partners|chainLinks|name|cadastralNo|no|file|by|kind)$/;

/** Every property below a record that could be not recorded. */
function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if (part === null || isLimit.test(key) || hasDefault.test(key) || Array.isArray(part)) continue;
    yield [...path, key];
    yield* pathsOf(part, [...path, key]);
  }
}

function without<T>(record: T, [key = "", ...rest]: readonly string[]): T {
  const part = (record as Record<string, unknown>)[key];
  return { ...record, [key]: rest.length === 0 ? null : without(part, rest) };
}

/** The demo with one parcel and what stands on it; everything around stays. */
function onlyParcel(id: string): ParkDataset {
  const { parcels, buildings, structures } = demo.layers;
  const audit = whole.parcels.find((one) => one.id === id);
  const stands = new Set(audit?.buildings.map((one) => one.id));
  const parcel = parcels?.get(id);
  if (parcel === undefined) throw new Error(`no parcel ${id}`);
  return {
    ...demo,
    layers: {
      ...demo.layers,
      parcels: new Map([[id, parcel]]),
      buildings: new Map([...(buildings ?? [])].filter(([one]) => stands.has(one))),
      structures: new Map([...(structures ?? [])].filter(([, one]) => one.parcelId === id)),
      survey: new Map(),
    },
    enterprises: new Map([...(demo.enterprises ?? [])].filter(([one]) => parcel.enterpriseIds.includes(one))),
  };
}

/** Worst verdict of each thing that is judged about the parcel. */
function worstByRule(report: AuditReport): ReadonlyMap<string, Verdict> {
  const rank: Readonly<Record<Verdict, number>> = { not_applicable: 0, pass: 1, conditional: 2, unknown: 3, fail: 4 };
  const worst = new Map<string, Verdict>();
  for (const check of report.parcels.flatMap(({ checks }) => checks)) {
    const name = `${check.rule} ${check.key} ${check.ruleSet} ${check.origin} ${check.op}`;
    const known = worst.get(name);
    if (known === undefined || rank[check.verdict] > rank[known]) worst.set(name, check.verdict);
  }
  return worst;
}

describe("what is no longer recorded never makes a thing better", () => {
  const withFindings = whole.parcels.filter(({ verdict, status }) => verdict !== "pass" || status === "idle");
  const chosen = withFindings.filter((_, index) => index % 12 === 0).map(({ id }) => id);

  test.each(chosen)("%s: neither unknown nor fail turns into pass", (id) => {
    const dataset = onlyParcel(id);
    const before = worstByRule(auditDataset(dataset, context));
    const better: string[] = [];
    const judge = (changed: ParkDataset, what: string): void => {
      const after = worstByRule(auditDataset(changed, context));
      for (const [name, verdict] of before) {
        if ((verdict === "unknown" || verdict === "fail") && after.get(name) === "pass") {
          better.push(`${what}: ${name} was ${verdict}`);
        }
      }
    };
    for (const kind of ["parcels", "buildings", "structures"] as const) {
      for (const [recordId, record] of dataset.layers[kind] ?? []) {
        for (const path of pathsOf(record)) {
          const layer = new Map<string, unknown>(dataset.layers[kind]).set(recordId, without(record, path));
          judge({ ...dataset, layers: { ...dataset.layers, [kind]: layer } }, `${kind}/${recordId} ${path.join(".")}`);
        }
      }
    }
    for (const [recordId, record] of dataset.enterprises ?? []) {
      for (const path of pathsOf(record)) {
        const enterprises = new Map(dataset.enterprises).set(recordId, without(record, path));
        judge({ ...dataset, enterprises }, `enterprises/${recordId} ${path.join(".")}`);
      }
    }
    expect(better).toEqual([]);
  });
});
