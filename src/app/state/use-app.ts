import { useStore } from "zustand";
import { type AppState, store } from "./store.ts";

/** Subscribe a component to one part of the store; it renders again when that part changes. */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(store, selector);
}
