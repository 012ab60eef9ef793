import { updateSession } from "./actions.ts";
import { changeScenario } from "./plan-actions.ts";
import { type PlanState, planStore } from "./plan-store.ts";
import { store } from "./store.ts";

/**
 * Keeps the scenario that is shown and the one the address names together: a link shows its scenario once the plan is open, the
 * address follows what is shown, and Back shows what was shown before. Returns how to stop.
 */
export function followScenario(): () => void {
  const show = (wanted: string | null) => {
    const { view, phase } = planStore.getState();
    if (phase !== "open" || view === null || wanted === view.activeId) return;
    const isKnown = wanted === null || view.scenarios.some(({ id }) => id === wanted);
    if (isKnown) void changeScenario({ type: "show", id: wanted });
    else updateSession({ scenario: view.activeId });
  };
  const begin = () => {
    const wanted = store.getState().session.scenario;
    if (wanted !== null) show(wanted);
    else mirror(planStore.getState());
  };
  if (planStore.getState().phase === "open") begin();
  const stops = [
    planStore.subscribe((now, before) => {
      if (now.phase === "open" && before.phase !== "open") begin();
      else if (now.view?.activeId !== before.view?.activeId) mirror(now);
    }),
    store.subscribe((now, before) => {
      if (now.session.scenario !== before.session.scenario && now.park === before.park) show(now.session.scenario);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function mirror({ view }: PlanState): void {
  const scenario = view?.activeId ?? null;
  if (store.getState().session.scenario !== scenario) updateSession({ scenario });
}
