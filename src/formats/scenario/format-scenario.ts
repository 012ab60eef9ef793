import type { LayerChange } from "../../core/history/apply-changes.ts";
import { layerKinds } from "../../core/model/dataset.ts";
import type { ProposalFeature } from "../../core/model/proposal.ts";
import type { ScenarioFile } from "../../core/model/scenario.ts";
import { toFeature } from "../dataset/format-dataset.ts";

/**
 * `scenarios/<id>.json` (contracts §2): applying it to the dataset it was drawn over gives the scenario. Lists and proposals have no
 * place in it. Every feature stands on a line of its own, so that two versions can be compared line by line.
 */
export function formatScenario(
  { id, name, baseRevision }: Omit<ScenarioFile, "changes">,
  changes: readonly LayerChange[],
): string {
  const parts = changes
    .filter(({ layer }) => (layerKinds as readonly string[]).includes(layer))
    .map(({ layer, added, updated, removed }) => {
      const members = [
        `"layer":${JSON.stringify(layer)}`,
        `"added":${formatList(added.map(formatRecord))}`,
        `"updated":${formatList(updated.map(([before, after]) => `[${formatRecord(before)},${formatRecord(after)}]`))}`,
        `"removed":${formatList(removed.map(formatRecord))}`,
      ];
      return `{${members.join(",")}}`;
    });
  const head = JSON.stringify({ id, name, baseRevision });
  return `${head.slice(0, -1)},"changes":${formatList(parts)}}\n`;
}

/** `proposals/<scenario id>.geojson`: what a scenario proposes, in id order; the file `impact --proposal` reads. */
export function formatProposals(proposals: Iterable<ProposalFeature>): string {
  return `{"type":"FeatureCollection","name":"proposals","features":${formatList([...proposals].map(formatRecord))}}\n`;
}

function formatRecord(record: LayerChange["added"][number]): string {
  return JSON.stringify(toFeature(record));
}

function formatList(lines: readonly string[]): string {
  return lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n]`;
}
