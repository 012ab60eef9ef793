import type { ToolName } from "../state/plan-store.ts";

type Arrow = readonly [dx: number, dy: number];

/** What a key asks for while the map of Plan holds focus; null where it is not ours. Arrows: right and down are positive. */
export type EditKeyAction =
  | { readonly kind: "tool"; readonly tool: ToolName }
  | { readonly kind: "arrow"; readonly by: Arrow; readonly isFine: boolean }
  | { readonly kind: "step-corner"; readonly by: 1 | -1 }
  | {
      readonly kind:
        | "undo"
        | "redo"
        | "finish"
        | "place"
        | "back"
        | "cancel"
        | "delete"
        | "add-corner"
        | "toggle-snap"
        | "select-too";
    }
  | { readonly kind: "digit"; readonly text: string };

export interface EditKey {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const arrows: Readonly<Record<string, Arrow>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Letters of the tools (ux §4); three more than the mockup's strip have keys of their own here. */
export const toolKeys: Readonly<Record<ToolName, string>> = {
  select: "V",
  area: "A",
  rectangle: "R",
  line: "L",
  point: "P",
  expansion: "E",
  split: "K",
  merge: "M",
  offset: "O",
  move: "G",
  rotate: "W",
  square: "Q",
  trace: "T",
  hole: "U",
  lasso: "S",
  measure: "D",
  paint: "B",
};

const toolsByKey = new Map(
  (Object.entries(toolKeys) as [ToolName, string][]).map(([tool, key]) => [key.toLowerCase(), tool]), // keys of the table above
);

export function readEditKey(event: EditKey): EditKeyAction | null {
  if (event.ctrlKey || event.metaKey) return readChord(event);
  if (event.altKey) return null;
  const by = arrows[event.key];
  if (by !== undefined) return { kind: "arrow", by, isFine: event.shiftKey };
  if (/^[0-9@]$/.test(event.key)) return { kind: "digit", text: event.key };
  switch (event.key) {
    case ",":
      return { kind: "step-corner", by: -1 };
    case ".":
      return { kind: "step-corner", by: 1 };
    case "Enter":
      return { kind: event.shiftKey ? "select-too" : "finish" };
    case " ":
      return { kind: "place" };
    case "Backspace":
      return { kind: "back" };
    case "Escape":
      return { kind: "cancel" };
    case "Delete":
      return { kind: "delete" };
    case "Insert":
      return { kind: "add-corner" };
    default:
      return readLetter(event);
  }
}

function readChord({ key, shiftKey, altKey }: EditKey): EditKeyAction | null {
  if (altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return { kind: shiftKey ? "redo" : "undo" };
  return letter === "y" ? { kind: "redo" } : null;
}

function readLetter({ key, shiftKey }: EditKey): EditKeyAction | null {
  if (shiftKey) return null;
  const letter = key.toLowerCase();
  if (letter === "f") return { kind: "toggle-snap" };
  const tool = toolsByKey.get(letter);
  return tool === undefined ? null : { kind: "tool", tool };
}
