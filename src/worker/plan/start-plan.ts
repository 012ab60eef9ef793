import type { ParkFile } from "../../core/model/dataset.ts";
import type { InputFile } from "../../formats/input-file.ts";
import type { WorkerTools } from "../worker-tools.ts";
import { createCommandRunner } from "./command-runner.ts";
import { createPlanHandlers, type PlanHandlers } from "./plan-calls.ts";
import { type ParkHolder, PlanDesk } from "./plan-desk.ts";
import type { PlanFiles } from "./plan-journal.ts";
import { type KeeperTools, PlanKeeper } from "./plan-keeper.ts";
import { findPlanKey } from "./plan-key.ts";
import type { PlanUpdate } from "./plan-messages.ts";
import type { PlanTree } from "./plan-tree.ts";
import { readPlan } from "./read-plan.ts";

/** The plan over one park, as long as that is open. */
export interface OpenPlan {
  readonly handlers: PlanHandlers;
  /** The park is closed: another tab may edit it. */
  readonly close: () => void;
}

/** Changes that nobody waits for need not let messages in. */
const atOnce = async (): Promise<void> => {};

/** Starts the plan over the park the holder holds, which was read from `source` (null: the demo). What was kept of it is shown when it is opened. */
export async function startPlan(holder: ParkHolder, tools: WorkerTools, source: PlanFiles | null): Promise<OpenPlan> {
  const { park } = holder.get();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  };
  const watchers = new Set<() => void>();
  const wake = (): void => {
    for (const watcher of watchers) watcher();
    watchers.clear();
  };
  let desk: PlanDesk | undefined;
  const keeper = new PlanKeeper({
    ...(await findKeeping(tools, source, park.dataset.meta)),
    changed() {
      desk?.touch();
      wake();
    },
  });
  const shown = new PlanDesk(holder, tools, () => keeper.saved);
  desk = shown;
  let news: readonly PlanUpdate[] = [];
  /** Another tab has written: what it did is done here, too. */
  const follow = () =>
    inTurn(async () => {
      const kept = await keeper.readOn(shown.tree);
      if (kept === undefined) return;
      news = [...news, await shown.show(kept, {}, atOnce)];
      wake();
    });
  const brought = readPlan(park.dataset, { crsTable: tools.crsTable() });
  const kept = await keeper.start(brought.tree, () => void follow());
  const tree = kept ?? brought.tree;
  // Told with the first `planOpen`; whatever is asked before finds the plan as it was left.
  let restored = isEmpty(tree) ? null : await shown.show(tree, {}, atOnce);
  const runner = createCommandRunner(shown.opened, park.report.dataset.gridCrs, tools.crsTable());
  return {
    handlers: {
      ...createPlanHandlers({ desk: shown, keeper, runner, tools, taken: brought.taken, inTurn }),
      planOpen: () =>
        inTurn(async () => {
          const told = restored;
          restored = null;
          const restoredCount = told === null ? 0 : (kept?.unfiledCount ?? 0);
          return { view: shown.view(), restored: told, restoredCount, refused: brought.refused };
        }),
      async planWatch({ revision }) {
        if (shown.view().revision <= revision) await new Promise<void>((resolve) => watchers.add(resolve));
        const updates = news;
        news = [];
        return { view: shown.view(), updates };
      },
    },
    close() {
      wake();
      void keeper.stop();
    },
  };
}

function isEmpty({ base, scenarios }: PlanTree): boolean {
  return scenarios.size === 0 && base.history.steps.length === 0;
}

type Keeping = Omit<KeeperTools, "changed">;

/** Where and under which name the plan is kept; without files that can be read again it is not. */
async function findKeeping(tools: WorkerTools, files: PlanFiles | null, { id, name }: ParkFile): Promise<Keeping> {
  const journal = await tools.planJournal?.().catch(() => undefined);
  const keeping = { name, peers: tools.planPeers?.(), files };
  try {
    const read = files === null ? await tools.loadDemo() : await readFiles(files);
    return { ...keeping, key: await findPlanKey(id, read, files?.mapping ?? null), journal };
  } catch {
    return { ...keeping, key: id, journal: undefined }; // the files changed under the page
  }
}

async function readFiles({ files }: PlanFiles): Promise<readonly InputFile[]> {
  const read: InputFile[] = [];
  for (const { name, blob } of files) read.push({ name, bytes: new Uint8Array(await blob.arrayBuffer()) });
  return read;
}
