import { useStore } from "zustand";
import { type PlanState, planStore } from "./plan-store.ts";

/** Subscribes a component to one part of the Plan workspace; it renders again when that part changes. */
export function usePlan<T>(selector: (state: PlanState) => T): T {
  return useStore(planStore, selector);
}
