import { fillTemplate } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { type IssueCode, issueKinds } from "../../core/model/issue-codes.ts";
import type { Language } from "../state/session.ts";

/** Code -> what is wrong and what to do, with `{name}` for parameters. */
export type IssueSentences = Readonly<Partial<Record<IssueCode, readonly [message: string, next: string]>>>;

const sentences = new Map<Language, IssueSentences>();

export function setIssueSentences(language: Language, texts: IssueSentences): void {
  sentences.set(language, texts);
}

type Word = (group: string, key: string) => string;

/** The sentence of an issue: code and parameters in the language shown. English stands in the core beside the codes. */
export function formatIssue(issue: Issue, language: Language, word: Word): string {
  const template = sentences.get(language)?.[issue.code]?.[0] ?? issueKinds[issue.code].message;
  return fillTemplate(template, roundMeasures(wordParams(issue, word)));
}

/** What to do about it. */
export function formatIssueNext(issue: Issue, language: Language, word: Word): string {
  const template = sentences.get(language)?.[issue.code]?.[1] ?? issueKinds[issue.code].next;
  return fillTemplate(template, wordParams(issue, word));
}

/** Layers and properties by their words. */
function wordParams(issue: Issue, word: Word): Record<string, string | number> {
  const params: Record<string, string | number> = { ...issue.params };
  if (typeof params.layer === "string") params.layer = word("layer", params.layer);
  if (typeof params.property === "string") params.property = word("property", params.property);
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
