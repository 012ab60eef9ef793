import type { AuditContext, AuditProgress } from "../core/analysis/audit-context.ts";
import type { AuditWorld } from "../core/analysis/audit-world.ts";
import type { JudgedPark } from "../core/analysis/judge-park.ts";
import { judgeOtherwise } from "../core/analysis/live/judge-otherwise.ts";
import { extendBox } from "../core/analysis/lng-lat-box.ts";
import { findOffers } from "../core/analysis/match/find-offers.ts";
import type { Offer } from "../core/analysis/match/offer.ts";
import { findDatasetBox } from "../core/analysis/measured-layers.ts";
import type { MeasuredPark } from "../core/analysis/measured-park.ts";
import { findAreaBasis } from "../core/analysis/site-area.ts";
import { ClippingError, createKernelEngine } from "../core/geometry/kernel-engine.ts";
import { findLabelPoint } from "../core/geometry/label-point.ts";
import type { AnyGeometry, LngLatBox } from "../core/model/coordinates.ts";
import { createIssue } from "../core/model/create-issue.ts";
import { type LayerKind, layerKinds, type ParkDataset } from "../core/model/dataset.ts";
import type { Issue } from "../core/model/issue.ts";
import { findPaletteKey } from "../core/model/land-use.ts";
import { listAllowed } from "../core/model/nearest-names.ts";
import type { LoadedRulePack } from "../core/model/rule-pack.ts";
import { buildDrawings } from "./build-drawings.ts";
import { buildListings } from "./build-listings.ts";
import { buildRow, divideRows, type RowSource } from "./build-rows.ts";
import type { CallContext } from "./call-server.ts";
import { centerLabel } from "./center-label.ts";
import { describeIssues } from "./describe-issues.ts";
import type { AuditOptions, OpenedPark, PackSummary, ParcelRow } from "./messages.ts";
import type { FindUseKey, LabelPoints, OpenPark } from "./open-park.ts";
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
    // Turf is large and hardly ever needed: loaded only now. The audit starts again; its progress waits until it is as far.
    const secondEngine = await tools.loadSecondEngine();
    const fallbacks: string[] = [];
    const engine = createKernelEngine({ secondEngine, onSecondEngine: (what) => fallbacks.push(what) });
    return runAudit(onward, tools.auditWorldSteps(dataset, { ...auditContext, engine, fallbacks }), step);
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

function describePark(park: OpenPark, offers: readonly Offer[]): Omit<OpenedPark, "drawings" | "tiles"> {
  const { dataset, report } = park;
  const { layers } = dataset;
  const layerCounts: Partial<Record<LayerKind, number>> = {};
  for (const kind of layerKinds) {
    const layer = layers[kind];
    if (layer !== undefined) layerCounts[kind] = layer.size;
  }
  const boxOf = (geometry: AnyGeometry | undefined): LngLatBox =>
    geometry === undefined ? [0, 0, 0, 0] : extendBox(undefined, geometry);
  return {
    revision: park.revision,
    meta: dataset.meta,
    asOf: report.asOf,
    areaBasis: report.dataset.areaBasis,
    gridCrs: report.dataset.gridCrs,
    engine: report.engine,
    packs: park.packs,
    layerCounts,
    bounds: findDatasetBox(dataset) ?? [0, 0, 0, 0],
    totals: report.totals,
    parks: report.parks.map((audit) => {
      const record = layers.parks?.get(audit.id);
      return { ...audit, name: record?.name ?? audit.id, box: boxOf(record?.geometry) };
    }),
    zones: report.zones.map((audit) => {
      const record = layers.zones?.get(audit.id);
      const useKey = park.findUseKey(audit.landUse, record?.codeSystem ?? null);
      return { ...audit, name: record?.name ?? null, useKey, box: boxOf(record?.geometry) };
    }),
    chainNames: Object.fromEntries([...(dataset.chains?.values() ?? [])].map(({ id, name }) => [id, name])),
    ranking: report.ranking,
    ...describeIssues(report.issues),
    listings: buildListings(park, offers),
  };
}
