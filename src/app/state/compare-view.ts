/** How states stand beside each other: under a handle that wipes from one to the other, side by side, or as one map of what differs. */
export const compareLayouts = ["swipe", "split", "diff"] as const;
export type CompareLayout = (typeof compareLayouts)[number];

/** States of the plan that are compared with the shown one. */
export interface CompareView {
  readonly layout: CompareLayout;
  /** Where the handle of the swipe stands, share of the width. */
  readonly at: number;
  /** Ids of scenarios beside the shown one, one or two of them; null: the current state. */
  readonly others: readonly (string | null)[];
  /** Where the shown state, which is the one that is edited, stands: `b` is right of the first of the others. */
  readonly side: "a" | "b";
}

/** More maps than this are not drawn at once. */
const mostOthers = 2;

/** `cmp` of an address: layout, place of the handle where it is not in the middle, and the side that is edited where it is the left. */
export function encodeCompare({ layout, at, side }: CompareView): string {
  const place = layout === "swipe" || at !== 0.5 ? [String(Number(at.toFixed(2)))] : [];
  return [layout, ...place, ...(side === "a" ? ["a"] : [])].join(":");
}

/** `s2` of an address; empty where the only other state is the current one. */
export function encodeOthers({ others }: CompareView): string {
  return others.map((id) => (id === null ? "" : encodeURIComponent(id))).join(",");
}

/** Reads `cmp` and `s2`; null where nothing is compared, or the layout is none of ours. */
export function decodeCompare(text: string, others: string, decode: (part: string) => string): CompareView | null {
  const [name, ...rest] = text.split(":");
  const layout = compareLayouts.find((candidate) => candidate === name);
  if (layout === undefined) return null;
  const at = Number(rest.find((part) => /^[\d.]+$/.test(part)) ?? "0.5");
  return {
    layout,
    at: clampShare(at),
    others: others
      .split(",")
      .slice(0, mostOthers)
      .map((id) => (id === "" ? null : decode(id))),
    side: rest.includes("a") ? "a" : "b",
  };
}

/** A share of the width to whole percent, within 0 and 1; the middle where it is no number. */
export function clampShare(share: number): number {
  if (!Number.isFinite(share)) return 0.5;
  return Math.round(Math.min(1, Math.max(0, share)) * 100) / 100;
}

/** A state of the plan and its place among those compared. */
export interface PlacedState {
  readonly id: string | null;
  readonly place: "a" | "b" | "third";
  /** The one that is shown in the whole program, and edited. */
  readonly isShown: boolean;
}

/** The states compared, from left to right; the third stands only in the layout that has room for it. */
export function placeStates({ layout, others, side }: CompareView, shownId: string | null): readonly PlacedState[] {
  const [first = null, ...more] = others;
  const [third] = more;
  const shown = { id: shownId, place: side, isShown: true } as const;
  const other = { id: first, place: side === "b" ? "a" : "b", isShown: false } as const;
  const pair = side === "b" ? [other, shown] : [shown, other];
  return layout === "split" && third !== undefined ? [...pair, { id: third, place: "third", isShown: false }] : pair;
}

/** Another state is shown: where it was one of those beside, the two change places, so that left stays left. */
export function followShown(view: CompareView, beforeId: string | null, nowId: string | null): CompareView {
  const at = view.others.indexOf(nowId);
  if (at === -1 || beforeId === nowId) return view;
  const others = view.others.map((id, index) => (index === at ? beforeId : id));
  return { ...view, others, side: at === 0 ? otherSide(view.side) : view.side };
}

export function otherSide(side: CompareView["side"]): CompareView["side"] {
  return side === "a" ? "b" : "a";
}

/** Scenarios that are gone give way to the current state. */
export function keepKnown(view: CompareView, ids: ReadonlySet<string>): CompareView {
  if (view.others.every((id) => id === null || ids.has(id))) return view;
  return { ...view, others: view.others.map((id) => (id !== null && ids.has(id) ? id : null)) };
}
