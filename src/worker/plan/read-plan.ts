import type { CrsTable } from "../../core/geometry/crs-table.ts";
import type { LayerChange } from "../../core/history/apply-changes.ts";
import { emptyOverlay, layOver, listEdits, type OverlayEntry } from "../../core/history/overlay.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import { readProposal } from "../../formats/proposal/read-proposal.ts";
import { isSoundRecord } from "../../formats/scenario/is-sound-record.ts";
import { listScenarios, readScenario, type ScenarioProblem } from "../../formats/scenario/read-scenario.ts";
import { isWindowRecord } from "./edit-window.ts";
import { formatOver } from "./plan-file.ts";
import { parseTree } from "./plan-lines.ts";
import { emptyTree, type PlanBranch, type PlanTree, type Scenario } from "./plan-tree.ts";

/** The plan a park brings along in its files. */
export interface BroughtPlan {
  readonly tree: PlanTree;
  /** Files that went into it. */
  readonly taken: ReadonlySet<string>;
  /** Scenarios that cannot be laid over the park. */
  readonly refused: readonly ScenarioProblem[];
}

/**
 * Scenarios, proposals and history of a park as files. Scenario files count: what `history.jsonl` knows of a scenario (its parent,
 * note, lock and steps) is taken on only where it says the same as the file. A history with a record that could not stand in a
 * layer is left out.
 */
export function readPlan(dataset: ParkDataset, options: { readonly crsTable: CrsTable }): BroughtPlan {
  const { attachments } = dataset;
  const told = readHistory(attachments.get("history.jsonl"));
  const taken = new Set(attachments.has("history.jsonl") ? ["history.jsonl"] : []);
  const refused: ScenarioProblem[] = [];
  const scenarios = new Map<string, Scenario>();
  const ids = listScenarios(dataset);
  for (const id of [...told.scenarios.keys(), ...ids]) {
    if (scenarios.has(id)) continue;
    const names = [`scenarios/${id}.json`, `proposals/${id}.geojson`].filter((name) => attachments.has(name));
    const known = told.scenarios.get(id);
    const scenario = known !== undefined && saysTheSame(dataset, known, names) ? known : readFiles(id);
    if (scenario === undefined) continue;
    scenarios.set(id, scenario);
    for (const name of names) taken.add(name);
  }
  const activeId = told.activeId !== null && scenarios.has(told.activeId) ? told.activeId : null;
  return { tree: { ...told, scenarios, activeId }, taken, refused };

  function readFiles(id: string): Scenario | undefined {
    // In the history only: somebody took its file away.
    if (!ids.includes(id)) return undefined;
    const read = readScenario(dataset, id, options);
    if (!read.ok) {
      refused.push(...read.failure);
      return undefined;
    }
    return {
      head: { id, name: read.value.name, parentId: null, note: null, isLocked: false, createdAtMs: 0 },
      overlay: layOver(emptyOverlay, [...read.value.changes, ...readProposed(id)]),
      history: { steps: [], done: 0 },
    };
  }

  function readProposed(id: string): readonly LayerChange[] {
    const name = `proposals/${id}.geojson`;
    const bytes = attachments.get(name);
    const read = bytes === undefined ? undefined : readProposal(name, bytes, options);
    if (read?.ok !== true) return [];
    return [{ layer: "proposals", added: read.value.proposal.features, updated: [], removed: [] }];
  }
}

function readHistory(bytes: Uint8Array | undefined): PlanTree {
  if (bytes === undefined) return emptyTree;
  const lines = new TextDecoder()
    .decode(bytes)
    .split("\n")
    .filter((line) => line !== "");
  const tree = parseTree(lines);
  return tree !== undefined && isSound(tree) ? tree : emptyTree;
}

function isSound({ base, scenarios }: PlanTree): boolean {
  return [base, ...scenarios.values()].every(isSoundBranch);
}

function isSoundBranch({ overlay, history: { steps, done } }: PlanBranch): boolean {
  if (!Number.isInteger(done) || done > steps.length) return false;
  const seen = new Set<unknown>();
  const isSoundEntry = ({ kind, from, to }: OverlayEntry): boolean =>
    [from, to].every((record) => {
      if (record === undefined || seen.has(record)) return true;
      seen.add(record);
      return isWindowRecord(kind) && isSoundRecord(kind, record);
    });
  return (
    [...overlay.values()].every(isSoundEntry) &&
    steps.every(({ changes }) => [...listEdits(changes)].every(isSoundEntry))
  );
}

/** Would the scenario be written as the very files that are there? */
function saysTheSame({ attachments, ...dataset }: ParkDataset, scenario: Scenario, names: readonly string[]): boolean {
  const files = formatOver({ ...dataset, attachments }, scenario);
  const decoder = new TextDecoder();
  return (
    files.size === names.length && [...files].every(([name, text]) => decoder.decode(attachments.get(name)) === text)
  );
}
