import type { Figure } from "../model/figure.ts";
import { type Amount, createSiteRatio, type FigureKind, knownAmount, parcelInput } from "./amount.ts";
import type { SiteFacts } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "fraction",
  formula: "green_area / site_area",
  source: "国土资发〔2008〕24号, notes: green ratio",
};

/**
 * Share of a parcel that is green, 0 to 1: the green area recorded on the parcel over its site area. Not recorded: unknown
 * between 0 and 1. Whether the limit is a cap (industry) or a floor (greening rules) is the limit's business.
 */
export function computeGreenRatio(facts: Pick<SiteFacts, "parcel" | "siteArea">): Figure {
  const { parcel, siteArea } = facts;
  const inputs = [parcelInput(parcel, "greenAreaM2", parcel.greenAreaM2, "m2")];
  const amount: Amount =
    parcel.greenAreaM2 === null
      ? {
          value: null,
          lower: 0,
          upper: siteArea.valueM2 ?? 0,
          estimated: false,
          missing: ["greenAreaM2"],
          inputs,
        }
      : knownAmount(parcel.greenAreaM2, inputs);
  return createSiteRatio(amount, siteArea, kind);
}
