import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ImpactReport } from "../../../src/core/analysis/impact/impact-report.ts";
import type { CreateFeature } from "../../../src/core/commands/command.ts";
import type { ProposalFeature } from "../../../src/core/model/proposal.ts";
import { readProposal } from "../../../src/formats/proposal/read-proposal.ts";
import { auditPark } from "../../../src/worker/audit-park.ts";
import { startPlan } from "../../../src/worker/plan/start-plan.ts";
import { readDemo } from "../../support/audit-demo.ts";
import { crsTable } from "../../support/audit-layers.ts";
import { lineOf } from "../../support/impact-park.ts";
import { calm, done, planTools } from "../../support/plan-worker.ts";
import { loaded, national2023 } from "../../support/rule-context.ts";

const folder = new URL("../../fixtures/impact/", import.meta.url);
const { dataset } = readDemo();
const tools = planTools(dataset, { packs: () => new Map([[national2023.id, loaded(national2023)]]) });
const options = { asOf: "2026-03-31", today: "2026-04-02", ruleSets: [national2023.id] };
let shown = await auditPark(tools, calm, dataset, options, [], 1, null);
let revision = 1;
const { handlers: calls } = await startPlan(
  {
    get: () => shown,
    set(park, world) {
      shown = { ...shown, park, world };
    },
    nextRevision: () => ++revision,
  },
  tools,
  null,
);

function readPlanted(name: string): ProposalFeature {
  const file = `${name}.geojson`;
  const read = readProposal(file, new Uint8Array(readFileSync(new URL(file, folder))), { crsTable });
  const [feature] = read.ok ? read.value.proposal.features : [];
  if (feature === undefined) throw new Error(name);
  return feature;
}

function draw({ id, geometry, extra: _, ...properties }: ProposalFeature): CreateFeature {
  return { type: "create-feature", kind: "proposals", id, geometry, properties };
}

async function ask(question: Parameters<typeof calls.planImpact>[0]): Promise<ImpactReport> {
  const { report, issues } = await calls.planImpact(question, calm);
  if (report === null) throw new Error(JSON.stringify(issues));
  return report;
}

/** What of a report is to be equal; the day it was made on is not. */
const toTold = ({ proposal, verdict, lines, taken, ledger, indicators }: ImpactReport) => ({
  proposal,
  verdict,
  lines,
  taken,
  ledger,
  indicators,
});

const reports = new Map<string, ImpactReport>();
const expected: Readonly<
  Record<
    string,
    { readonly areaM2: number; readonly farmlandM2: number; readonly gapM: number; readonly sharedM: number }
  >
> = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));

describe.each(["clean", "farmland", "detached"])("the %s proposal, drawn in Plan", (name) => {
  test("has the impact that was worked out for it, before it is drawn as after", async () => {
    const feature = readPlanted(name);
    const command = draw(feature);
    const preview = await ask({ ids: [feature.id], command });
    done(await calls.planRun({ command, atMs: 1 }, calm));
    const report = await ask({ ids: [feature.id] });
    expect(toTold(report)).toEqual(toTold(preview));
    reports.set(name, report);
    const truth = expected[name];
    const near = (value: number, wanted: number, relative: number) =>
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(relative * Math.max(1, wanted));
    near(report.proposal.areaM2, truth?.areaM2 ?? 0, 5e-5);
    const farmland = lineOf(report, "control_lines").items.find(({ key }) => key === "permanent_basic_farmland");
    near(farmland?.value ?? 0, truth?.farmlandM2 ?? 0, 5e-5);
    const [piece] = lineOf(report, "contiguity").items;
    near(Number(piece?.details?.sharedBoundaryM), truth?.sharedM ?? 0, 1e-3);
    near(piece?.value ?? 0, truth?.gapM ?? 0, 1e-3);
  });

  test("has land to show for every row that names any", async () => {
    // The last impact asked for is that of the test before.
    const report = reports.get(name);
    if (report === undefined) throw new Error(name);
    for (const { key, verdict } of report.lines) {
      const place = await calls.planImpactPlace({ row: { kind: "line", key } }, calm);
      if (verdict !== "not_applicable") expect(place, key).not.toBeNull();
    }
    const drawn = report.taken.filter(({ areaM2, landUse }) => landUse !== null && areaM2 > 1);
    for (const { landUse, codeSystem } of drawn) {
      const place = await calls.planImpactPlace({ row: { kind: "taken", landUse, codeSystem } }, calm);
      expect(place?.type, landUse ?? "").toMatch(/Polygon$/);
    }
  });
});

test("an expansion around the whole park adds only what is not park yet, and says so", async () => {
  const park = [...(dataset.layers.parks?.values() ?? [])][0];
  const ring = park?.geometry.type === "Polygon" ? (park.geometry.coordinates[0] ?? []) : [];
  const lngs = ring.map(([lng]) => lng);
  const lats = ring.map(([, lat]) => lat);
  const [west, south, east, north] = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  const command: CreateFeature = {
    type: "create-feature",
    kind: "proposals",
    id: "whole",
    geometry: { type: "Polygon", coordinates: [corners] },
    properties: {},
  };
  const report = await ask({ ids: ["whole"], command });
  const [feature] = report.proposal.features;
  expect(report.issues.map(({ code }) => code)).toContain("proposal-inside-park");
  expect(feature?.countedM2).toBeLessThan((feature?.drawnM2 ?? 0) / 1.5);
  expect(feature?.countedM2).toBeGreaterThan(0);
});

test("lists what is proposed and the phases of the parks in their order", async () => {
  const { proposals, phases } = await calls.planExpansions({}, calm);
  const planted = ["clean", "farmland", "detached"].map((name) => readPlanted(name).id);
  expect(proposals.map(({ id }) => id).toSorted()).toEqual(planted.toSorted());
  const orders = phases.filter(({ parkId }) => parkId === phases[0]?.parkId).map(({ audit }) => audit.order);
  expect(orders).toEqual(orders.toSorted((a, b) => a - b));
  expect(phases.length).toBe(dataset.layers.phases?.size);
});
