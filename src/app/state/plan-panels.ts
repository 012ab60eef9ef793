import { createStore, useStore } from "zustand";
import type { Command, CreateFeature } from "../../core/commands/command.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { PlanFacts } from "../../worker/plan/plan-facts.ts";

/** How the tool Split cuts; `line` is drawn on the map, the others are typed. */
export const splitWays = ["line", "area", "distance", "parts"] as const;
export type SplitWay = (typeof splitWays)[number];

/** A dialog of Plan that is open; `id` names the scenario it is about. */
export type PlanDialog =
  | { readonly kind: "branch"; readonly fromId: string | null }
  | { readonly kind: "rename" | "note" | "delete" | "merge-back"; readonly id: string }
  | { readonly kind: "merge"; readonly refs: readonly FeatureRef[] }
  /** Coordinates of an expansion, pasted or to be. */
  | { readonly kind: "coordinates"; readonly text: string }
  /** The class of what was just drawn. */
  | { readonly kind: "class"; readonly command: CreateFeature };

/**
 * Which parts of the Plan workspace are open, and what its panels know of the selection. Nothing of it is kept or undone.
 * `proposed` is a command that is shown on the map and in the figures, and carried out only when somebody says so.
 */
export interface PlanPanels {
  readonly dialog: PlanDialog | null;
  readonly proposed: Command | null;
  readonly splitWay: SplitWay;
  readonly isHistoryOpen: boolean;
  /** Place of the menu on the map, px of the window. */
  readonly menuAt: readonly [x: number, y: number] | null;
  readonly facts: PlanFacts | null;
}

const firstPanels: PlanPanels = {
  dialog: null,
  proposed: null,
  splitWay: "line",
  isHistoryOpen: false,
  menuAt: null,
  facts: null,
};

export const planPanels = createStore<PlanPanels>(() => firstPanels);

export function setPanels(part: Partial<PlanPanels>): void {
  planPanels.setState(part);
}

/** Subscribes a component to one part of the panels. */
export function usePanels<T>(selector: (state: PlanPanels) => T): T {
  return useStore(planPanels, selector);
}
