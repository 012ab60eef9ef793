import i18next from "i18next";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Language } from "../state/session.ts";
import { type IssueSentences, setIssueSentences } from "./issue-sentences.ts";

/*
 * Texts of cards, summaries and rule packs: a third of all texts, and nobody reads them in the first second. They come with
 * the first part of the page that needs them.
 */

const loaders: Readonly<Record<Language, () => Promise<readonly object[]>>> = {
  en: async () => {
    const [domain, detail, issues] = await Promise.all([
      import("./en-domain.ts"),
      import("./en-detail.ts"),
      import("../../core/model/issue-codes.ts"),
    ]);
    setIssueSentences("en", readEnglish(issues.issueKinds), []);
    return [domain.enDomain, detail.enDetail];
  },
  "zh-CN": async () => [(await import("./zh-cn-detail.ts")).zhCnDetail],
  "zh-TW": async () => [(await import("./zh-tw-detail.ts")).zhTwDetail],
};

/** English sentences stand beside the codes. */
function readEnglish(
  kinds: Readonly<Record<string, { readonly message: string; readonly next: string }>>,
): IssueSentences {
  return Object.fromEntries(Object.entries(kinds).map(([code, { message, next }]) => [code, [message, next] as const]));
}

const loaded = new Map<Language, Promise<void>>();
let isWanted = false;

/** Loads the texts of one language once. English is always among them: it stands in for what a language does not say. */
function loadLanguage(language: Language): Promise<void> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const loading = loaders[language]().then((parts) => {
    for (const part of parts) i18next.addResourceBundle(language, "translation", part, true, false);
  });
  loaded.set(language, loading);
  return loading;
}

/** Everything a card says, in the language shown. */
export async function loadWords(): Promise<void> {
  isWanted = true;
  await loadLanguage(i18next.language as Language); // the page is only ever shown in one of its own
}

/** A switch of language brings along what was already wanted in the one before. */
export async function loadWordsOf(language: Language): Promise<void> {
  if (isWanted) await loadLanguage(language);
}

/** A part of the page that comes on demand, with its texts. */
export function lazyWithWords<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [component] = await Promise.all([load(), loadWords()]);
    return { default: component };
  });
}
