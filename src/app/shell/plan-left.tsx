import { LayersBlock } from "../features/layers/layers-block.tsx";
import { LegendBlock } from "../features/legend/legend-block.tsx";
import { ExpansionList } from "../features/plan-expansion/expansion-list.tsx";
import { PhaseList } from "../features/plan-expansion/phase-list.tsx";
import { ScenarioTree } from "../features/plan-scenarios/scenario-tree.tsx";
import { ToolOptions } from "../features/plan-tools/tool-options.tsx";

/** Left panel of Plan: scenarios, the tool at hand, layers and legend. Nothing of it moves while something is dragged. */
export function PlanLeft() {
  return (
    <>
      <ScenarioTree />
      <ToolOptions />
      <ExpansionList />
      <PhaseList />
      <LayersBlock />
      <LegendBlock />
    </>
  );
}
