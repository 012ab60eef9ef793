import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { auditWorldSteps } from "../../../../src/core/analysis/audit-dataset.ts";
import { judgeImpactSteps } from "../../../../src/core/analysis/impact/judge-impact.ts";
import { readProposal } from "../../../../src/formats/proposal/read-proposal.ts";
import { readDemo } from "../../../support/audit-demo.ts";
import { crsTable } from "../../../support/audit-layers.ts";
import { finish } from "../../../support/finish.ts";
import { contextOf, lineOf } from "../../../support/impact-park.ts";

interface Expected {
  readonly areaM2: number;
  readonly byCode: Readonly<Record<string, number>>;
  readonly farmlandM2: number;
  readonly outsideBoundaryM2: number;
  readonly gapM: number;
  readonly sharedM: number;
  readonly compactness: number;
  readonly nearestHome: { readonly id: string; readonly distanceM: number };
}

const folder = new URL("../../../fixtures/impact/", import.meta.url);
const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));
const context = contextOf();
const base = finish(auditWorldSteps(readDemo().dataset, context));

function judgeFile(name: string) {
  const read = readProposal(name, new Uint8Array(readFileSync(new URL(name, folder))), { crsTable });
  if (!read.ok) throw new Error(read.failure.map(({ message }) => message).join("\n"));
  const judged = finish(judgeImpactSteps(base, read.value.proposal, context));
  if (!judged.ok) throw new Error(judged.failure.map(({ message }) => message).join("\n"));
  return judged.value;
}

/** Where the numbers come from and how near they have to be: test/fixtures/impact/note.md. */
describe.each(Object.entries(expected))("%s proposal on the demo", (name, truth) => {
  const report = judgeFile(`${name}.geojson`);
  const within = (value: number | null | undefined, wanted: number, relative: number): void => {
    expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(wanted)));
  };
  const lineItem = (key: string) => lineOf(report, "control_lines").items.find((item) => item.key === key);

  test("takes the land worked out by hand, class by class", () => {
    within(report.proposal.areaM2, truth.areaM2, 5e-5);
    const taken = report.taken.filter(({ areaM2 }) => areaM2 > 1);
    expect(taken.map(({ landUse }) => landUse).toSorted()).toEqual(Object.keys(truth.byCode).toSorted());
    for (const { landUse, areaM2 } of taken) within(areaM2, truth.byCode[landUse ?? ""] ?? 0, 5e-5);
    const sumM2 = report.taken.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    expect(Math.abs(sumM2 - report.proposal.areaM2)).toBeLessThan(0.01);
  });

  test("breaks the lines it breaks, by so much", () => {
    within(lineItem("permanent_basic_farmland")?.value, truth.farmlandM2, 5e-5);
    within(lineItem("urban_development_boundary")?.value, truth.outsideBoundaryM2, 5e-5);
    const isBroken = truth.farmlandM2 > 0 || truth.outsideBoundaryM2 > 0;
    expect(lineOf(report, "control_lines").verdict).toBe(isBroken ? "fail" : "pass");
    const level = lineOf(report, "approval_level").details.level;
    expect(level).toBe(truth.farmlandM2 > 0 ? "state_council" : "province");
  });

  test("joins the park or does not, and leaves it so compact", () => {
    const [piece] = lineOf(report, "contiguity").items;
    within(Number(piece?.details?.sharedBoundaryM), truth.sharedM, 1e-3);
    within(piece?.value, truth.gapM, 1e-3);
    expect(piece?.verdict).toBe(truth.sharedM > 0 ? "pass" : "conditional");
    within(lineOf(report, "shape").value, truth.compactness, 1e-5);
  });

  test("comes so near to the nearest home", () => {
    expect(lineOf(report, "buffers").details.nearest).toBe(truth.nearestHome.id);
    within(lineOf(report, "buffers").value, truth.nearestHome.distanceM, 1e-3);
  });
});
