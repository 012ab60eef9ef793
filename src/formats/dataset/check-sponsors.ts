import { sharesAddUp } from "../../core/analysis/evaluation/evaluate-sponsors.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";

/** Enclave parks whose sponsors do not share the whole of it: nobody could say whose the rest is (domain §1.2). */
export function checkSponsors(dataset: ParkDataset): readonly Issue[] {
  const issues: Issue[] = [];
  for (const { id, sponsors } of dataset.layers.parks?.values() ?? []) {
    if (sponsors.length === 0 || sharesAddUp(sponsors)) continue;
    const sum = sponsors.reduce((total, { share }) => total + share, 0);
    issues.push(
      createIssue("sponsor-shares-differ", { layer: "parks", ids: [id], params: { sum: Number(sum.toPrecision(12)) } }),
    );
  }
  return issues;
}
