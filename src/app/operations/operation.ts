import type { ComponentType } from "react";
import type { Command, CornerPath } from "../../core/commands/command.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { PlanView, ScenarioAct } from "../../worker/plan/plan-messages.ts";
import type { MessageKey } from "../i18n/messages.ts";
import type { PlanDialog, SplitWay } from "../state/plan-panels.ts";
import type { ToolName, ToolOptions } from "../state/plan-store.ts";
import type { EditGround } from "../tools/edit-ground.ts";
import type { ToolReason } from "../tools/tool-reason.ts";

/** What decides whether something can be done now, and to what. */
export interface OperationContext {
  readonly selection: readonly FeatureRef[];
  readonly corner: CornerPath | null;
  readonly view: PlanView | null;
  readonly options: ToolOptions;
  readonly ground: EditGround | null;
  /** Ids nothing bears yet, derived from one. */
  readonly freeIds: (kind: FeatureRef["kind"], from: string | null, count: number) => readonly string[];
  /** An id for a scenario nobody has. */
  readonly freeScenarioId: () => string;
}

/** Why something cannot be done now; each has a sentence. */
export type OperationReason =
  | ToolReason
  | "select-zones"
  | "select-parcels"
  | "nothing-to-undo"
  | "nothing-to-redo"
  | "base-locked"
  | "scenario-locked"
  | "no-scenario"
  | "following";

/** What an operation asks for; the page carries it out in one place. */
export type OperationRun =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "tool"; readonly tool: ToolName }
  | { readonly kind: "split"; readonly way: SplitWay }
  | { readonly kind: "scenario"; readonly act: ScenarioAct }
  | { readonly kind: "dialog"; readonly dialog: PlanDialog }
  | { readonly kind: "options"; readonly options: Partial<ToolOptions> }
  | { readonly kind: "undo" | "redo" | "save-file" | "history" | "corners" | "deselect" };

export type OperationIcon = ComponentType<{
  readonly size?: number;
  readonly strokeWidth?: number;
  readonly "aria-hidden"?: "true";
}>;

/** Something a person can do in Plan, as strip, menus, palette and keys offer it. */
export interface Operation {
  readonly id: string;
  readonly label: MessageKey;
  readonly icon: OperationIcon;
  /** As it is written on the keyboard: `A`, `Ctrl S`. */
  readonly keys: string | null;
  /** Where the menu on the map has it; null: nowhere. */
  readonly menu: "shape" | "feature" | "plan" | null;
  /** Does it make sense here at all? What does not is left out of menus; what does and cannot run says why. */
  readonly isAvailable: (context: OperationContext) => boolean;
  readonly disabledReason: (context: OperationContext) => OperationReason | null;
  readonly run: (context: OperationContext) => OperationRun;
}
