import { findDatasetBox } from "../../core/analysis/measured-layers.ts";
import { findAreaBasis } from "../../core/analysis/site-area.ts";
import type { Command } from "../../core/commands/command.ts";
import type { CommandOutcome, Refusal } from "../../core/commands/command-outcome.ts";
import { runCommand } from "../../core/commands/run-command.ts";
import type { CrsTable } from "../../core/geometry/crs-table.ts";
import { createEditGrid } from "../../core/geometry/edit-grid.ts";
import { createMeasuringPlane } from "../../core/geometry/measuring-plane.ts";
import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import type { Result } from "../../core/model/result.ts";
import { findWindowRecords } from "./edit-window.ts";
import { FeatureFinder } from "./feature-finder.ts";
import type { EditWindow } from "./plan-messages.ts";
import type { PlanState } from "./plan-states.ts";

/** Runs commands on states of one park, and hands out what the page needs to run the same. */
export interface CommandRunner {
  readonly run: (state: PlanState, command: Command) => Result<CommandOutcome, Refusal>;
  readonly openWindow: (state: PlanState, box: LngLatBox, limit: number) => EditWindow;
}

/** Grid and plane are those of the park as it was opened, whatever is drawn later: a corner keeps its place. */
export function createCommandRunner(opened: ParkDataset, gridCrs: string | null, crsTable: CrsTable): CommandRunner {
  const finder = new FeatureFinder(opened);
  const planeBox = findDatasetBox(opened) ?? ([0, 0, 0, 0] as const);
  const plane = createMeasuringPlane(planeBox);
  const grid = createEditGrid(gridCrs, crsTable, plane);
  return {
    run: (state, command) =>
      runCommand(state.dataset, command, {
        grid,
        plane,
        areaBasis: findAreaBasis(state.dataset),
        near: (kind, box) => finder.near(state, kind, box),
      }),
    openWindow(state, box, limit) {
      const { meta } = state.dataset;
      return { box, ...findWindowRecords(finder, state, box, limit), meta, gridCrs, planeBox };
    },
  };
}
