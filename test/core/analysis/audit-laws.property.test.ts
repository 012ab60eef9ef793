import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AuditContext } from "../../../src/core/analysis/audit-context.ts";
import { auditDataset } from "../../../src/core/analysis/audit-dataset.ts";
import type { AuditReport, ParcelAudit } from "../../../src/core/analysis/audit-report.ts";
import { judgeEnterprises } from "../../../src/core/analysis/enterprises/judge-enterprises.ts";
import { landIndicatorKeys } from "../../../src/core/analysis/evaluation/indicator-figures.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { Check, Verdict } from "../../../src/core/model/check.ts";
import type { AnyGeometry, LngLat } from "../../../src/core/model/coordinates.ts";
import type { LayerKind, ParkDataset } from "../../../src/core/model/dataset.ts";
import type { Figure } from "../../../src/core/model/figure.ts";
import type { LoadedRulePack } from "../../../src/core/model/rule-pack.ts";
import { readDemo, readPack } from "../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults } from "../../support/audit-layers.ts";
import { evaluatedPark } from "../../support/evaluated-park.ts";
import { forget, isStatement, listFacts } from "../../support/forgetting.ts";

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
const withLayers = (
  dataset: ParkDataset,
  change: (kind: LayerKind, records: readonly Row[]) => readonly Row[],
): ParkDataset => ({
  ...dataset,
  layers: Object.fromEntries(
    layerKinds.flatMap((kind) => {
      if (dataset.layers[kind] === undefined) return [];
      const records = [...dataset.layers[kind].values()] as unknown as readonly Row[];
      return [[kind, new Map(change(kind, records).map((record) => [record.id, record]))]];
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
  const { parks, zones, parcels, totals, enterprises, ranking } = report;
  walk({ parks, zones, parcels, totals, enterprises, ranking }, "");
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
        const shuffle = <T>(records: readonly T[]): readonly T[] =>
          records
            .map((record) => ({ record, at: next() }))
            .sort((a, b) => a.at - b.at)
            .map(({ record }) => record);
        const layers = withLayers(demo, (_, records) => shuffle(records));
        const again = auditDataset(
          { ...layers, enterprises: new Map(shuffle([...(demo.enterprises ?? [])])) },
          context,
        );
        for (const part of ["parcels", "parks", "zones", "enterprises", "ranking", "totals"] as const) {
          expect(JSON.stringify(again[part])).toBe(JSON.stringify(whole[part]));
        }
      }),
      { numRuns: 4 },
    );
  });

  test("rings may start anywhere and run either way: every figure within 1e-9 of itself, every verdict the same", () => {
    const before = numbersOf(whole);
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.boolean(), (by, isReversed) => {
        const again = auditDataset(
          withLayers(demo, (_, records) =>
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

test("so does every class of land and firm, every criterion and every ideal", () => {
  const judged = [
    ...whole.parcels.flatMap(({ id, exit, lowUse }) => [
      ...(exit.class === "not_applicable" || exit.reason === "supply_unknown" ? [] : [{ of: `${id} exit`, ...exit }]),
      ...exit.shortfalls.map((shortfall) => ({ of: `${id} ${shortfall.key}`, ...shortfall })),
      ...lowUse.criteria.map((criterion) => ({ of: `${id} ${criterion.key}`, ...criterion })),
    ]),
    ...whole.enterprises.flatMap(({ id, zombie, perMu }) => [
      { of: `${id} zombie`, ...zombie },
      { of: `${id} per mu`, ...perMu.provenance },
    ]),
    ...whole.parks.flatMap(({ id, evaluation, performance }) =>
      [evaluation.identity, ...evaluation.ideals, performance.dual].map((check) => ({
        of: `${id} ${check.rule}`,
        ...check,
      })),
    ),
  ];
  expect(judged.length).toBeGreaterThan(1000);
  expect(judged.filter(({ source, ruleSet }) => !source || ruleSet === null).map(({ of }) => of)).toEqual([]);
});

/* Forgetting: what is no longer recorded never makes a thing better. */

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

function boxOf({ coordinates }: AnyGeometry): Box {
  const points = (coordinates as readonly unknown[]).flat(3).filter((part) => typeof part === "number");
  const [xs, ys] = [0, 1].map((axis) => points.filter((_, index) => index % 2 === axis));
  return [Math.min(...(xs ?? [])), Math.min(...(ys ?? [])), Math.max(...(xs ?? [])), Math.max(...(ys ?? []))];
}

const nearDeg = 0.005;

/**
 * The demo around one parcel, what stands on it and its firms: zones, lines and places within some 500 m of it, and a park no
 * larger than itself. Nothing farther is asked about one parcel, and an audit of it takes a fraction of a second.
 */
function onlyParcel(id: string): ParkDataset {
  const audit = whole.parcels.find((one) => one.id === id);
  const parcel = demo.layers.parcels?.get(id);
  if (parcel === undefined || audit === undefined) throw new Error(`no parcel ${id}`);
  const stands = new Set(audit.buildings.map((one) => one.id));
  const [minX, minY, maxX, maxY] = boxOf(parcel.geometry);
  const isNear = ({ geometry }: Row): boolean => {
    const [x0, y0, x1, y1] = boxOf(geometry as AnyGeometry);
    return x0 < maxX + nearDeg && x1 > minX - nearDeg && y0 < maxY + nearDeg && y1 > minY - nearDeg;
  };
  const cut = withLayers(demo, (kind, records) => {
    switch (kind) {
      case "parcels":
        return records.filter((one) => one.id === id);
      case "buildings":
        return records.filter((one) => stands.has(one.id));
      case "structures":
        return records.filter((one) => one.parcelId === id);
      case "survey":
        return [];
      case "parks":
        return records.map((one) => ({ ...one, geometry: parcel.geometry }));
      case "zones":
        return records.filter((one) => audit.zoneShares.some(({ zoneId }) => zoneId === one.id));
      default:
        return records.filter(isNear);
    }
  });
  return {
    ...cut,
    enterprises: new Map([...(demo.enterprises ?? [])].filter(([one]) => parcel.enterpriseIds.includes(one))),
  };
}

/** Worst verdict of each thing that is judged about the parcel. */
function worstByRule(checks: readonly Check[]): ReadonlyMap<string, Verdict> {
  const rank: Readonly<Record<Verdict, number>> = { not_applicable: 0, pass: 1, conditional: 2, unknown: 3, fail: 4 };
  const worst = new Map<string, Verdict>();
  for (const check of checks) {
    const name = `${check.rule} ${check.key} ${check.ruleSet} ${check.origin} ${check.op}`;
    const known = worst.get(name);
    if (known === undefined || rank[check.verdict] > rank[known]) worst.set(name, check.verdict);
  }
  return worst;
}

/** Classes in which nothing is wrong, by what is classified. Any other is a finding, or open. */
const sound: Readonly<Record<string, readonly string[]>> = {
  verdict: ["pass"],
  idle: ["not_idle", "not_applicable"],
  exit: ["none", "not_applicable"],
  lowUse: ["none", "not_applicable"],
  zombie: ["none"],
  status: ["built", "building", "notstarted", "unsupplied"],
};

/** What is classified about a parcel and its firms. */
function classesOf(report: AuditReport): ReadonlyMap<string, string> {
  const [parcel] = report.parcels;
  if (parcel === undefined) throw new Error("the parcel was not audited");
  return new Map([
    ["verdict", parcel.verdict],
    ["idle", parcel.idle.class],
    ["exit", parcel.exit.class],
    ["lowUse", parcel.lowUse.class],
    ["status", parcel.status],
    ...report.enterprises.map(({ id, zombie }) => [`zombie ${id}`, zombie.class] as const),
  ]);
}

function isSound(topic: string, found: string | undefined): boolean {
  return sound[topic.split(" ")[0] ?? ""]?.includes(found ?? "") === true;
}

/** Which class stands behind a tag; a tag may be lost only where that is no longer known. */
function classBehind(tag: string, { idle, exit, lowUse }: ParcelAudit): string | undefined {
  if (tag.startsWith("enclosed")) return exit.class;
  if (tag === "inefficient") return lowUse.class;
  return /idle|late_start|suspended/.test(tag) ? idle.class : undefined;
}

/** Everything that is better in the second report than in the first. */
function listBetter(before: AuditReport, after: AuditReport): readonly string[] {
  const [was, is] = [before, after].map(({ parcels }) => worstByRule(parcels.flatMap(({ checks }) => checks)));
  return [...(was ?? [])].flatMap(([name, verdict]) =>
    (verdict === "unknown" || verdict === "fail") && is?.get(name) === "pass" ? [`${name} was ${verdict}`] : [],
  );
}

/** Every class, and every tag, that is better in the second report than in the first. */
function listSounder(before: AuditReport, after: AuditReport): readonly string[] {
  const better: string[] = [];
  const classes = classesOf(after);
  for (const [topic, found] of classesOf(before)) {
    const now = classes.get(topic);
    // The status of land whose finding has become open is that of its stage: the class says it.
    const isFreed = topic === "status" && found !== "unknown";
    if (!isFreed && !isSound(topic, found) && isSound(topic, now)) better.push(`${topic} was ${found}, is ${now}`);
  }
  const [parcel] = after.parcels;
  for (const tag of before.parcels[0]?.tags ?? []) {
    const behind = parcel === undefined || parcel.tags.includes(tag) ? undefined : classBehind(tag, parcel);
    if (behind !== undefined && (isSound("idle", behind) || isSound("exit", behind))) {
      better.push(`tag ${tag} is gone, ${behind}`);
    }
  }
  return better;
}

const withRecord = (dataset: ParkDataset, kind: LayerKind, id: string, record: unknown): ParkDataset => ({
  ...dataset,
  layers: { ...dataset.layers, [kind]: new Map<string, unknown>(dataset.layers[kind]).set(id, record) },
});

/** The dataset with each fact of some of its layers and of its firms forgotten in turn. */
function* forgetEach(
  dataset: ParkDataset,
  kinds: readonly LayerKind[],
): Generator<{ readonly what: string; readonly changed: ParkDataset; readonly path: string }> {
  for (const kind of kinds) {
    for (const [id, record] of dataset.layers[kind] ?? []) {
      for (const path of listFacts(record)) {
        const changed = withRecord(dataset, kind, id, forget(record, path));
        yield { what: `${kind}/${id} ${path.join(".")}`, changed, path: path.join(".") };
      }
    }
  }
  for (const [id, record] of dataset.enterprises ?? []) {
    for (const path of listFacts(record)) {
      const enterprises = new Map(dataset.enterprises).set(id, forget(record, path));
      yield { what: `enterprises/${id} ${path.join(".")}`, changed: { ...dataset, enterprises }, path: path.join(".") };
    }
  }
}

describe("what is no longer recorded never makes a parcel or its firms better", () => {
  // One parcel of each kind of finding, and some more of those with anything found.
  const withFindings = whole.parcels.filter(({ verdict, status }) => verdict !== "pass" || status === "idle");
  const kindOf = ({ stage, idle, exit, lowUse }: ParcelAudit) => [stage, idle.class, exit.class, lowUse.class].join();
  const firstOfKind = new Map(withFindings.toReversed().map((parcel) => [kindOf(parcel), parcel.id]));
  const more = withFindings.filter((_, index) => index % 16 === 0).map(({ id }) => id);
  const chosen = [...new Set([...firstOfKind.values(), ...more])].sort();

  test.each(chosen)("%s: no finding and nothing open turns sound", (id) => {
    const dataset = onlyParcel(id);
    const before = auditDataset(dataset, context);
    const better: string[] = [];
    for (const { what, path, changed } of forgetEach(dataset, ["parcels", "buildings", "structures"])) {
      const after = auditDataset(changed, context);
      // Without a supply on record land was not supplied (domain §1.3): another finding, and no better one.
      const sounder = path === "supply" ? [] : listSounder(before, after);
      // A contract is its limits: without it nothing is less than was agreed.
      const isLimitGone = (text: string): boolean => path === "contract" && text.startsWith("lowUse was unknown");
      const found = [...listBetter(before, after), ...sounder].filter((text) => !isLimitGone(text));
      better.push(...found.map((text) => `${what}: ${text}`));
    }
    expect(better).toEqual([]);
  });
});

describe("what is no longer recorded never makes a firm better", () => {
  const [pack] = packs;
  const perMu = pack?.pack.per_mu;
  if (pack === undefined || perMu === undefined) throw new Error("the national pack rates firms");
  /** With weights, as a place could have set them, so that there are places and classes to lose. */
  const weighted: LoadedRulePack = {
    ...pack,
    pack: {
      ...pack.pack,
      per_mu: {
        ...perMu,
        indicators: {
          above_scale: [
            { key: "tax_per_mu", weight: 40 },
            { key: "labour_productivity", weight: 30 },
            { key: "rd_share", weight: 30 },
          ],
          below_scale: [{ key: "tax_per_mu", weight: 100 }],
        },
      },
    },
  };
  const judge = (dataset: ParkDataset) =>
    judgeEnterprises(
      dataset,
      ({ id, deedAreaM2 }) => ({
        valueM2: deedAreaM2,
        basis: "deed",
        name: "deedAreaM2",
        from: `parcels/${id}`,
        date: null,
      }),
      [weighted],
      context.asOf,
    );
  const before = judge(demo);
  const facts = [...(demo.enterprises ?? [])].flatMap(([id, record]) =>
    [...listFacts(record)].map((path) => ({ id, path })),
  );

  test("neither its zombie screen nor its class of the per-mu evaluation, and an open score holds the one it had", () => {
    expect(new Set([...before.values()].map(({ perMu: { class: found } }) => found)).size).toBeGreaterThan(4);
    fc.assert(
      fc.property(fc.constantFrom(...facts), ({ id, path }) => {
        const enterprises = new Map(demo.enterprises);
        const record = enterprises.get(id);
        if (record !== undefined) enterprises.set(id, forget(record, path));
        const [was, is] = [before, judge({ ...demo, enterprises })].map((firms) => firms.get(id));
        if (was === undefined || is === undefined) throw new Error(`no firm ${id}`);
        if (was.zombie.class !== "none") expect(is.zombie.class).not.toBe("none");
        if (was.perMu.class === "unknown") expect(is.perMu.class).toBe("unknown");
        if (was.perMu.class === "D") expect(["D", "unknown"]).toContain(is.perMu.class);
        expect(holds(is.perMu.score, was.perMu.score)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

/** Amounts of another year answer another question: a year that is no longer recorded for all gives way to the one before. */
const yearsOf = ({ inputs }: Figure): string => inputs.map(({ date }) => date).join();

/** Does a figure with less known still allow for what was known before? */
function holds(open: Figure, known: Figure): boolean {
  const rangeOf = ({ value, lower, upper }: Figure) =>
    [value ?? lower ?? -Infinity, value ?? upper ?? Infinity] as const;
  const [[least, most], [lower, upper]] = [rangeOf(open), rangeOf(known)];
  const slack = 1e-9 * Math.max(1, Math.abs(known.value ?? 0));
  return least <= lower + slack && most >= upper - slack;
}

describe("what is no longer recorded never makes a park better", () => {
  const park = evaluatedPark();
  const evaluationOf = (dataset: ParkDataset) => {
    const found = auditDataset(dataset, context).parks.find(({ id }) => id === "P");
    if (found === undefined) throw new Error("the park was not audited");
    const { accounts, potentials, yearsOfSupply, score } = found.evaluation;
    const figures: Readonly<Record<string, Figure>> = {
      ...Object.fromEntries(landIndicatorKeys.map((key) => [key, found.indicators[key]])),
      ...accounts,
      ...potentials,
      yearsOfSupply,
      score,
    };
    return { checks: [found.evaluation.identity, ...found.evaluation.ideals], figures };
  };
  const before = evaluationOf(park);

  test("no ideal is reached and no account closed by it, and every open figure allows for what it was", () => {
    const better: string[] = [];
    for (const { what, path, changed } of forgetEach(park, ["parcels", "buildings", "structures", "parks"])) {
      if (isStatement(path)) continue;
      const { checks, figures } = evaluationOf(changed);
      const was = new Map(before.checks.map((check) => [check.rule, check.verdict]));
      for (const { rule, verdict } of checks) {
        if (was.has(rule) && was.get(rule) !== "pass" && verdict === "pass")
          better.push(`${what}: ${rule} was ${was.get(rule)}`);
      }
      for (const [key, figure] of Object.entries(before.figures)) {
        const now = figures[key];
        if (now === undefined || figure.state === "not_applicable" || yearsOf(now) !== yearsOf(figure)) continue;
        if (!holds(now, figure)) {
          better.push(`${what}: ${key} was ${figure.value}, is ${now.value} [${now.lower}, ${now.upper}]`);
        }
      }
    }
    expect(better).toEqual([]);
  });
});
