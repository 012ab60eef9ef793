import type { Issue } from "../core/model/issue.ts";
import type { Severity } from "../core/model/severity.ts";
import type { OpenedPark } from "./messages.ts";

/** Issues of one severity that the page lists; nobody reads on, and a mixed city has 190,000 of 140 MB. */
export const listedIssues = 200;

/** What the page is told of all issues: how many of each severity, and the first of each, in their order. */
export function describeIssues(all: readonly Issue[]): Pick<OpenedPark, "issues" | "issueCounts"> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const issues = all.filter(({ severity }) => ++counts[severity] <= listedIssues);
  return { issues, issueCounts: counts };
}
