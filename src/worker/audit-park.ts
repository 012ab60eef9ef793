import type { AuditContext, AuditProgress } from "../core/analysis/audit-context.ts";
import type { AuditWorld } from "../core/analysis/audit-world.ts";
import type { JudgedPark } from "../core/analysis/judge-park.ts";
import { judgeOtherwise } from "../core/analysis/live/judge-otherwise.ts";
import { findOffers } from "../core/analysis/match/find-offers.ts";
import type { MeasuredPark } from "../core/analysis/measured-park.ts";
import { findAreaBasis } from "../core/analysis/site-area.ts";
import { ClippingError } from "../core/geometry/kernel-engine.ts";
import { findLabelPoint } from "../core/geometry/label-point.ts";
import { createIssue } from "../core/model/create-issue.ts";
import type { ParkDataset } from "../core/model/dataset.ts";
import type { Issue } from "../core/model/issue.ts";
import { findPaletteKey } from "../core/model/land-use.ts";
import { listAllowed } from "../core/model/nearest-names.ts";
import type { LoadedRulePack } from "../core/model/rule-pack.ts";
import { buildDrawings } from "./build-drawings.ts";
import { buildRow, divideRows, type RowSource } from "./build-rows.ts";
import type { CallContext } from "./call-server.ts";
import { centerLabel } from "./center-label.ts";
import { describePark } from "./describe-park.ts";
import type { AuditOptions, OpenedPark, PackSummary, ParcelRow } from "./messages.ts";
import type { FindUseKey, LabelPoints, OpenPark } from "./open-park.ts";
import { withSecondEngine } from "./second-engine.ts";
import type { ParkTiles } from "./tiles/park-tiles.ts";
import { createSlices } from "./turns.ts";
import type { WorkerTools } from "./worker-tools.ts";

/** Share of the whole call that is done when a stage begins. */
const stageStart = { measure: 0.25, judge: 0.5, draw: 0.8 } as const;

export interface AuditedPark {
  readonly park: OpenPark;
  readonly opened: OpenedPark;
  /** What judging on another day, or by other limits, starts from. */
  readonly world: AuditWorld;
}

/**
 * Judges a dataset and makes everything the page needs of it. `kept` is what an earlier audit of the same dataset measured:
 * measured with the same tolerances it is only judged again. The caller decides what becomes open.
 */
export async function auditPark(
  tools: WorkerTools,
  context: CallContext,
  dataset: ParkDataset,
  options: AuditOptions,
  readIssues: readonly Issue[],
  revision: number,
  tiles: ParkTiles | null,
  kept?: MeasuredPark,
): Promise<AuditedPark> {
  const step = createSlices(context.pause, tools.now);
  const known = tools.packs();
  const wanted = options.ruleSets ?? dataset.meta.ruleSets;
  // In the order named: of several packs with the same section the first speaks.
  const packs = wanted.flatMap((id) => known.get(id) ?? []);
  const unknownPacks = wanted
    .filter((id) => !known.has(id))
    .map((id) =>
      createIssue("unknown-rule-pack", { params: { got: id, allowed: listAllowed(known.keys(), id) || "none" } }),
    );
  const tiled = tiles?.sources ?? [];
  const labelPoints: LabelPoints = tiled.includes("labels") ? new Map() : await findLabelPoints(dataset, step);
  const palette = tools.palette();
  const findUseKey: FindUseKey = (code, codeSystem) => findPaletteKey(code, codeSystem, palette);
  const asOf = options.asOf ?? dataset.meta.asOf ?? options.today;
  const rowReport = { asOf, dataset: { areaBasis: findAreaBasis(dataset) } };
  const rowSource: RowSource = { dataset, labelPoints, findUseKey, report: rowReport };
  const rows: ParcelRow[] = [];
  const auditContext: AuditContext = {
    asOf,
    generatedAt: tools.timestamp(),
    rulePacks: packs,
    defaults: tools.defaults(),
    crsTable: tools.crsTable(),
    landUseTables: tools.landUseTables(),
    engine: tools.engine,
    readIssues: [...readIssues, ...unknownPacks],
    onJudged: (_judged, audit) => {
      // An audit that starts again begins with the first parcel.
      if (rows.length > 0 && audit.id <= (rows.at(-1)?.id ?? "")) rows.length = 0;
      const parcel = dataset.layers.parcels?.get(audit.id);
      if (parcel !== undefined) rows.push(buildRow(rowSource, audit, parcel));
    },
  };
  let shownShare = 0;
  const onward: CallContext = {
    ...context,
    progress(message) {
      if (message.share < shownShare) return;
      shownShare = message.share;
      context.progress(message);
    },
  };
  const start = () =>
    kept === undefined ? tools.auditWorldSteps(dataset, auditContext) : judgeOtherwise(kept, auditContext);
  const { report, world } = await runAudit(onward, start(), step).catch(async (error: unknown) => {
    if (!(error instanceof ClippingError)) throw error;
    // The audit starts again; its progress waits until it is as far.
    return runAudit(onward, tools.auditWorldSteps(dataset, await withSecondEngine(tools, auditContext)), step);
  });
  const park: OpenPark = {
    revision,
    dataset,
    report,
    packs: packs.map(summarize),
    labelPoints,
    tiles,
    findUseKey,
    readIssues,
  };
  for (const portion of divideRows(rows)) {
    context.rows(portion);
    await context.pause();
  }
  context.progress({ share: stageStart.draw, stage: "draw" });
  const drawings = await buildDrawings({ dataset, rows, zones: report.zones, labelPoints, findUseKey, tiled, step });
  const offers = findOffers({ dataset, report, rulePacks: packs, landUseTables: auditContext.landUseTables });
  const offered = new Set(offers.flatMap(({ parcelId }) => parcelId ?? []));
  const drawnTiles = tiles?.judge(revision, rows, offered) ?? null;
  return { park, opened: { ...describePark(park, offers), drawings, tiles: drawnTiles }, world };
}

async function runAudit(
  context: CallContext,
  steps: Generator<AuditProgress, JudgedPark, void>,
  step: () => Promise<void>,
): Promise<JudgedPark> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    const { share, stage } = next.value;
    context.progress({ share: stageStart.measure + share * (stageStart.draw - stageStart.measure), stage });
    await step();
  }
}

async function findLabelPoints(dataset: ParkDataset, step: () => Promise<void>): Promise<LabelPoints> {
  const points = new Map<string, ReturnType<typeof findLabelPoint>>();
  for (const parcel of dataset.layers.parcels?.values() ?? []) {
    points.set(parcel.id, centerLabel(parcel.geometry, findLabelPoint(parcel.geometry)));
    await step();
  }
  return points;
}

function summarize({ pack, sha256 }: LoadedRulePack): PackSummary {
  return { id: pack.id, version: pack.version, sha256, title: pack.languages, region: pack.region };
}
