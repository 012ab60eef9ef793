import i18next from "i18next";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Language } from "../../state/session.ts";
import { loadWords } from "../words.ts";

/*
 * Texts of the Plan workspace: files of their own, fetched with its first part.
 */

const loaders: Readonly<Record<Language, () => Promise<readonly object[]>>> = {
  en: async () => [
    (await import("./en-edit.ts")).enEdit,
    (await import("./en-panels.ts")).enPanels,
    (await import("./en-expansion.ts")).enExpansion,
  ],
  "zh-CN": async () => [
    (await import("./zh-cn-edit.ts")).zhCnEdit,
    (await import("./zh-cn-panels.ts")).zhCnPanels,
    (await import("./zh-cn-expansion.ts")).zhCnExpansion,
  ],
  "zh-TW": async () => [
    (await import("./zh-tw-edit.ts")).zhTwEdit,
    (await import("./zh-tw-panels.ts")).zhTwPanels,
    (await import("./zh-tw-expansion.ts")).zhTwExpansion,
  ],
};

const loaded = new Map<string, Promise<void>>();

function loadLanguage(language: Language): Promise<void> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const loading = loaders[language]().then((parts) => {
    for (const part of parts) i18next.addResourceBundle(language, "translation", part, true, false);
  });
  loaded.set(language, loading);
  return loading;
}

let isFollowing = false;

/** Everything Plan says, in the language shown and those it is switched to; English stands in for what is not there yet. */
export async function loadPlanWords(): Promise<void> {
  if (!isFollowing) {
    isFollowing = true;
    i18next.on("languageChanged", (language) => void loadLanguage(language as Language)); // only ever one of ours
  }
  await Promise.all([loadWords(), loadLanguage("en"), loadLanguage(i18next.language as Language)]);
}

/** A part of Plan that comes on demand, with its texts. */
export function lazyWithPlanWords<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [component] = await Promise.all([load(), loadPlanWords()]);
    return { default: component };
  });
}
