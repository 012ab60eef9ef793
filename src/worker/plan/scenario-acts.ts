import type { ChangeConflict, LayerChange } from "../../core/history/apply-changes.ts";
import { findDifference } from "../../core/history/find-difference.ts";
import { type AnyRecord, type OverlayEntry, recordKey, toChanges } from "../../core/history/overlay.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import type { ScenarioAct } from "./plan-messages.ts";
import { findRecord, isSameRecord } from "./plan-states.ts";
import type { PlanEntry, PlanTree, Scenario } from "./plan-tree.ts";

/** Why an act is not carried out: the scenario named is not there, its id is taken, or it is locked. */
export type ActRefusal = "not-found" | "id-taken" | "locked";

type PlainAct = Exclude<ScenarioAct, { readonly type: "merge" }>;

/** An act on the tree of scenarios as an entry of the plan. A locked scenario can be shown, branched from and unlocked. */
export function toEntry(tree: PlanTree, act: PlainAct, atMs: number): Result<PlanEntry, ActRefusal> {
  if (act.type === "branch") {
    const { id, fromId, name } = act;
    if (tree.scenarios.has(id)) return fail("id-taken");
    if (fromId !== null && !tree.scenarios.has(fromId)) return fail("not-found");
    const head = { id, name, parentId: fromId, note: null, isLocked: false, createdAtMs: atMs };
    return succeed({ type: "branch", head, fromId });
  }
  if (act.type === "show" && act.id === null) return succeed({ type: "show", id: null });
  const scenario = act.id === null ? undefined : tree.scenarios.get(act.id);
  if (scenario === undefined) return fail("not-found");
  const { head } = scenario;
  switch (act.type) {
    case "show":
      return succeed({ type: "show", id: head.id });
    case "lock":
      return succeed({ type: "head", head: { ...head, isLocked: act.isLocked } });
    case "rename":
      return head.isLocked ? fail("locked") : succeed({ type: "head", head: { ...head, name: act.name } });
    case "note":
      return head.isLocked ? fail("locked") : succeed({ type: "head", head: { ...head, note: act.note } });
    case "delete":
      return head.isLocked ? fail("locked") : succeed({ type: "delete", id: head.id });
  }
}

/**
 * What laying a scenario over the base changes there. A record the base still has as the scenario found it takes the scenario's
 * value; one that has it already stays. One that moved on since is a conflict until `choose` says whose counts: `mine` the
 * scenario's, `theirs` the base's. Proposals are no part of the base and stay in the scenario.
 */
export function mergeScenario(
  base: ParkDataset,
  { overlay }: Scenario,
  choose: Readonly<Record<string, "mine" | "theirs">>,
): Result<readonly LayerChange[], readonly ChangeConflict[]> {
  const taken: OverlayEntry[] = [];
  const conflicts: ChangeConflict[] = [];
  for (const entry of overlay.values()) {
    const { kind, id, from, to } = entry;
    if (kind === "proposals") continue;
    const stands = findRecord(base, kind, id);
    if (isSameRecord(stands, to)) continue;
    const choice = isSameRecord(stands, from) ? "mine" : choose[recordKey(kind, id)];
    if (choice === "mine") taken.push({ kind, id, from: stands, to });
    else if (choice === undefined) conflicts.push({ layer: kind, id, ...tellConflict(stands, from) });
  }
  return conflicts.length > 0 ? fail(conflicts) : succeed(toChanges(taken));
}

function tellConflict(
  stands: AnyRecord | undefined,
  from: AnyRecord | undefined,
): Pick<ChangeConflict, "reason" | "property"> {
  if (stands === undefined) return { reason: "missing", property: null };
  if (from === undefined) return { reason: "exists", property: null };
  return { reason: "differs", property: findDifference(stands, from) ?? null };
}
