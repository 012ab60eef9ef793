import { useEffect } from "react";
import { ClassDialog } from "../features/plan-class/class-dialog.tsx";
import { CoordinateDialog } from "../features/plan-expansion/coordinate-dialog.tsx";
import { MapMenu } from "../features/plan-menu/map-menu.tsx";
import { MergeDialog } from "../features/plan-merge/merge-dialog.tsx";
import { ScenarioDialogs } from "../features/plan-scenarios/scenario-dialogs.tsx";
import { usePlanKeys } from "../operations/use-plan-keys.ts";
import { followExpansions } from "../state/plan-impact.ts";

/** Dialogs, menu and keys of Plan: what lies over the rest of the page. */
export function PlanOverlays() {
  usePlanKeys();
  useEffect(followExpansions, []);
  return (
    <>
      <ScenarioDialogs />
      <MergeDialog />
      <ClassDialog />
      <CoordinateDialog />
      <MapMenu />
    </>
  );
}
