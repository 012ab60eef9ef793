import i18next from "i18next";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Language } from "../../state/session.ts";
import { loadPlanWords } from "./load-plan-words.ts";

/*
 * Texts of Compare: a file for each language, fetched when states are first compared.
 */

const loaders: Readonly<Record<Language, () => Promise<object>>> = {
  en: async () => (await import("./en-compare.ts")).enCompare,
  "zh-CN": async () => (await import("./zh-cn-compare.ts")).zhCnCompare,
  "zh-TW": async () => (await import("./zh-tw-compare.ts")).zhTwCompare,
};

const loaded = new Map<string, Promise<void>>();

function loadLanguage(language: Language): Promise<void> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const loading = loaders[language]().then((part) => {
    i18next.addResourceBundle(language, "translation", part, true, false);
  });
  loaded.set(language, loading);
  return loading;
}

let isFollowing = false;

async function loadCompareWords(): Promise<void> {
  if (!isFollowing) {
    isFollowing = true;
    i18next.on("languageChanged", (language) => void loadLanguage(language as Language)); // only ever one of ours
  }
  await Promise.all([loadPlanWords(), loadLanguage("en"), loadLanguage(i18next.language as Language)]);
}

/** A part of Compare that comes on demand, with its texts. */
export function lazyWithCompareWords<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [component] = await Promise.all([load(), loadCompareWords()]);
    return { default: component };
  });
}
