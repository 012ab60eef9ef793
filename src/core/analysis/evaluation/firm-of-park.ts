import type { Enterprise } from "../../model/records.ts";
import type { Ternary } from "../../model/verdict.ts";
import type { JudgedParcel } from "../judged-parcel.ts";

/** A firm of the park, and whether what it earns belongs to a sum over the park. */
export interface FirmOfPark {
  readonly firm: Enterprise;
  readonly parcels: readonly JudgedParcel[];
  /** It stands on land outside as well: nobody records what it earns where. */
  readonly isElsewhereToo: boolean;
  readonly isIndustrial: Ternary;
  readonly isPrimary: Ternary;
  readonly onBuilt: Ternary;
  readonly onIndustrial: Ternary;
}

/** What one firm adds to a sum, with its bounds. */
export interface FirmValue {
  readonly value: number | null;
  readonly lower: number;
  readonly upper?: number | undefined;
  readonly missing: readonly string[];
}
