import type { ControlKind } from "../../core/model/records.ts";

/** How one kind of control line is drawn (ux §3.4). Dashes in line widths; every core is ≥ 5.8:1 against the white casing. */
export interface ControlLook {
  readonly color: string;
  readonly widthPx: number;
  readonly dash: readonly number[] | null;
  /** Letters of the badge; null: none. */
  readonly badge: string | null;
  /** Two thin lines instead of one. */
  readonly double?: boolean;
  /** Light tint or hatch inside. */
  readonly hatched?: boolean;
  /** Drawn at every scale; the others only from 1:6 000, where they no longer lie on each other and on the streets. */
  readonly overview?: boolean;
}

export const controlLooks: Readonly<Record<ControlKind, ControlLook>> = {
  road_red_line: { color: "#C8102E", widthPx: 2, dash: null, badge: "R" },
  blue_line: { color: "#0B5CAD", widthPx: 2, dash: [6, 2], badge: "B", overview: true },
  green_line: { color: "#14713A", widthPx: 2, dash: [6, 2, 1, 2], badge: "G" },
  yellow_line: { color: "#7A5C00", widthPx: 2, dash: [6, 2, 1, 2, 1, 2], badge: "Y" },
  purple_line: { color: "#6B2FA0", widthPx: 2, dash: [2, 2], badge: "P", overview: true },
  industrial_land_line: { color: "#7A3E12", widthPx: 1, dash: null, badge: "I", double: true },
  safety_distance: { color: "#A84300", widthPx: 1.5, dash: [1, 1.5], badge: "S", hatched: true, overview: true },
  ecological_redline: { color: "#A3001B", widthPx: 2.5, dash: [0.6, 1.2], badge: "EC", overview: true },
  permanent_basic_farmland: { color: "#5E6B00", widthPx: 2.5, dash: [1, 1], badge: "PF", overview: true },
  urban_development_boundary: { color: "#3A3A3A", widthPx: 2.5, dash: [8, 3, 2, 3], badge: "UB" },
  river: { color: "#0B5CAD", widthPx: 1.5, dash: null, badge: null },
  hazard: { color: "#A84300", widthPx: 1.5, dash: [3, 2], badge: null, hatched: true, overview: true },
};

export const controlLookKinds = Object.keys(controlLooks) as readonly ControlKind[];

/** Name of a badge's image in the style. */
export function badgeImage(kind: ControlKind): string {
  return `badge-${kind}`;
}
