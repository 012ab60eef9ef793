import { createStore, useStore } from "zustand";
import type { Command } from "../../core/commands/command.ts";
import type { Verdict } from "../../core/model/check.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { ImpactRow } from "../../worker/plan/impact-places.ts";
import type { Expansions, ImpactAnswer, ImpactQuestion } from "../../worker/plan/judge-proposals.ts";
import { client, reportCrash, showIssue } from "./actions.ts";
import { type PlanState, planStore } from "./plan-store.ts";

/*
 * Expansions of the shown scenario and what they would do: follows selection, gestures and plan as long as Plan is open. One
 * question is on its way at a time, of several the last counts.
 */

/** More beside each other than this cannot be read. */
export const mostAlternatives = 3;

export interface ImpactState {
  readonly expansions: Expansions;
  /** Proposals that are asked about: one, or alternatives; none: nothing is asked. */
  readonly ids: readonly string[];
  /** What was answered last about each of them, in the same order; null: not yet. */
  readonly answers: readonly (ImpactAnswer | null)[];
  readonly isAsking: boolean;
  /** Counts answers, for whoever measures how fast they follow. */
  readonly answerCount: number;
}

const nothing: ImpactState = {
  expansions: { proposals: [], phases: [] },
  ids: [],
  answers: [],
  isAsking: false,
  answerCount: 0,
};

export const impactStore = createStore<ImpactState>(() => nothing);

/** Subscribes a component to one part of it. */
export function useImpact<T>(selector: (state: ImpactState) => T): T {
  return useStore(impactStore, selector);
}

interface Wanted {
  readonly ids: readonly string[];
  readonly command: Command | null;
}

/** What the selection or the hand at work asks about. */
function findWanted({ selection, gesture }: PlanState): Wanted {
  const command = gesture?.command ?? null;
  if (command?.type === "create-feature" && command.kind === "proposals") return { ids: [command.id], command };
  const ids = selection.flatMap(({ kind, id }) => (kind === "proposals" ? [id] : []));
  if (ids.length === 0 || ids.length < selection.length) return { ids: [], command: null };
  return { ids: ids.slice(0, mostAlternatives), command };
}

let wanted: Wanted = { ids: [], command: null };
let isDue = false;
let isBusy = false;

function ask(next: Wanted): void {
  wanted = next;
  isDue = next.ids.length > 0;
  const { ids, answers } = impactStore.getState();
  if (next.ids.join("\n") !== ids.join("\n")) {
    impactStore.setState({ ids: next.ids, answers: next.ids.map((id) => answers[ids.indexOf(id)] ?? null) });
  }
  if (isDue && !isBusy) void answerAll();
}

async function answerAll(): Promise<void> {
  isBusy = true;
  impactStore.setState({ isAsking: true });
  try {
    while (isDue) {
      isDue = false;
      const { ids, command } = wanted;
      // The rows of the panel show the land of what was answered last.
      for (const id of ids) {
        const question: ImpactQuestion = { ids: [id], command };
        const answer = await client.call("planImpact", question);
        const now = impactStore.getState();
        impactStore.setState({
          answers: now.ids.map((one, at) => (one === id ? answer : (now.answers[at] ?? null))),
          answerCount: now.answerCount + 1,
        });
        if (isDue) break;
      }
    }
  } catch (error) {
    reportCrash(error);
  } finally {
    isBusy = false;
    impactStore.setState({ isAsking: false });
  }
}

async function loadExpansions(): Promise<void> {
  try {
    impactStore.setState({ expansions: await client.call("planExpansions", {}) });
  } catch (error) {
    reportCrash(error);
  }
}

/** Keeps expansions and impact in step with the plan; stops when called. */
export function followExpansions(): () => void {
  const follow = (now: PlanState, before: PlanState | null) => {
    if (now.phase !== "open") {
      if (before?.phase === "open") impactStore.setState(nothing);
      return;
    }
    const isNew = before?.phase !== "open" || now.lastUpdate !== before.lastUpdate;
    if (isNew) void loadExpansions();
    if (isNew || now.selection !== before?.selection || now.gesture?.command !== before?.gesture?.command) {
      const next = findWanted(now);
      const isSame = JSON.stringify(next) === JSON.stringify(wanted);
      if (isNew || !isSame) ask(next);
    }
  };
  follow(planStore.getState(), null);
  return planStore.subscribe(follow);
}

/** Shows the land of a row on the map; nothing where none of it is drawn. */
export async function showImpactRow(row: ImpactRow, verdict: Verdict): Promise<void> {
  try {
    const place = await client.call("planImpactPlace", { row });
    if (place === null) return;
    const severity: Issue["severity"] = verdict === "fail" ? "error" : "info";
    showIssue(createIssue("outside-park", { severity, layer: "proposal", place }));
  } catch (error) {
    reportCrash(error);
  }
}
