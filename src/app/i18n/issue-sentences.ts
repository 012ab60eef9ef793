import { fillTemplate } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { type IssueCode, issueKinds } from "../../core/model/issue-codes.ts";
import type { Language } from "../state/session.ts";

/** Code -> what is wrong and what to do, with `{name}` for parameters. */
export type IssueSentences = Readonly<Record<IssueCode, readonly [message: string, next: string]>>;

const sentences = new Map<Language, IssueSentences>();

export function setIssueSentences(language: Language, texts: IssueSentences): void {
  sentences.set(language, texts);
}

/** The sentence of an issue: code and parameters in the language shown. English stands in the core beside the codes. */
export function formatIssue(issue: Issue, language: Language, word: (group: string, key: string) => string): string {
  const texts = sentences.get(language);
  const params: Record<string, string | number> = { ...issue.params };
  if (typeof params.layer === "string") params.layer = word("layer", params.layer);
  if (typeof params.property === "string") params.property = word("property", params.property);
  return fillTemplate(
    texts === undefined ? issueKinds[issue.code].message : texts[issue.code][0],
    roundMeasures(params),
  );
}

export function formatIssueNext(
  issue: Issue,
  language: Language,
  word: (group: string, key: string) => string,
): string {
  const texts = sentences.get(language);
  const params: Record<string, string | number> = { ...issue.params };
  if (typeof params.layer === "string") params.layer = word("layer", params.layer);
  if (typeof params.property === "string") params.property = word("property", params.property);
  return fillTemplate(texts === undefined ? issueKinds[issue.code].next : texts[issue.code][1], params);
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
