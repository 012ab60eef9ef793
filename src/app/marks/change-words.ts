import type { ParcelChange } from "../../core/analysis/exit/exit-audit.ts";
import type { Translator } from "../i18n/use-t.ts";

const groups = { idle: "idleClass", exit: "exitClass", term: "termState", low_use: "lowUseClass" } as const;

/** What a change brings, in words: the new class, or what the law provides where the class stays. */
export function changeWords({ about, from, to, measure }: ParcelChange, { word }: Pick<Translator, "word">): string {
  if (from === to && measure !== undefined) return word("idleMeasure", measure);
  return word(groups[about], to);
}

/** The class there was before, in words. */
export function changeFromWords({ about, from }: ParcelChange, { word }: Pick<Translator, "word">): string {
  return word(groups[about], from);
}
