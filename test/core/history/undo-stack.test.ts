import { describe, expect, test } from "vitest";
import { findRedo, findUndo, moveStack, pushStep, type UndoStack } from "../../../src/core/history/undo-stack.ts";

const push = (stack: UndoStack<number>, ...steps: readonly number[]) =>
  steps.reduce((grown, step) => pushStep(grown, step, 4), stack);
const empty: UndoStack<number> = { steps: [], done: 0 };

describe("a stack of steps", () => {
  test("undoes the last one first and redoes it", () => {
    const two = push(empty, 1, 2);
    expect(findUndo(two)).toBe(2);
    expect(findRedo(two)).toBeUndefined();
    const back = moveStack(two, -1);
    expect([findUndo(back), findRedo(back)]).toEqual([1, 2]);
    expect(moveStack(back, 1)).toEqual(two);
  });

  test("forgets what was undone when something new is done", () => {
    const branched = push(moveStack(push(empty, 1, 2, 3), -1), 4);
    expect(branched).toEqual({ steps: [1, 2, 4], done: 3 });
  });

  test("keeps as many steps as it is told, the latest", () => {
    expect(push(empty, 1, 2, 3, 4, 5, 6)).toEqual({ steps: [3, 4, 5, 6], done: 4 });
  });

  test("has nothing to undo or redo at its ends", () => {
    expect(findUndo(empty)).toBeUndefined();
    expect(moveStack(empty, -1)).toEqual(empty);
    expect(moveStack(push(empty, 1), 1)).toEqual(push(empty, 1));
  });
});
