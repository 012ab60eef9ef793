import { useSyncExternalStore } from "react";

/** Is the page dark? The shell sets `data-theme` on the root element. */
export function isDark(): boolean {
  return document.documentElement.dataset.theme === "dark";
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

export function useDark(): boolean {
  return useSyncExternalStore(watchTheme, isDark);
}
