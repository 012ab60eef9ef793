import { type FigureKind, notApplicable } from "../../indicators/amount.ts";
import type { Figure, FigureInput } from "../../model/figure.ts";

/** A figure that something keeps open, with the bounds that are known. */
export function openFigure(
  kind: FigureKind,
  reason: string,
  missing: readonly string[],
  inputs: readonly FigureInput[] = [],
  bounds: { readonly lower?: number; readonly upper?: number } = {},
): Figure {
  return { ...notApplicable(kind, reason, inputs), ...bounds, state: "unknown", missing };
}

/** A share of two counts or areas, of which `open` more may belong above the line. */
export function shareFigure(
  kind: FigureKind,
  counted: { readonly part: number; readonly open: number; readonly whole: number },
  missing: readonly string[],
  inputs: readonly FigureInput[],
): Figure {
  const { part, open, whole } = counted;
  if (!(whole > 0)) return notApplicable(kind, "nothing_to_count", inputs);
  if (open > 0) {
    const bounds = { lower: part / whole, upper: Math.min(1, (part + open) / whole) };
    return openFigure(kind, "missing_input", missing, inputs, bounds);
  }
  const { unit, formula, source } = kind;
  return { value: part / whole, unit, state: "known", missing: [], inputs, formula, source };
}

/** `enterprises/E01 +3: jobs`: the first record that lacks a property, and how many more do. */
export function nameMissing(records: readonly { readonly id: string }[], property: string): readonly string[] {
  const [first] = records;
  if (first === undefined) return [];
  const more = records.length > 1 ? ` +${records.length - 1}` : "";
  return [`enterprises/${first.id}${more}: ${property}`];
}

/** A number worked out from records. */
export function computedInput(name: string, value: number | null, unit: string, from = "computed"): FigureInput {
  return { name, value, unit, from, date: null };
}
