import type { FeatureCollection } from "geojson";
import type { Comparison } from "../../worker/plan/plan-messages.ts";
import { client, reportCrash, updateSession } from "./actions.ts";
import { type CellShape, compareStore, firstCompare } from "./compare-store.ts";
import { type CompareView, clampShare, followShown, keepKnown, otherSide, placeStates } from "./compare-view.ts";
import { changeScenario, openPlan } from "./plan-actions.ts";
import { planStore } from "./plan-store.ts";
import { store } from "./store.ts";

/*
 * Everything that changes what is compared. The shown state of the plan is always one of the two; choosing another one for its
 * place shows that one.
 */

/** Was the left panel put away for Compare? It comes back with the end of it. */
let hidLeft = false;

/** Opens Compare in Plan and Explore, or closes it. */
export async function toggleCompare(): Promise<void> {
  if (store.getState().session.compare === null) await openCompare();
  else closeCompare();
}

async function openCompare(): Promise<void> {
  const { session, park } = store.getState();
  if (park === null || (session.workspace !== "plan" && session.workspace !== "explore")) return;
  await whenPlanIsOpen();
  const { view } = planStore.getState();
  if (view === null) return;
  const { leftOpen } = store.getState().session;
  hidLeft = leftOpen;
  updateSession({ compare: chooseStates(view), rightOpen: true, leftOpen: false });
}

/** A scenario beside what it was branched from; the current state beside the latest scenario. */
function chooseStates({
  activeId,
  scenarios,
}: NonNullable<ReturnType<typeof planStore.getState>["view"]>): CompareView {
  const active = scenarios.find(({ id }) => id === activeId);
  const latest = scenarios.at(-1);
  const other = active === undefined ? (latest?.id ?? null) : active.parentId;
  const side = active === undefined && latest !== undefined ? "a" : "b";
  return { layout: "swipe", at: 0.5, others: [other], side };
}

export function closeCompare(): void {
  const { session } = store.getState();
  updateSession({ compare: null, ...(hidLeft && !session.leftOpen ? { leftOpen: true } : {}) });
  hidLeft = false;
}

function change(part: Partial<CompareView>): void {
  const { compare } = store.getState().session;
  if (compare !== null) updateSession({ compare: { ...compare, ...part } });
}

export function setLayout(layout: CompareView["layout"]): void {
  change({ layout });
}

/** `at` is a share of the width. */
export function moveHandle(at: number): void {
  change({ at: clampShare(at) });
}

export function swapSides(): void {
  const { compare } = store.getState().session;
  if (compare !== null) change({ side: otherSide(compare.side) });
}

/** Shows the other state, which is then the one that is edited; both stay on their sides. */
export function editOtherSide(): void {
  const { compare } = store.getState().session;
  const [other] = compare?.others ?? [];
  if (other !== undefined && other !== planStore.getState().view?.activeId) {
    void changeScenario({ type: "show", id: other });
  }
}

/** Puts a state in one of the two places; the one that stands in the other place already changes places with it. */
export function chooseState(place: "a" | "b", id: string | null): void {
  const { compare } = store.getState().session;
  const shownId = planStore.getState().view?.activeId ?? null;
  if (compare === null) return;
  const [first = null, ...more] = compare.others;
  const isTaken = id === (place === compare.side ? first : shownId);
  if (isTaken) swapSides();
  else if (place === compare.side) void changeScenario({ type: "show", id });
  else change({ others: [id, ...more] });
}

/** Another map beside the two; undefined takes it away. */
export function chooseThird(id: string | null | undefined): void {
  const { compare } = store.getState().session;
  const [first = null] = compare?.others ?? [];
  change({ others: id === undefined ? [first] : [first, id] });
}

/** Shows the land of a cell of the matrix on the maps; none puts it away. */
export function showCells(shownCells: readonly CellShape[]): void {
  compareStore.setState({ shownCells });
}

/** Says something to screen readers. */
export function sayCompared(text: string): void {
  compareStore.setState({ said: { text, count: compareStore.getState().said.count + 1 } });
}

/** While Compare is open: keeps sides and figures in step with the plan. Returns how to stop. */
export function followComparison(): () => void {
  void whenPlanIsOpen().then(refresh);
  const stops = [
    planStore.subscribe((now, before) => {
      if (now.view === null || now.view === before.view) return;
      const { compare } = store.getState().session;
      if (compare === null) return;
      const moved = before.view === null ? compare : followShown(compare, before.view.activeId, now.view.activeId);
      const known = keepKnown(moved, new Set(now.view.scenarios.map(({ id }) => id)));
      if (known !== compare) updateSession({ compare: known });
      refresh();
    }),
    store.subscribe((now, before) => {
      if (now.session.compare !== before.session.compare || now.park?.revision !== before.park?.revision) refresh();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    asked = "";
    compareStore.setState({ ...firstCompare, said: compareStore.getState().said });
  };
}

/** What the last question was about: states and revision. */
let asked = "";
let isAsking = false;

function refresh(): void {
  const { session, park } = store.getState();
  const { view, phase } = planStore.getState();
  if (session.compare === null || view === null || phase !== "open" || park === null) return;
  const [a, b] = placeStates(session.compare, view.activeId);
  const key = JSON.stringify([a?.id, b?.id, park.revision]);
  if (key === asked) return;
  asked = key;
  if (!isAsking) void ask(a?.id ?? null, b?.id ?? null, key);
}

/** One question is on its way at a time; what was asked for meanwhile comes next. */
async function ask(aId: string | null, bId: string | null, key: string): Promise<void> {
  isAsking = true;
  compareStore.setState({ phase: "asking" });
  try {
    const found = await client.call("planCompare", { aId, bId });
    const [shapes, cells] = await Promise.all([readShapes(found), readCells(found)]);
    const { shapes: _shapes, cells: _cells, ...comparison } = found;
    if (asked === key) {
      compareStore.setState({ phase: "ready", found: { aId, bId, comparison, shapes, cells }, shownCells: [] });
    }
  } catch (error) {
    compareStore.setState({ phase: "failed" });
    reportCrash(error);
  } finally {
    isAsking = false;
    if (asked !== key && asked !== "") {
      asked = "";
      refresh();
    }
  }
}

async function readShapes({ shapes }: Comparison): Promise<FeatureCollection> {
  return JSON.parse(await shapes.text()) as FeatureCollection; // written by the worker
}

async function readCells({ cells }: Comparison): Promise<readonly CellShape[]> {
  const { features } = JSON.parse(await cells.text()) as {
    readonly features: readonly { readonly geometry: CellShape["geometry"]; readonly properties: object }[];
  }; // written by the worker, without what is null
  const empty = { from: null, fromSystem: null, fromKey: null, to: null, toSystem: null, toKey: null };
  return features.map(({ geometry, properties }) => ({ ...empty, areaM2: 0, ...properties, geometry }));
}

/** Opens the plan of the park if nobody has; resolves when it is open. */
async function whenPlanIsOpen(): Promise<void> {
  await openPlan();
  if (planStore.getState().phase === "open") return;
  await new Promise<void>((resolve) => {
    const stop = planStore.subscribe(({ phase }) => {
      if (phase === "opening") return;
      stop();
      resolve();
    });
  });
}
