import type { Figure } from "../model/figure.ts";
import type { Enterprise } from "../model/records.ts";
import { createFigure, type FigureKind, knownAmount, notApplicable } from "./amount.ts";

const kind: FigureKind = {
  unit: "m",
  formula: "largest nuisance buffer of the activities",
  source: "domain §6.2: nuisance buffer of an activity",
};

/**
 * The nuisance buffer that the activities on a parcel need, m: the largest of its enterprises. One that is not recorded leaves
 * it open above, so a cap that is broken already stays broken. No enterprise on the parcel: not applicable; no list of them: open.
 */
export function computeNuisanceBuffer(
  enterprises: readonly Pick<Enterprise, "id" | "nuisanceBufferM">[] | null,
): Figure {
  const open = { value: null, estimated: false } as const;
  if (enterprises === null) {
    return createFigure({ ...open, lower: 0, missing: ["enterprises"], inputs: [], reason: "layer_missing" }, kind);
  }
  if (enterprises.length === 0) return notApplicable(kind, "no_enterprise");
  const inputs = enterprises.map(({ id, nuisanceBufferM }) => ({
    name: "nuisanceBufferM",
    value: nuisanceBufferM,
    unit: "m",
    from: `enterprises/${id}`,
    date: null,
  }));
  const largest = Math.max(0, ...enterprises.map(({ nuisanceBufferM }) => nuisanceBufferM ?? 0));
  return enterprises.every(({ nuisanceBufferM }) => nuisanceBufferM !== null)
    ? createFigure(knownAmount(largest, inputs), kind)
    : createFigure({ ...open, lower: largest, missing: ["nuisanceBufferM"], inputs }, kind);
}
