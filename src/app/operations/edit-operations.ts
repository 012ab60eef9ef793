import {
  Copy,
  Eraser,
  Grid2x2,
  Hash,
  LandPlot,
  Layers,
  Magnet,
  Redo2,
  RulerDimensionLine,
  Trash2,
  Undo2,
} from "lucide-react";
import type { FeatureKind } from "../../core/model/record-kinds.ts";
import type { Operation, OperationContext, OperationReason } from "./operation.ts";
import { findLockReason, toolOperations } from "./tool-operations.ts";

const always = () => true;

/** Copies stand this far to the east and south of what they were made of, m. */
const copyShiftM = 20;

function findSplitReason(context: OperationContext): OperationReason | null {
  const split = toolOperations.find(({ tool }) => tool === "split");
  return split?.disabledReason(context) ?? null;
}

function splitBy(way: "area" | "distance" | "parts", icon: Operation["icon"], keys: string | null): Operation {
  return {
    id: `split.${way}`,
    label: `plan.operation.split-${way}`,
    icon,
    keys,
    menu: "shape",
    isAvailable: always,
    disabledReason: findSplitReason,
    run: () => ({ kind: "split", way }),
  };
}

function needsSelection({ selection, view }: OperationContext): OperationReason | null {
  return selection.length === 0 ? "select-something" : findLockReason(view);
}

function convertTo(to: "zones" | "parcels", from: "zones" | "parcels", icon: Operation["icon"]): Operation {
  return {
    id: `convert.${to}`,
    label: `plan.operation.convert-${to}`,
    icon,
    keys: null,
    menu: "feature",
    isAvailable: always,
    disabledReason: ({ selection, view }) => {
      const canTurn = (kind: FeatureKind) => kind === from || kind === "proposals";
      if (selection.length === 0 || !selection.every(({ kind }) => canTurn(kind))) {
        return from === "zones" ? "select-zones" : "select-parcels";
      }
      return findLockReason(view);
    },
    run: ({ selection, freeIds }) => ({
      kind: "command",
      command: {
        type: "convert-features",
        refs: selection,
        to,
        newIds: freeIds(to, null, selection.length),
        keepOriginals: true,
      },
    }),
  };
}

/** What is done to features besides drawing. */
export const editOperations: readonly Operation[] = [
  splitBy("area", RulerDimensionLine, "Shift K"),
  splitBy("distance", RulerDimensionLine, null),
  splitBy("parts", Grid2x2, null),
  {
    id: "duplicate",
    label: "plan.operation.duplicate",
    icon: Copy,
    keys: null,
    menu: "feature",
    isAvailable: always,
    disabledReason: needsSelection,
    run: ({ selection, freeIds }) => ({
      kind: "command",
      command: {
        type: "duplicate-features",
        refs: selection,
        newIds: selection.flatMap(({ kind, id }) => freeIds(kind, id, 1)),
        eastM: copyShiftM,
        northM: -copyShiftM,
      },
    }),
  },
  convertTo("zones", "parcels", Layers),
  convertTo("parcels", "zones", LandPlot),
  {
    id: "delete",
    label: "plan.operation.delete",
    icon: Trash2,
    keys: "Del",
    menu: "feature",
    isAvailable: always,
    disabledReason: needsSelection,
    run: ({ selection }) => ({ kind: "command", command: { type: "delete-features", refs: selection } }),
  },
  {
    id: "deselect",
    label: "plan.operation.deselect",
    icon: Eraser,
    keys: "Esc",
    menu: null,
    isAvailable: always,
    disabledReason: ({ selection }) => (selection.length === 0 ? "select-something" : null),
    run: () => ({ kind: "deselect" }),
  },
  {
    id: "corners",
    label: "plan.operation.corners",
    icon: Hash,
    keys: "X",
    menu: "plan",
    isAvailable: always,
    disabledReason: () => null,
    run: () => ({ kind: "corners" }),
  },
  {
    id: "undo",
    label: "plan.operation.undo",
    icon: Undo2,
    keys: "Ctrl Z",
    menu: "plan",
    isAvailable: always,
    disabledReason: ({ view }) => (view === null || view.history.done === 0 ? "nothing-to-undo" : findLockReason(view)),
    run: () => ({ kind: "undo" }),
  },
  {
    id: "redo",
    label: "plan.operation.redo",
    icon: Redo2,
    keys: "Ctrl Shift Z",
    menu: "plan",
    isAvailable: always,
    disabledReason: ({ view }) =>
      view === null || view.history.done === view.history.steps.length ? "nothing-to-redo" : findLockReason(view),
    run: () => ({ kind: "redo" }),
  },
  {
    id: "snap",
    label: "plan.operation.snap",
    icon: Magnet,
    keys: "F",
    menu: null,
    isAvailable: always,
    disabledReason: () => null,
    run: ({ options }) => ({ kind: "options", options: { snap: !options.snap } }),
  },
];
