import { reportCrash, updateSession } from "../state/actions.ts";
import {
  changeScenario,
  redoPlan,
  runPlanCommand,
  selectFeatures,
  setToolOptions,
  undoPlan,
} from "../state/plan-actions.ts";
import { planPanels, setPanels } from "../state/plan-panels.ts";
import { store } from "../state/store.ts";
import { runCommandNow, takeUpTool } from "../tools/current-session.ts";
import type { Operation, OperationRun } from "./operation.ts";
import { readContext } from "./read-context.ts";
import { savePlanFile } from "./save-plan-file.ts";

/** Carries an operation out if it can run now; strip, menus, palette and keys all end here. */
export function runOperation(operation: Operation): void {
  const context = readContext();
  if (!operation.isAvailable(context) || operation.disabledReason(context) !== null) return;
  carryOut(operation.run(context));
}

function carryOut(run: OperationRun): void {
  switch (run.kind) {
    case "command":
      if (!runCommandNow(run.command)) void runPlanCommand(run.command);
      return;
    case "tool":
      takeUpTool(run.tool);
      return;
    case "split":
      takeUpTool("split");
      setPanels({ splitWay: run.way });
      updateSession({ leftOpen: true });
      return;
    case "scenario":
      void changeScenario(run.act);
      return;
    case "dialog":
      setPanels({ dialog: run.dialog });
      return;
    case "options":
      setToolOptions(run.options);
      return;
    case "undo":
      void undoPlan();
      return;
    case "redo":
      void redoPlan();
      return;
    case "history":
      setPanels({ isHistoryOpen: !planPanels.getState().isHistoryOpen });
      updateSession({ rightOpen: true });
      return;
    case "corners":
      updateSession({ drawer: store.getState().session.drawer === "closed" ? "half" : "closed" });
      return;
    case "deselect":
      selectFeatures([]);
      return;
    case "save-file":
      savePlanFile().catch(reportCrash);
      return;
  }
}
