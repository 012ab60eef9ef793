import { createIssue } from "../model/create-issue.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import { seeSourcesOn } from "./as-of/sources-as-of.ts";
import type { AuditContext, AuditProgress } from "./audit-context.ts";
import { listAudits } from "./audit-list.ts";
import { auditParks, auditZones } from "./audit-parks.ts";
import { type AuditReport, auditSchemaId } from "./audit-report.ts";
import type { AuditWorld } from "./audit-world.ts";
import { judgeEnterprises } from "./enterprises/judge-enterprises.ts";
import { evaluateParks } from "./evaluation/evaluate-parks.ts";
import { groupByPark, judgeParcels } from "./judge-parcels.ts";
import type { JudgedParcel } from "./judged-parcel.ts";
import { type JudgingMemory, type KeptMemory, noMemory } from "./judging-memory.ts";
import type { MeasuredParcel, MeasuredPark } from "./measured-park.ts";
import type { SiteArea } from "./parcel-facts.ts";
import { rankParks } from "./performance/rank-parks.ts";
import { nameRuleSet } from "./rule-set-name.ts";
import { prepareSeparation } from "./separation/separation-layer.ts";
import { createTotals } from "./totals.ts";

/** A report with what it was made from, for what looks further: a proposal, a comparison of two states. */
export interface JudgedPark {
  readonly report: AuditReport;
  readonly world: AuditWorld;
}

/** Given what firms and plants are found to be now: which earlier judgments of parcels still hold (live/keep-judged.ts). */
type FindKept = (
  found: Pick<AuditWorld, "enterprises" | "separation">,
) => ((parcel: MeasuredParcel) => JudgedParcel | undefined) | undefined;

/**
 * Judges a measured park by the packs and on the day of the context. Nothing is measured again, so another day or another
 * limit costs a fraction of an audit and gives the same report. The tolerances must be those it was measured with.
 * Parcels that `findKept` knows a judgment of are not judged again, nor told to `onJudged`; parts of parks, zones and firms that
 * `memory` holds are not made again.
 */
export function* judgePark(
  measured: MeasuredPark,
  { onJudged, ...context }: AuditContext,
  findKept?: FindKept,
  memory: KeptMemory = noMemory,
): Generator<AuditProgress, JudgedPark, void> {
  const { sources } = measured;
  const knownFallbacks = context.fallbacks?.length ?? 0;
  const { dataset, basis, grid } = sources;
  const { enterprises, separation } = judgeSurroundings(measured, context, memory);
  const keep = findKept?.({ enterprises, separation });
  const parcels = yield* judgeParcels(measured, context, { enterprises, separation }, onJudged, keep);
  const totals = createTotals((id) => dataset.layers.parcels?.get(id)?.landUse ?? "unknown", basis);
  for (const { facts, brief } of parcels) totals.add({ id: facts.parcel.id, areaM2: facts.areaM2, ...brief });
  const world: AuditWorld = {
    context,
    measured,
    sources,
    enterprises,
    separation,
    parcels,
    parcelsByPark: groupByPark(parcels),
    memory,
  };
  const evaluated = yield* at(evaluateParks(world), 0.95);
  const parks = yield* auditParks(world, evaluated);
  const { doubleCount } = measured;
  const zones = yield* at(auditZones(world), 1);
  memory.seal();
  const report: AuditReport = {
    schema: auditSchemaId,
    generatedAt: context.generatedAt,
    asOf: context.asOf,
    engine: context.engine.name,
    dataset: {
      id: dataset.meta.id,
      name: dataset.meta.name,
      areaBasis: basis,
      gridCrs: grid?.code ?? null,
      sources: dataset.meta.sources,
    },
    ruleSets: context.rulePacks.map(nameRuleSet),
    totals: doubleCount.totalM2 > 0 ? { ...totals.sum(), parcelOverlapM2: doubleCount.totalM2 } : totals.sum(),
    parks,
    ranking: rankParks(parks),
    zones,
    parcels: listAudits(parcels, context.keptAudits),
    enterprises: [...enterprises.values()],
    issues: [
      ...context.readIssues,
      ...context.rulePacks.flatMap((loaded) => loaded.issues ?? []),
      ...measured.issues,
      ...[...evaluated.values()].flatMap((park) => park.issues),
      ...fallbackIssues([...measured.fallbacks, ...(context.fallbacks?.slice(knownFallbacks) ?? [])]),
    ],
  };
  return { report, world };
}

/** What parcels are judged by besides their own facts: firms, and plants with what keeps its distance from them. */
export function judgeSurroundings(
  { sources, parcels }: Pick<MeasuredPark, "sources" | "parcels">,
  { asOf, rulePacks, landUseTables }: AuditContext,
  memory: JudgingMemory = noMemory,
): Pick<AuditWorld, "enterprises" | "separation"> {
  const { dataset } = sources;
  const siteAreas = (): ReadonlyMap<string, SiteArea> =>
    new Map(parcels.map(({ facts }) => [facts.parcel.id, facts.siteArea]));
  return {
    enterprises: memory.recall("enterprises", [...firmInputs(dataset, parcels)], () => {
      const areas = siteAreas();
      return judgeEnterprises(dataset, ({ id }) => areas.get(id), rulePacks, asOf);
    }),
    separation: prepareSeparation(seeSourcesOn(sources, asOf), rulePacks, landUseTables, memory),
  };
}

/** What firms are judged from: their records, and the sites of the parcels that name any. */
function* firmInputs(
  { enterprises, layers }: ParkDataset,
  parcels: MeasuredPark["parcels"],
): Generator<unknown, void, void> {
  yield enterprises;
  yield layers.parcels === undefined ? undefined : layers.parcels.size - parcels.length;
  for (const { facts } of parcels) {
    const { parcel, siteArea } = facts;
    if (parcel.enterpriseIds.length === 0) continue;
    yield parcel.id;
    yield parcel.enterpriseIds;
    yield siteArea.valueM2;
    yield siteArea.name;
    yield siteArea.date;
  }
}

function fallbackIssues(fallbacks: readonly string[]): readonly Issue[] {
  return [...new Set(fallbacks)].sort(compareIds).map((what) => createIssue("engine-fallback", { params: { what } }));
}

/** Passes a part's steps on as progress up to `share`. */
function* at<T>(steps: Generator<number, T, void>, share: number): Generator<AuditProgress, T, void> {
  let step = steps.next();
  while (!step.done) {
    yield { share, stage: "judge" };
    step = steps.next();
  }
  return step.value;
}
