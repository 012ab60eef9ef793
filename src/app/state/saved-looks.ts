import { defaultLanguage, defaultUnit } from "./default-language.ts";
import type { Session } from "./session.ts";
import { firstSession, store } from "./store.ts";

/** What stays on this device: looks, not places. Without storage (private windows) the defaults serve. */
const key = "parkwright.looks";

type Looks = Pick<Session, "language" | "unit" | "theme" | "fill" | "layers"> & { readonly startClosed: boolean };

export function readLooks(): Looks {
  const language = defaultLanguage(navigator.languages);
  const defaults: Looks = {
    language,
    unit: defaultUnit(language),
    theme: "system",
    fill: firstSession.fill,
    layers: firstSession.layers,
    startClosed: false,
  };
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    // Written by saveLooks below; an older or foreign value only loses what it names wrongly.
    return typeof saved === "object" && saved !== null ? { ...defaults, ...(saved as Partial<Looks>) } : defaults;
  } catch {
    return defaults;
  }
}

export function saveLooks(): void {
  const { session, startClosed } = store.getState();
  const { language, unit, theme, fill, layers } = session;
  const looks: Looks = { language, unit, theme, fill, layers, startClosed };
  try {
    localStorage.setItem(key, JSON.stringify(looks));
  } catch {
    // Storage refused: the looks last as long as the page.
  }
}
