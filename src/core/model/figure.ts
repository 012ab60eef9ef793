type FigureState = "known" | "estimated" | "unknown" | "not_applicable";

/** One input of a figure. `name` is a property path of the dataset, `from` says layer and id, or the document it stands in. */
export interface FigureInput {
  readonly name: string;
  readonly value: number | string | boolean | null;
  readonly unit: string | null;
  readonly from: string;
  readonly date: string | null;
}

/**
 * A number that can explain itself (contracts §4). Ratios are fractions. `value` is null unless the number is determined;
 * `lower` and `upper` bound it when part of an input is missing (a missing `upper` means no bound).
 */
export interface Figure {
  readonly value: number | null;
  readonly lower?: number;
  readonly upper?: number;
  /** Unit words of contracts §3 joined by `_per_`; `ratio` for FAR, `fraction` for shares. */
  readonly unit: string;
  readonly state: FigureState;
  readonly reason?: string;
  /** Property paths whose absence leaves the figure open. */
  readonly missing: readonly string[];
  readonly inputs: readonly FigureInput[];
  /** In words of the domain: `countable_floor_area / site_area`. */
  readonly formula: string;
  /** The paper the formula comes from. */
  readonly source: string;
}
