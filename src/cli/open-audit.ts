import type { AuditContext, AuditProgress } from "../core/analysis/audit-context.ts";
import { createKernelEngine } from "../core/geometry/kernel-engine.ts";
import type { OverlayEngine } from "../core/geometry/overlay-engine.ts";
import type { ParkDataset } from "../core/model/dataset.ts";
import { regulationDateSchema } from "../core/model/fields.ts";
import type { Issue } from "../core/model/issue.ts";
import type { LoadedRulePack } from "../core/model/rule-pack.ts";
import type { ReadOptions } from "../formats/dataset/read-dataset-steps.ts";
import { toLandUseCodes } from "../formats/dataset/to-land-use-codes.ts";
import { formatIssueLines } from "../formats/report/format-issue-lines.ts";
import { applyScenario } from "../formats/scenario/read-scenario.ts";
import type { Console } from "./console.ts";
import { loadCrsTable, loadLandUseTables, loadProjectDefaults, loadRulePack } from "./data-files.ts";
import { RefusedError, UsageError } from "./exit-status.ts";
import { readInputFiles } from "./input-files.ts";
import { readGivenDataset } from "./read-given-dataset.ts";
import { readMapping } from "./read-mapping.ts";

export const engineNames = ["kernel", "turf"] as const;
type EngineName = (typeof engineNames)[number];

/** What the words of a command say about the dataset it judges. */
export interface AuditRequest {
  /** Folder, .zip, saved .pwcache, one GeoJSON file, or `demo`. */
  readonly dataset: string;
  /** Id of a scenario of the dataset; missing: the dataset as it stands. */
  readonly scenario?: string | undefined;
  /** Ids or files of packs; missing: the park's `ruleSets`. */
  readonly rules?: readonly string[] | undefined;
  /** Missing: `asOf` of the park, else today. */
  readonly asOf?: string | undefined;
  readonly mapping?: string | undefined;
  /** Missing: the kernel, with Turf for what the kernel cannot clip. */
  readonly engine?: EngineName | undefined;
}

export interface OpenedAudit {
  readonly dataset: ParkDataset;
  /** Everything an audit of it needs (`auditWorldSteps(dataset, context)`). */
  readonly context: AuditContext;
  readonly readIssues: readonly Issue[];
}

/** Part of the progress a piece of work takes, as shares of the whole. */
export interface ProgressSpan {
  readonly from: number;
  readonly to: number;
}

const firstHalf: ProgressSpan = { from: 0, to: 0.5 };
const secondHalf: ProgressSpan = { from: 0.5, to: 1 };

/** Reads the dataset and gathers what judging it needs. Refuses (exit 3) what cannot be read, words that are off with 2. */
export async function openAudit(
  request: AuditRequest,
  console: Console,
  span: ProgressSpan = firstHalf,
): Promise<OpenedAudit> {
  const { asOf, mapping } = request;
  if (asOf !== undefined && !regulationDateSchema.safeParse(asOf).success) {
    throw new UsageError(`--as-of is “${asOf}”; expected a date such as 2026-03-31, from 1949 to 2100.`);
  }
  const crsTable = await loadCrsTable();
  const landUseTables = await loadLandUseTables();
  const options: ReadOptions = {
    crsTable,
    landUseCodes: toLandUseCodes(landUseTables),
    mapping: mapping === undefined ? undefined : await readMapping(mapping),
    onProgress: (share) => console.progress(within(span, share), "reading"),
  };
  const read = readGivenDataset(await readInputFiles(request.dataset), options);
  if (read.dataset === undefined) {
    const errors = read.issues.filter((issue) => issue.severity === "error");
    throw new RefusedError(formatIssueLines(errors, console.columns ?? 100), read.issues);
  }
  const dataset = request.scenario === undefined ? read.dataset : layScenario(read.dataset, request.scenario, options);
  const rulePacks = await loadRulePacks(request.rules ?? dataset.meta.ruleSets);
  const now = new Date();
  const fallbacks: string[] = [];
  const context: AuditContext = {
    asOf: asOf ?? dataset.meta.asOf ?? now.toLocaleDateString("sv-SE"),
    generatedAt: now.toISOString(),
    rulePacks,
    defaults: await loadProjectDefaults(),
    crsTable,
    landUseTables,
    engine: await createEngine(request.engine ?? "kernel", (what) => fallbacks.push(what)),
    fallbacks,
    readIssues: read.issues,
  };
  return { dataset, context, readIssues: read.issues };
}

/** Packs in the order named. One named twice judges once; two that share an id would not be told apart in the report. */
async function loadRulePacks(named: readonly string[]): Promise<readonly LoadedRulePack[]> {
  const loaded = await Promise.all([...new Set(named)].map(loadRulePack));
  const kept: LoadedRulePack[] = [];
  for (const one of loaded) {
    const twin = kept.find(({ pack }) => pack.id === one.pack.id);
    if (twin === undefined) kept.push(one);
    else if (twin.sha256 !== one.sha256) {
      throw new RefusedError(
        `--rules names two different packs with the id ${one.pack.id}. Expected an id of its own for each.`,
        { rules: named, id: one.pack.id },
      );
    }
  }
  return kept;
}

function layScenario(dataset: ParkDataset, scenario: string, options: ReadOptions): ParkDataset {
  const applied = applyScenario(dataset, scenario, options);
  if (applied.ok) return applied.value;
  const lines = applied.failure.map(({ place, got, expected }) => `  ${place}: got ${got}, expected ${expected}`);
  throw new RefusedError([`The scenario ${scenario} is refused:`, ...lines].join("\n"), applied.failure);
}

/** Runs steps to their end and shows how far they are. The span that ends at 1 clears the line. */
export function runSteps<T>(
  steps: Generator<AuditProgress, T, void>,
  console: Console,
  span: ProgressSpan = secondHalf,
): T {
  let step = steps.next();
  while (!step.done) {
    console.progress(Math.min(within(span, step.value.share), 0.999), step.value.stage);
    step = steps.next();
  }
  if (span.to >= 1) console.progress(1, "");
  return step.value;
}

function within({ from, to }: ProgressSpan, share: number): number {
  return from + (to - from) * share;
}

/** The kernel asks Turf where it cannot clip two shapes itself, so that an audit never dies of one pair. */
export async function createEngine(
  name: EngineName,
  onSecondEngine: (what: string) => void = () => undefined,
): Promise<OverlayEngine> {
  const { createTurfEngine } = await import("../core/geometry/turf-engine.ts");
  const turf = createTurfEngine();
  return name === "turf" ? turf : createKernelEngine({ secondEngine: turf, onSecondEngine });
}
