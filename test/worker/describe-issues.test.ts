import { expect, test } from "vitest";
import type { Issue } from "../../src/core/model/issue.ts";
import type { Severity } from "../../src/core/model/severity.ts";
import { describeIssues, listedIssues } from "../../src/worker/describe-issues.ts";

const anIssue = (severity: Severity, n: number): Issue => ({
  code: "sliver",
  severity,
  layer: "parcels",
  ids: [String(n)],
  params: {},
  message: "",
});

test("the page is told the first issues of each severity in their order, and how many there are", () => {
  const all = Array.from({ length: 3 * listedIssues }, (_, n) => anIssue(n % 3 === 0 ? "warning" : "info", n));
  const { issues, issueCounts } = describeIssues(all);
  expect(issueCounts).toEqual({ error: 0, warning: listedIssues, info: 2 * listedIssues });
  expect(issues.filter(({ severity }) => severity === "warning")).toHaveLength(listedIssues);
  expect(issues.filter(({ severity }) => severity === "info")).toHaveLength(listedIssues);
  expect(issues).toEqual(all.filter((issue) => issues.includes(issue)));
});

test("few issues are told all", () => {
  const all = [anIssue("info", 1), anIssue("error", 2)];
  expect(describeIssues(all)).toEqual({ issues: all, issueCounts: { error: 1, warning: 0, info: 1 } });
});
