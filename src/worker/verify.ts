import { compareReports } from "../core/analysis/compare-reports.ts";
import type { CallContext } from "./call-server.ts";
import type { WorkerCalls } from "./messages.ts";
import type { OpenPark } from "./open-park.ts";
import { createSlices } from "./turns.ts";
import type { WorkerTools } from "./worker-tools.ts";

type Verification = WorkerCalls["verify"][1];

/** Audits the open park again with the second engine and compares every overlay area and verdict. */
export async function verifyPark(tools: WorkerTools, context: CallContext, park: OpenPark): Promise<Verification> {
  const engine = await tools.loadSecondEngine();
  const step = createSlices(context.pause, tools.now);
  const ids = new Set(park.packs.map((pack) => pack.id));
  const steps = tools.auditWorldSteps(park.dataset, {
    asOf: park.report.asOf,
    generatedAt: park.report.generatedAt,
    rulePacks: [...tools.packs().values()].filter(({ pack }) => ids.has(pack.id)),
    defaults: tools.defaults(),
    crsTable: tools.crsTable(),
    landUseTables: tools.landUseTables(),
    engine,
    readIssues: park.readIssues,
  });
  for (;;) {
    const next = steps.next();
    if (next.done === true) {
      const allowedM2 = tools.defaults().engine_tolerance_m2;
      const { parcels, largestDifferenceM2, verdictDifferences } = compareReports(
        park.report,
        next.value.report,
        allowedM2,
      );
      return { engine: engine.name, parcels, largestDifferenceM2, allowedM2, verdictDifferences };
    }
    context.progress({ share: next.value.share, stage: next.value.stage });
    await step();
  }
}
