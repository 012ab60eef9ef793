import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MessageKey, MessageParams, Translate } from "./messages.ts";

export interface Translator {
  readonly t: Translate;
  /** The word for a key that may be new: falls back to the key itself, underscores as spaces. */
  readonly word: (group: string, key: string) => string;
}

/** Texts in the language shown, with keys checked by the compiler. */
export function useT(): Translator {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the language, i18n itself does not
  return useMemo(
    () =>
      createTranslator(
        (key, params) => t(key, params ?? {}),
        (key, options) => i18n.exists(key, options ?? {}),
      ),
    [language, t],
  );
}

type RawT = (key: string, params?: MessageParams) => string;
type Exists = (key: string, options?: { readonly keySeparator: string }) => boolean;

function createTranslator(raw: RawT, exists: Exists): Translator {
  return {
    t: (key: MessageKey, params?: MessageParams) => raw(key, params),
    word: (group, key) => lookUp(raw, exists, group, key),
  };
}

/** Keys such as `construction.permitOn` and `indicator.far` hold dots themselves, so the key separator is changed for them. */
function lookUp(raw: RawT, exists: Exists, group: string, key: string): string {
  const path = `${group}>${key}`;
  const options = { keySeparator: ">" };
  return exists(path, options) ? raw(path, options) : key.replaceAll("_", " ");
}
