import { useEffect } from "react";
import { getOperation } from "./all-operations.ts";
import { runOperation } from "./run-operation.ts";

/** Keys that act wherever the focus is in Plan; those of tools act while the map holds it (edit-keys.ts). */
export function usePlanKeys(): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      const id = readKey(event);
      if (id === null) return;
      event.preventDefault();
      runOperation(getOperation(id));
    };
    window.addEventListener("keydown", handle);
    return () => window.removeEventListener("keydown", handle);
  }, []);
}

function readKey(event: KeyboardEvent): string | null {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const key = event.key.toLowerCase();
  const isField =
    event.target instanceof HTMLElement && event.target.closest("input, textarea, [role=dialog]") !== null;
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (key === "s" && !shiftKey) return "save-file";
    // In a text field they take back text only (WCAG 2.1.4).
    if (isField) return null;
    if (key === "z") return shiftKey ? "redo" : "undo";
    return key === "y" ? "redo" : null;
  }
  return key === "k" && shiftKey && !isField ? "split.area" : null;
}
