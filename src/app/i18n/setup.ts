import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../state/session.ts";
import { en } from "./en.ts";
import { type IssuePhrases, type IssueSentences, setIssueSentences } from "./issue-sentences.ts";
import { loadWordsOf } from "./words.ts";

interface LoadedTexts {
  readonly texts: object;
  readonly issues: IssueSentences;
  readonly phrases: IssuePhrases;
}

const loaders: Readonly<Record<Exclude<Language, "en">, () => Promise<LoadedTexts>>> = {
  "zh-CN": async () => {
    const [texts, issues, phrases] = await Promise.all([
      import("./zh-cn.ts"),
      import("./issues-zh-cn.ts"),
      import("./phrases-zh-cn.ts"),
    ]);
    return { texts: texts.zhCn, issues: issues.issuesZhCn, phrases: phrases.phrasesZhCn };
  },
  "zh-TW": async () => {
    const [texts, issues, phrases] = await Promise.all([
      import("./zh-tw.ts"),
      import("./issues-zh-tw.ts"),
      import("./phrases-zh-tw.ts"),
    ]);
    return { texts: texts.zhTw, issues: issues.issuesZhTw, phrases: phrases.phrasesZhTw };
  },
};

/** Starts the translations with English inside the bundle; the other languages are fetched when somebody wants them. */
export function startTranslations(): i18n {
  void i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
    // Texts that come later are shown where they are already in use.
    react: { useSuspense: false, bindI18nStore: "added" },
  });
  return i18next;
}

/** Switches the language of texts and of the page itself. Keeps selection and scroll: nothing is loaded again. */
export async function showLanguage(language: Language): Promise<void> {
  if (language !== "en" && !i18next.hasResourceBundle(language, "translation")) {
    const { texts, issues, phrases } = await loaders[language]();
    i18next.addResourceBundle(language, "translation", texts);
    setIssueSentences(language, issues, phrases);
  }
  await loadWordsOf(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
