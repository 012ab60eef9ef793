import { fillTemplate } from "../../core/model/fill-template.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { IssueCode } from "../../core/model/issue-codes.ts";
import type { Language } from "../state/session.ts";

/** Code -> what is wrong and what to do, with `{name}` for parameters. */
export type IssueSentences = Readonly<Partial<Record<IssueCode, readonly [message: string, next: string]>>>;

/** English of the core -> another language, with `$1` for what stands in brackets. The first match counts. */
export type IssuePhrases = readonly (readonly [english: RegExp, translated: string])[];

const sentences = new Map<Language, IssueSentences>();
const phrases = new Map<Language, IssuePhrases>();

export function setIssueSentences(language: Language, texts: IssueSentences, parts: IssuePhrases): void {
  sentences.set(language, texts);
  phrases.set(language, parts);
}

/** What came and what was expected, as the core says it, in another language; an unknown phrase stays as it is. */
export function translatePhrase(english: string, parts: IssuePhrases): string {
  const found = parts.find(([pattern]) => pattern.test(english));
  return found === undefined ? english : english.replace(found[0], found[1]);
}

type Word = (group: string, key: string) => string;

/** The sentence of an issue: code and parameters in the language shown. Until its sentence has come: what the core says. */
export function formatIssue(issue: Issue, language: Language, word: Word): string {
  const template = sentences.get(language)?.[issue.code]?.[0];
  if (template === undefined) return issue.message;
  return fillTemplate(template, roundMeasures(wordParams(issue, language, word)));
}

/** What to do about it. */
export function formatIssueNext(issue: Issue, language: Language, word: Word): string {
  const template = sentences.get(language)?.[issue.code]?.[1] ?? "";
  return fillTemplate(template, wordParams(issue, language, word));
}

/** Layers and properties by their words, descriptions in the language shown. */
function wordParams(issue: Issue, language: Language, word: Word): Record<string, string | number> {
  const params: Record<string, string | number> = { ...issue.params };
  if (typeof params.layer === "string") params.layer = word("layer", params.layer);
  if (typeof params.property === "string") params.property = word("property", params.property);
  if (typeof params.indicator === "string") params.indicator = word("indicator", params.indicator);
  const parts = phrases.get(language);
  if (parts !== undefined) {
    for (const name of ["got", "expected", "what"]) {
      const value = params[name];
      if (typeof value === "string") params[name] = translatePhrase(value, parts);
    }
  }
  return params;
}

/** Areas and widths are shown to 0.01; counts stay whole. */
function roundMeasures(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(2)) : value,
    ]),
  );
}
