import { useEffect } from "react";
import { openWorkspace, selectParcels, showDialog, showPacks, updateSession } from "../state/actions.ts";
import { store } from "../state/store.ts";

/** Marks the search box for `/`. */
export const searchInputId = "search-input";
/** Regions that F6 walks through, in this order; those that are not on the screen are passed over. */
const regionIds = ["region-top", "region-left", "region-map", "region-list", "region-card"] as const;

const workspaceKeys = { "1": "explore", "2": "inspect", "3": "plan", "4": "invest" } as const;

/** Single letters rest in text fields, in dialogs and while an input method is composing (WCAG 2.1.4). */
export function useKeys(): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      if (event.key === "F6") {
        event.preventDefault();
        focusNextRegion(event.shiftKey);
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]"))
        return;
      if (handleLetter(event.key)) event.preventDefault();
    };
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, []);
}

function handleLetter(key: string): boolean {
  const { session } = store.getState();
  switch (key) {
    case "/":
      document.getElementById(searchInputId)?.focus();
      return true;
    case "?":
      showDialog("help");
      return true;
    case "[":
      updateSession({ leftOpen: !session.leftOpen });
      return true;
    case "]":
      updateSession({ rightOpen: !session.rightOpen });
      return true;
    case "\\": {
      const open = !(session.leftOpen || session.rightOpen);
      updateSession({ leftOpen: open, rightOpen: open });
      return true;
    }
    case "c":
    case "C":
      if (session.workspace !== "plan" && session.workspace !== "explore") return false;
      void import("../state/compare-actions.ts").then(({ toggleCompare }) => toggleCompare());
      return true;
    case "x":
    case "X":
      updateSession({ drawer: session.drawer === "closed" ? "half" : "closed" });
      return true;
    case "1":
    case "2":
    case "3":
    case "4":
      openWorkspace(workspaceKeys[key]);
      return true;
    case "Escape":
      if (store.getState().packsOpen) {
        showPacks(false);
        return true;
      }
      if (session.selection.length === 0) return false;
      selectParcels([]);
      return true;
    default:
      return false;
  }
}

function focusNextRegion(backwards: boolean): void {
  const regions = regionIds.flatMap((id) => document.getElementById(id) ?? []);
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const next = regions[(current + step + regions.length) % regions.length];
  focusRegion(next);
}

/** A region takes focus itself; inside, Tab goes on from there. */
export function focusRegion(region: HTMLElement | null | undefined): void {
  if (!region) return;
  if (!region.hasAttribute("tabindex")) region.tabIndex = -1;
  region.focus();
}
