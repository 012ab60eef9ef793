import { client, reportCrash } from "./actions.ts";
import { setPanels } from "./plan-panels.ts";
import { type PlanState, planStore } from "./plan-store.ts";

/** More features than this are summed, not told one by one. */
const mostFeatures = 12;
const mostProblems = 60;

let request: AbortController | null = null;

/** Asks what the worker says of the selection; of several questions the last wins. */
async function loadFacts({ selection }: PlanState): Promise<void> {
  request?.abort();
  const controller = new AbortController();
  request = controller;
  try {
    const refs = selection.slice(0, mostFeatures);
    const facts = await client.call("planFacts", { refs, limit: mostProblems }, { signal: controller.signal });
    if (!controller.signal.aborted) setPanels({ facts });
  } catch (error) {
    if (!controller.signal.aborted) reportCrash(error);
  }
}

/** Keeps the facts in step with selection and plan as long as a panel wants them; stops when called. */
export function followFacts(): () => void {
  const ask = (now: PlanState, before: PlanState | null) => {
    const isSame =
      before !== null &&
      now.phase === before.phase &&
      now.selection === before.selection &&
      now.view?.revision === before.view?.revision;
    if (isSame) return;
    if (now.phase === "open") void loadFacts(now);
    else setPanels({ facts: null });
  };
  ask(planStore.getState(), null);
  const stop = planStore.subscribe(ask);
  return () => {
    stop();
    request?.abort();
  };
}
