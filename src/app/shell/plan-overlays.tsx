import { ClassDialog } from "../features/plan-class/class-dialog.tsx";
import { MapMenu } from "../features/plan-menu/map-menu.tsx";
import { MergeDialog } from "../features/plan-merge/merge-dialog.tsx";
import { ScenarioDialogs } from "../features/plan-scenarios/scenario-dialogs.tsx";
import { usePlanKeys } from "../operations/use-plan-keys.ts";

/** Dialogs, menu and keys of Plan: what lies over the rest of the page. */
export function PlanOverlays() {
  usePlanKeys();
  return (
    <>
      <ScenarioDialogs />
      <MergeDialog />
      <ClassDialog />
      <MapMenu />
    </>
  );
}
