import { emptyOverlay, toChanges } from "../../core/history/overlay.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import { compareIds } from "../../core/model/ids.ts";
import { formatDataset } from "../../formats/dataset/format-dataset.ts";
import { formatProposals, formatScenario } from "../../formats/scenario/format-scenario.ts";
import { formatTree } from "./plan-lines.ts";
import { buildState, findRecord, isSameRecord } from "./plan-states.ts";
import type { PlanTree, Scenario } from "./plan-tree.ts";

/**
 * All files of a park with its plan: the current state as a dataset, each scenario as changes over it, what scenarios propose, and
 * `history.jsonl` with what was done. What the park brought along besides stays, but for files `taken` into the plan. Reading
 * them again gives the same plan.
 */
export function formatPlan(
  opened: ParkDataset,
  tree: PlanTree,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, Uint8Array> {
  const base = buildState(opened, tree, null).dataset;
  const written = [...tree.scenarios.values()].map((scenario) => formatOver(base, scenario));
  const attachments = [...opened.attachments].filter(([name]) => !taken.has(name));
  const files = new Map(formatDataset({ ...base, attachments: new Map(attachments) }));
  for (const scenario of written) for (const [name, text] of scenario) files.set(name, new TextEncoder().encode(text));
  // The current state is the park of the file: over it the base has nothing of its own.
  const lines = formatTree({ ...tree, base: { ...tree.base, overlay: emptyOverlay }, unfiledCount: 0 });
  files.set("history.jsonl", new TextEncoder().encode(`${lines.join("\n")}\n`));
  return files;
}

/** The files of one scenario over the current state. */
export function formatOver(base: ParkDataset, { head, overlay }: Scenario): ReadonlyMap<string, string> {
  const { id, name } = head;
  const changes = toChanges(
    [...overlay.values()].flatMap(({ kind, id: recordId, to }) => {
      const from = findRecord(base, kind, recordId);
      return isSameRecord(from, to) ? [] : [{ kind, id: recordId, from, to }];
    }),
  );
  const files = new Map([[`scenarios/${id}.json`, formatScenario({ id, name, baseRevision: null }, changes)]]);
  const proposals = [...overlay.values()].flatMap((entry) =>
    entry.kind === "proposals" && entry.to !== undefined ? [entry.to] : [],
  );
  if (proposals.length > 0) {
    const sorted = proposals.sort((a, b) => compareIds(a.id, b.id));
    files.set(`proposals/${id}.geojson`, formatProposals(sorted as Parameters<typeof formatProposals>[0]));
  }
  return files;
}
