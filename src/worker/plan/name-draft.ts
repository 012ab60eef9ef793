import type { PlanTree, ScenarioHead } from "./plan-tree.ts";

/** The scenario that begins when somebody draws while the current state is shown: "Draft 1", or the next number that is free. */
export function nameDraft({ scenarios }: PlanTree, createdAtMs: number): ScenarioHead {
  let number = 1;
  while (scenarios.has(`draft-${number}`)) number++;
  return {
    id: `draft-${number}`,
    name: { en: `Draft ${number}`, "zh-Hans": `草案 ${number}`, "zh-Hant": `草案 ${number}` },
    parentId: null,
    note: null,
    isLocked: false,
    createdAtMs,
  };
}
