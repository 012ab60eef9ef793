import { fillTemplate } from "./fill-template.ts";
import type { Issue } from "./issue.ts";
import { type IssueCode, issueKinds } from "./issue-codes.ts";
import type { Severity } from "./severity.ts";

export interface IssueParts extends Omit<Issue, "code" | "severity" | "message" | "layer" | "ids" | "params"> {
  readonly severity?: Severity;
  readonly layer?: string;
  readonly ids?: readonly string[];
  readonly params?: Readonly<Record<string, string | number>>;
}

/** An issue of a known code with its English sentence filled in. A parameter the sentence needs but did not get stays visible as `{name}`. */
export function createIssue(code: IssueCode, parts: IssueParts): Issue {
  const { severity, layer = "", ids = [], params = {}, ...rest } = parts;
  const shown: Record<string, string | number> = {
    layer,
    ids: ids.join(", "),
    ...(ids[0] === undefined ? {} : { id: ids[0] }),
  };
  for (const key of ["file", "row", "measured", "allowed"] as const) {
    const value = rest[key];
    if (value !== undefined) shown[key] = value;
  }
  Object.assign(shown, rest.at, params);
  return {
    code,
    severity: severity ?? issueKinds[code].severity,
    layer,
    ids,
    ...rest,
    params: shown,
    message: fillTemplate(issueKinds[code].message, shown),
  };
}
