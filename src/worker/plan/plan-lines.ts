import { type Overlay, type OverlayEntry, recordKey } from "../../core/history/overlay.ts";
import { historySchemaId, treeLineSchema } from "./line-schemas.ts";
import {
  emptyTree,
  growTree,
  type PlanBranch,
  type PlanEntry,
  type PlanStep,
  type PlanTree,
  type ScenarioHead,
} from "./plan-tree.ts";

type TreeLine =
  | {
      readonly type: "plan";
      readonly schema: typeof historySchemaId;
      readonly activeId: string | null;
      readonly nextSeq: number;
      readonly unfiledCount: number;
    }
  | BranchLine
  /** A step of the base or scenario named last. */
  | { readonly type: "step"; readonly step: PlanStep };

type BranchLine =
  | { readonly type: "base"; readonly overlay: readonly OverlayEntry[]; readonly done: number }
  | {
      readonly type: "scenario";
      readonly head: ScenarioHead;
      readonly overlay: readonly OverlayEntry[];
      readonly done: number;
    };

/** A tree as lines of JSON, one thing a line: what was done in each branch stands below it. */
export function formatTree(tree: PlanTree): readonly string[] {
  const { activeId, nextSeq, unfiledCount, base } = tree;
  const lines: TreeLine[] = [{ type: "plan", schema: historySchemaId, activeId, nextSeq, unfiledCount }];
  const addBranch = (line: BranchLine, { history }: PlanBranch) => {
    lines.push(line, ...history.steps.map((step) => ({ type: "step", step }) as const));
  };
  addBranch({ type: "base", overlay: [...base.overlay.values()], done: base.history.done }, base);
  for (const scenario of tree.scenarios.values()) {
    const { head, overlay, history } = scenario;
    addBranch({ type: "scenario", head, overlay: [...overlay.values()], done: history.done }, scenario);
  }
  return lines.map((line) => JSON.stringify(line));
}

/** A tree from its lines; undefined where they are not whole, or of another form. What records say is not looked at. */
export function parseTree(lines: readonly string[]): PlanTree | undefined {
  let tree: PlanTree | undefined;
  let steps: PlanStep[] | undefined;
  for (const text of lines) {
    const line = parseLine(text);
    if (line === undefined) return undefined;
    if (line.type === "plan") {
      const { activeId, nextSeq, unfiledCount } = line;
      tree = { ...emptyTree, activeId, nextSeq, unfiledCount };
    } else if (line.type === "step") {
      if (steps === undefined) return undefined;
      steps.push(line.step);
    } else {
      if (tree === undefined) return undefined;
      // Filled by the lines that follow.
      steps = [];
      tree = addBranch(tree, line, steps);
    }
  }
  return tree;
}

function addBranch(tree: PlanTree, line: BranchLine, steps: readonly PlanStep[]): PlanTree {
  const overlay: Overlay = new Map(
    // JSON has no undefined: a record that was or is not there is a member that is missing.
    line.overlay.map(({ kind, id, from, to }) => [recordKey(kind, id), { kind, id, from, to }]),
  );
  const branch: PlanBranch = { overlay, history: { steps, done: line.done } };
  if (line.type === "base") return { ...tree, base: branch };
  return { ...tree, scenarios: new Map(tree.scenarios).set(line.head.id, { ...branch, head: line.head }) };
}

function parseLine(text: string): TreeLine | undefined {
  try {
    const parsed = treeLineSchema.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as unknown as TreeLine) : undefined; // records are of their kind, or looked at
  } catch {
    return undefined;
  }
}

/** An entry as a line of the journal. */
export function formatEntry(entry: PlanEntry): string {
  return JSON.stringify({ entry });
}

/**
 * The tree after more lines of the journal: entries make it grow, a tree that was written anew takes its place. Stops at the first
 * line that is neither.
 */
export function readJournal(tree: PlanTree, lines: readonly string[]): PlanTree {
  let grown = tree;
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && !isEntryLine(lines[end] ?? "")) end++;
    if (end > at) {
      const whole = parseTree(lines.slice(at, end));
      if (whole === undefined) break;
      grown = whole;
      at = end;
      continue;
    }
    grown = growTree(grown, (JSON.parse(lines[at] ?? "") as { readonly entry: PlanEntry }).entry); // we wrote it
    at++;
  }
  return grown;
}

function isEntryLine(line: string): boolean {
  return line.startsWith('{"entry":');
}
