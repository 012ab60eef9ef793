import type { Check } from "../../core/model/check.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";

/** A broken check as something the map can go to and mark. */
export function createIssueOfCheck(check: Check): Issue {
  const id = check.subjects[0]?.split("/").slice(1).join("/") ?? "";
  return createIssue("outside-park", {
    severity: check.verdict === "fail" ? "error" : "warning",
    layer: "parcels",
    ids: [id],
    ...(check.place === undefined ? {} : { place: check.place }),
    ...(check.value === null ? {} : { measured: check.value }),
    unit: check.unit,
  });
}
