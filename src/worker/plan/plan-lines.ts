import type { OverlayEntry } from "../../core/history/overlay.ts";
import { type Overlay, recordKey } from "../../core/history/overlay.ts";
import {
  emptyTree,
  type PlanBranch,
  type PlanStep,
  type PlanTree,
  type Scenario,
  type ScenarioHead,
} from "./plan-tree.ts";

/** Form of the lines of `history.jsonl` and of the journal. */
const historySchemaId = "parkwright.history/1";

/** A line of a written tree. Unknown members are left alone, unknown lines are refused. */
type TreeLine =
  | {
      readonly type: "plan";
      readonly schema: string;
      readonly activeId: string | null;
      readonly nextSeq: number;
      readonly unfiledCount: number;
    }
  | { readonly type: "base"; readonly overlay: readonly OverlayEntry[]; readonly done: number }
  | {
      readonly type: "scenario";
      readonly head: ScenarioHead;
      readonly overlay: readonly OverlayEntry[];
      readonly done: number;
    }
  /** A step of the base or scenario named last. */
  | { readonly type: "step"; readonly step: PlanStep };

/** A tree as lines of JSON, one thing a line: what was done in each branch stands below it. */
export function formatTree(tree: PlanTree): readonly string[] {
  const { activeId, nextSeq, unfiledCount } = tree;
  const lines: TreeLine[] = [{ type: "plan", schema: historySchemaId, activeId, nextSeq, unfiledCount }];
  const addBranch = (line: TreeLine, { history }: PlanBranch) => {
    lines.push(line, ...history.steps.map((step) => ({ type: "step", step }) as const));
  };
  const { base } = tree;
  addBranch({ type: "base", overlay: [...base.overlay.values()], done: base.history.done }, base);
  for (const scenario of tree.scenarios.values()) {
    const { head, overlay, history } = scenario;
    addBranch({ type: "scenario", head, overlay: [...overlay.values()], done: history.done }, scenario);
  }
  return lines.map((line) => JSON.stringify(line));
}

/** A tree from its lines; undefined where they are not whole, or of another form. */
export function parseTree(lines: readonly string[]): PlanTree | undefined {
  let tree: PlanTree | undefined;
  let put: ((step: PlanStep) => void) | undefined;
  for (const text of lines) {
    const line = parseLine(text);
    if (line?.type === "plan" && line.schema === historySchemaId) {
      const { activeId, nextSeq, unfiledCount } = line;
      tree = { ...emptyTree, activeId, nextSeq, unfiledCount };
    } else if (tree === undefined) return undefined;
    else if (line?.type === "base") {
      const { branch, steps } = beginBranch(line);
      tree = { ...tree, base: branch };
      put = (step) => void steps.push(step);
    } else if (line?.type === "scenario") {
      const { branch, steps } = beginBranch(line);
      const scenario: Scenario = { ...branch, head: line.head };
      tree = { ...tree, scenarios: new Map(tree.scenarios).set(line.head.id, scenario) };
      put = (step) => void steps.push(step);
    } else if (line?.type === "step" && put !== undefined) put(line.step);
    else return undefined;
  }
  return tree;
}

/** The list of steps is filled by the lines that follow. */
function beginBranch({ overlay, done }: { readonly overlay: readonly OverlayEntry[]; readonly done: number }) {
  const steps: PlanStep[] = [];
  const entries: Overlay = new Map(overlay.map((entry) => [recordKey(entry.kind, entry.id), toEntry(entry)]));
  const branch: PlanBranch = { overlay: entries, history: { steps, done } };
  return { branch, steps };
}

/** JSON has no undefined: a record that was or is not there is a member that is missing. */
function toEntry({ kind, id, from, to }: OverlayEntry): OverlayEntry {
  return { kind, id, from, to };
}

function parseLine(text: string): TreeLine | undefined {
  try {
    return JSON.parse(text) as TreeLine; // what it says is checked by whoever lays it over a park
  } catch {
    return undefined;
  }
}
