import type { FeatureCollection } from "geojson";
import { createStore, useStore } from "zustand";
import type { AreaGeometry } from "../../core/model/coordinates.ts";
import type { Comparison } from "../../worker/plan/plan-messages.ts";

/** Land that is of one class in the first state and of another in the second, in one piece. */
export interface CellShape {
  readonly geometry: AreaGeometry;
  readonly from: string | null;
  readonly fromSystem: string | null;
  /** Row of the palette; null for an unknown code and for land without a zone. */
  readonly fromKey: string | null;
  readonly to: string | null;
  readonly toSystem: string | null;
  readonly toKey: string | null;
  readonly areaM2: number;
}

/** Two states and what differs between them. */
export interface FoundComparison {
  readonly aId: string | null;
  readonly bId: string | null;
  readonly comparison: Omit<Comparison, "shapes" | "cells">;
  readonly shapes: FeatureCollection;
  readonly cells: readonly CellShape[];
}

/** What Compare knows; nothing of it is kept. Only compare-actions.ts writes it. */
export interface CompareState {
  readonly phase: "idle" | "asking" | "ready" | "failed";
  /** The last that was worked out; it stays while a newer one is awaited. */
  readonly found: FoundComparison | null;
  /** Land shown on the maps: that of a cell of the matrix. */
  readonly shownCells: readonly CellShape[];
  /** Said politely to screen readers; `count` makes the same words heard again. */
  readonly said: { readonly text: string; readonly count: number };
}

export const firstCompare: CompareState = {
  phase: "idle",
  found: null,
  shownCells: [],
  said: { text: "", count: 0 },
};

export const compareStore = createStore<CompareState>(() => firstCompare);

/** Subscribes a component to one part of what Compare knows. */
export function useCompare<T>(selector: (state: CompareState) => T): T {
  return useStore(compareStore, selector);
}
