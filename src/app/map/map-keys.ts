import type { ParcelRow } from "../../worker/messages.ts";

export type Direction = "left" | "right" | "up" | "down";

/** What a key asks of the map; null where it is not ours. */
export type MapKeyAction =
  | { readonly kind: "pan"; readonly direction: Direction }
  | { readonly kind: "nearest"; readonly direction: Direction }
  | { readonly kind: "zoom"; readonly by: 1 | -1 }
  | { readonly kind: "step"; readonly by: 1 | -1 }
  | { readonly kind: "north" | "fit" | "zoom-selection" | "clear" };

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export interface MapKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export function readMapKey({ key, altKey, ctrlKey, metaKey }: MapKey): MapKeyAction | null {
  if (ctrlKey || metaKey) return null;
  const direction = arrows[key];
  if (direction !== undefined) return { kind: altKey ? "nearest" : "pan", direction };
  if (altKey) return null;
  switch (key) {
    case "+":
    case "=":
      return { kind: "zoom", by: 1 };
    case "-":
    case "_":
      return { kind: "zoom", by: -1 };
    case "PageDown":
      return { kind: "step", by: 1 };
    case "PageUp":
      return { kind: "step", by: -1 };
    case "Escape":
      return { kind: "clear" };
    default:
      return readLetter(key.toLowerCase());
  }
}

function readLetter(letter: string): MapKeyAction | null {
  if (letter === "n") return { kind: "north" };
  if (letter === "h") return { kind: "fit" };
  if (letter === "z") return { kind: "zoom-selection" };
  return null;
}

/** The parcel before or after `current` in list order; the first or last where nothing is selected. Wraps around. */
export function findStep(rows: readonly ParcelRow[], current: string | null, by: 1 | -1): string | null {
  if (rows.length === 0) return null;
  const at = current === null ? -1 : rows.findIndex((row) => row.id === current);
  const next = at < 0 ? (by === 1 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length;
  return rows[next]?.id ?? null;
}

/**
 * Nearest parcel that lies in that direction from `from`: within 45° to either side, by distance of label points.
 * Degrees are scaled by latitude, which is enough to compare neighbours.
 */
export function findInDirection(
  rows: readonly ParcelRow[],
  from: readonly [number, number],
  direction: Direction,
): string | null {
  const stretch = Math.cos((from[1] * Math.PI) / 180);
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const row of rows) {
    const dx = (row.center[0] - from[0]) * stretch;
    const dy = row.center[1] - from[1];
    const ahead = { left: -dx, right: dx, up: dy, down: -dy }[direction];
    const aside = Math.abs(direction === "left" || direction === "right" ? dy : dx);
    const distance = Math.hypot(dx, dy);
    if (ahead <= 1e-9 || aside > ahead || distance >= bestDistance) continue;
    best = row.id;
    bestDistance = distance;
  }
  return best;
}
