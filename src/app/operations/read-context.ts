import { useSyncExternalStore } from "react";
import { type PlanState, planStore } from "../state/plan-store.ts";
import { createFreeIds } from "../tools/create-free-ids.ts";
import { findGroundNow } from "../tools/current-session.ts";
import type { OperationContext } from "./operation.ts";

/** What operations go by, as it is now. */
export function readContext(): OperationContext {
  return toContext(planStore.getState());
}

function toContext({ selection, corner, view, options }: PlanState): OperationContext {
  const ground = findGroundNow();
  return {
    selection,
    corner,
    view,
    options,
    ground,
    freeIds: ground === null ? () => [] : createFreeIds(ground),
    freeScenarioId: () => {
      const taken = new Set(view?.scenarios.map(({ id }) => id));
      for (let number = 1; ; number++) if (!taken.has(`scenario-${number}`)) return `scenario-${number}`;
    },
  };
}

let last: { readonly parts: readonly unknown[]; readonly context: OperationContext } | null = null;

/** The same object as long as nothing operations go by has changed. */
function readStable(): OperationContext {
  const { selection, corner, view, options, window } = planStore.getState();
  const parts = [selection, corner, view, options, window, findGroundNow()];
  if (last === null || parts.some((part, at) => part !== last?.parts[at])) last = { parts, context: readContext() };
  return last.context;
}

/** Subscribes a component to what operations go by. */
export function useOperationContext(): OperationContext {
  return useSyncExternalStore(planStore.subscribe, readStable);
}
