import { SaveChip } from "./save-chip.tsx";
import { ScenarioChip } from "./scenario-chip.tsx";

/** What the top bar says of the plan. */
export function PlanChips() {
  return (
    <>
      <ScenarioChip />
      <SaveChip />
    </>
  );
}
