import type { AuditWorld } from "../core/analysis/audit-world.ts";
import type { ParkDataset } from "../core/model/dataset.ts";
import { findPaletteKey } from "../core/model/land-use.ts";
import type { InputFile } from "../formats/input-file.ts";
import { type AuditedPark, auditPark } from "./audit-park.ts";
import { type CallContext, type CallHandlers, Cancelled } from "./call-server.ts";
import { buildCard } from "./card.ts";
import { listPacks } from "./list-packs.ts";
import type { OpenOutcome, ParkSource, SearchHit, WorkerCalls } from "./messages.ts";
import { findNearest } from "./nearest.ts";
import type { FindUseKey, OpenPark } from "./open-park.ts";
import type { SpellHan } from "./pinyin.ts";
import type { PlanHandlers } from "./plan/plan-calls.ts";
import type { ParkHolder } from "./plan/plan-desk.ts";
import type { PlanFiles } from "./plan/plan-journal.ts";
import type { PlanCalls } from "./plan/plan-messages.ts";
import type { OpenPlan } from "./plan/start-plan.ts";
import { searchEntries } from "./search.ts";
import { addPinyin, createSearchEntries, type SearchEntry } from "./search-index.ts";
import type { ParkTiles } from "./tiles/park-tiles.ts";
import { hasLargeLayer } from "./tiles/tiled-from.ts";
import { createSlices } from "./turns.ts";
import { verifyPark } from "./verify.ts";
import type { ReadOutcome, WorkerTools } from "./worker-tools.ts";

type OpenRequest = WorkerCalls["open"][0];

/** The index of one park, and its pinyin once somebody has searched. */
interface SearchState {
  readonly park: OpenPark;
  readonly entries: readonly SearchEntry[];
  spell: SpellHan | null;
}

