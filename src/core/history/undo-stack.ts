/** What was done in one plan, oldest first; the last `steps.length - done` are undone and can be redone. */
export interface UndoStack<Step> {
  readonly steps: readonly Step[];
  readonly done: number;
}

/** The stack after a new step: what was undone is forgotten, and the oldest steps beyond `most` are. */
export function pushStep<Step>({ steps, done }: UndoStack<Step>, step: Step, most: number): UndoStack<Step> {
  const kept = [...steps.slice(Math.max(0, done + 1 - most), done), step];
  return { steps: kept, done: kept.length };
}

/** The step an undo takes back; undefined where nothing is left to undo. */
export function findUndo<Step>({ steps, done }: UndoStack<Step>): Step | undefined {
  return steps[done - 1];
}

/** The step a redo does again; undefined where nothing was undone. */
export function findRedo<Step>({ steps, done }: UndoStack<Step>): Step | undefined {
  return steps[done];
}

/** The stack one step back (-1) or on (+1); the ends hold. */
export function moveStack<Step>({ steps, done }: UndoStack<Step>, by: -1 | 1): UndoStack<Step> {
  return { steps, done: Math.max(0, Math.min(steps.length, done + by)) };
}