/** Answers to the calls of messages.ts. Holds the open park; a call that is cancelled or refused leaves it as it was. */
export function createHandlers(tools: WorkerTools): CallHandlers {
  let open: OpenPark | null = null;
  /** What `open` was judged from. */
  let world: AuditWorld | null = null;
  let revision = 0;
  let tileKey = 0;
  let search: SearchState | null = null;
  /** Answers about the plan over the open park, from the first call on. */
  let plan: Promise<OpenPlan> | null = null;
  /** What `open` was read from; null: the demo. */
  let openedFrom: PlanFiles | null = null;
  /** Settles when the opening under way is over, however it ends. */
  let opening: Promise<void> | null = null;

  /** The open park; a question asked while the first one is being opened waits for it. */
  async function findOpen(): Promise<OpenPark | null> {
    if (open === null) await opening;
    return open;
  }

  async function openSource({ source: asked, options }: OpenRequest, context: CallContext): Promise<OpenOutcome> {
    context.progress({ share: 0, stage: "read" });
    const source = await findFiles(tools, asked);
    const files = await loadFiles(tools, source, context);
    const mapping = source?.mapping ?? undefined;
    const reportRead = (share: number) => context.progress({ share: 0.05 + share * 0.2, stage: "read" });
    const { dataset, issues, keep } = await tools.read(files, mapping, reportRead, context.pause);
    if (dataset === undefined) return { kind: "refused", issues };
    const tiles = await startTiles(dataset, context);
    let audited: AuditedPark;
    try {
      audited = await auditPark(tools, context, dataset, options, issues, revision + 1, tiles);
      await context.pause();
    } catch (error) {
      tiles?.drop();
      throw error;
    }
    revision++;
    open?.tiles?.drop();
    open = audited.park;
    world = audited.world;
    closePlan();
    openedFrom = source;
    // The first key of a search shall not wait for the index.
    getSearch(open);
    if (keep !== undefined) keepLater(keep, open, context);
    return { kind: "opened", park: audited.opened };
  }

  /** Large layers can be looked at from here on; the map colours them once they are judged. */
  async function startTiles(dataset: ParkDataset, context: CallContext): Promise<ParkTiles | null> {
    if (tools.tiles === undefined || !hasLargeLayer(dataset)) return null;
    const { startParkTiles } = await import("./tiles/park-tiles.ts");
    const palette = tools.palette();
    const findUseKey: FindUseKey = (code, codeSystem) => findPaletteKey(code, codeSystem, palette);
    const tiles = startParkTiles(tools.tiles, dataset, ++tileKey, findUseKey);
    if (tiles !== null) context.preview(tiles.preview, tools.tiles.takePort());
    return tiles;
  }

  /** Behind the answer, in its pauses, and only as long as the park is open. A copy that fails is only slower next time. */
  function keepLater(keep: NonNullable<ReadOutcome["keep"]>, park: OpenPark, { pause }: CallContext): void {
    const pauseWhileOpen = async (): Promise<void> => {
      await pause();
      if (open?.dataset !== park.dataset) throw new Cancelled();
    };
    pauseWhileOpen()
      .then(() => keep(createSlices(pauseWhileOpen, tools.now)))
      .catch(() => undefined);
  }

  function getOpen(): OpenPark {
    if (open === null) throw new Error("no park is open");
    return open;
  }

  function getSearch(park: OpenPark): SearchState {
    if (search?.park !== park) search = { park, entries: createSearchEntries(park.dataset), spell: null };
    const state = search;
    return state;
  }

  /** Loads the pinyin table once and spells all names; a search that is called off leaves the rest to the next one. */
  async function preparePinyin(state: SearchState, context: CallContext): Promise<SpellHan> {
    if (state.spell !== null) return state.spell;
    const spell = await tools.loadPinyin();
    const step = createSlices(context.pause, tools.now);
    for (const entry of state.entries) {
      addPinyin(entry, spell);
      await step();
    }
    state.spell = spell;
    return spell;
  }

  /** Loaded when somebody plans. */
  async function beginPlan(): Promise<OpenPlan> {
    const { startPlan } = await import("./plan/start-plan.ts");
    const holder: ParkHolder = {
      get() {
        if (open === null || world === null) throw new Error("no park is open");
        return { park: open, world };
      },
      set(park, judgedFrom) {
        open = park;
        world = judgedFrom;
      },
      nextRevision: () => ++revision,
    };
    return startPlan(holder, tools, openedFrom);
  }

  function closePlan(): void {
    plan?.then(({ close }) => close()).catch(() => undefined);
    plan = null;
  }

  /** A call about the plan; it stays with the park it was asked about. */
  function planCall<Name extends keyof PlanHandlers>(name: Name): CallHandlers[Name] {
    const answer = async (request: PlanCalls[Name][0], context: CallContext): Promise<PlanCalls[Name][1]> => {
      plan ??= beginPlan();
      const { handlers } = await plan;
      return handlers[name](request, context);
    };
    return answer as CallHandlers[Name]; // name, request and response belong together
  }

  return {
    planOpen: planCall("planOpen"),
    planRun: planCall("planRun"),
    planPreview: planCall("planPreview"),
    planUndo: planCall("planUndo"),
    planRedo: planCall("planRedo"),
    planRestore: planCall("planRestore"),
    planScenario: planCall("planScenario"),
    planWindow: planCall("planWindow"),
    planImpact: planCall("planImpact"),
    planImpactPlace: planCall("planImpactPlace"),
    planExpansions: planCall("planExpansions"),
    planCompare: planCall("planCompare"),
    planFile: planCall("planFile"),
    planDrawings: planCall("planDrawings"),
    planFacts: planCall("planFacts"),
    planWatch: planCall("planWatch"),
    plansKept: async () => (await tools.planJournal?.().catch(() => undefined))?.list() ?? [],
    open(request, context) {
      const outcome = openSource(request, context);
      opening = outcome.then(
        () => {},
        () => {},
      );
      return outcome;
    },
    async audit({ options }, context) {
      const { dataset, readIssues, tiles = null } = getOpen();
      const audited = await auditPark(
        tools,
        context,
        dataset,
        options,
        readIssues,
        revision + 1,
        tiles,
        world?.measured,
      );
      await context.pause();
      revision++;
      open = audited.park;
      world = audited.world;
      return audited.opened;
    },
    async parcel({ id }) {
      const park = await findOpen();
      return park === null ? null : buildCard(park, id);
    },
    async search({ query, limit }, context): Promise<readonly SearchHit[]> {
      const park = await findOpen();
      if (park === null) return [];
      const state = getSearch(park);
      const direct = searchEntries(state.entries, query, limit, state.spell);
      // Numbers and names answer at once; only what they don't find waits for the pinyin table.
      if (state.spell !== null || direct.length >= limit || /\d/.test(query)) return direct;
      return searchEntries(state.entries, query, limit, await preparePinyin(state, context));
    },
    async nearest({ id, limit }) {
      const park = await findOpen();
      return findNearest(park?.dataset.layers.parcels?.keys() ?? [], id, limit);
    },
    packs: () => listPacks(tools.packs(), getOpen().packs),
    async whatIf({ whatIfs }, context) {
      const { report } = getOpen();
      if (world === null) throw new Error("no park is judged");
      const { askWhatIf } = await import("./ask-what-if.ts");
      return askWhatIf(world, report, whatIfs, createSlices(context.pause, tools.now));
    },
    async savePark(_request, { pause }) {
      const park = getOpen();
      const { savePark } = await import("./save-park.ts");
      return savePark(park, pause, tools.now);
    },
    async dropKeptParks() {
      const parks = await tools.keptParks?.();
      if (parks === undefined) return { count: 0, bytes: 0 };
      const kept = await parks.list();
      for (const { name } of kept) await parks.remove(name);
      return { count: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
    verify: (_request, context) => verifyPark(tools, context, getOpen()),
  };
}

/** The files of a source, none where a kept park is not there any more; null: the demo. */
async function findFiles({ planJournal }: WorkerTools, source: ParkSource): Promise<PlanFiles | null> {
  if (source.kind === "demo") return null;
  if (source.kind === "kept") {
    return (await (await planJournal?.())?.findFiles(source.key)) ?? { files: [], mapping: null };
  }
  // A folder that was dropped gives its members' paths; a single file only its name.
  const files = source.files.map((blob) => ({ name: blob.webkitRelativePath || blob.name, blob }));
  return { files, mapping: source.mapping ?? null };
}

async function loadFiles(
  tools: WorkerTools,
  source: PlanFiles | null,
  context: CallContext,
): Promise<readonly InputFile[]> {
  if (source === null) return tools.loadDemo();
  const files: InputFile[] = [];
  for (const { name, blob } of source.files) {
    files.push({ name, bytes: new Uint8Array(await blob.arrayBuffer()) });
    await context.pause();
  }
  return files;
}
