import type { Figure, FigureInput } from "../model/figure.ts";
import type { Evidence, Parcel } from "../model/records.ts";
import { isNearlyEqual } from "../model/verdict.ts";
import type { SiteAreaFact } from "./site-facts.ts";

/**
 * A quantity that may be open. Without `upper` it has no bound above. `value` is null unless the quantity is determined or,
 * with `estimated`, guessed in the stated way.
 */
export interface Amount {
  readonly value: number | null;
  readonly lower: number;
  readonly upper?: number;
  readonly estimated: boolean;
  readonly missing: readonly string[];
  readonly inputs: readonly FigureInput[];
  readonly reason?: string;
}

export interface FigureKind {
  readonly unit: string;
  readonly formula: string;
  readonly source: string;
  /** Site area in this many m² a unit: 10 000 for figures per hectare. */
  readonly siteUnitM2?: number;
}

export function knownAmount(value: number, inputs: readonly FigureInput[] = []): Amount {
  return {
    value,
    lower: value,
    upper: value,
    estimated: false,
    missing: [],
    inputs,
  };
}

/** Sum part by part: open as soon as one part is open, bounded above only if all parts are. */
export function sumAmounts(parts: readonly Amount[]): Amount {
  let value: number | null = 0;
  let lower = 0;
  let upper: number | undefined = 0;
  let estimated = false;
  const missing: string[] = [];
  const inputs: FigureInput[] = [];
  for (const part of parts) {
    value = value === null || part.value === null ? null : value + part.value;
    lower += part.lower;
    upper = upper === undefined || part.upper === undefined ? undefined : upper + part.upper;
    estimated ||= part.estimated;
    for (const name of part.missing) if (!missing.includes(name)) missing.push(name);
    for (const input of part.inputs) inputs.push(input);
  }
  return upper === undefined
    ? { value, lower, estimated, missing, inputs }
    : { value, lower, upper, estimated, missing, inputs };
}

/**
 * An amount over the site area, as a figure with its bounds. Site area not recorded: unknown, `site_area_missing`; zero or
 * negative: unknown, `invalid_site_area`, never Infinity or NaN. Domain §0.2.
 */
export function createSiteRatio(amount: Amount, site: SiteAreaFact, kind: FigureKind): Figure {
  const { unit, formula, source } = kind;
  const siteInput: FigureInput = {
    name: site.name,
    value: site.valueM2,
    unit: "m2",
    from: site.from,
    date: site.date,
  };
  const inputs = [...amount.inputs, siteInput];
  const base = { unit, formula, source, inputs };
  if (site.valueM2 === null) {
    const missing = [site.name, ...amount.missing];
    return {
      ...base,
      value: null,
      state: "unknown",
      reason: "site_area_missing",
      missing,
    };
  }
  if (!(site.valueM2 > 0)) {
    return {
      ...base,
      value: null,
      state: "unknown",
      reason: "invalid_site_area",
      missing: amount.missing,
    };
  }
  const divisor = site.valueM2 / (kind.siteUnitM2 ?? 1);
  return createFigure(
    {
      value: amount.value === null ? null : amount.value / divisor,
      lower: amount.lower / divisor,
      ...(amount.upper === undefined ? {} : { upper: amount.upper / divisor }),
      estimated: amount.estimated,
      missing: amount.missing,
      inputs,
      ...(amount.reason === undefined ? {} : { reason: amount.reason }),
    },
    kind,
  );
}

/** A figure of an amount: bounds are shown only where they differ from the value. */
export function createFigure(amount: Amount, kind: FigureKind & { readonly inputs?: readonly FigureInput[] }): Figure {
  const { value, lower, upper } = amount;
  const isExact = value !== null && upper !== undefined && isNearlyEqual(lower, upper);
  const state = value === null ? "unknown" : amount.estimated ? "estimated" : "known";
  const { unit, formula, source } = kind;
  const { missing } = amount;
  const inputs = kind.inputs ?? amount.inputs;
  // Written out: there are twenty figures a parcel, and spreading optional members together costs more than the rest of one.
  if (isExact && amount.reason === undefined) return { value, unit, state, missing, inputs, formula, source };
  return {
    value,
    ...(isExact ? {} : { lower, ...(upper === undefined ? {} : { upper }) }),
    unit,
    state,
    ...(amount.reason === undefined ? {} : { reason: amount.reason }),
    missing,
    inputs,
    formula,
    source,
  };
}

/** The figure of something that does not exist here, such as the height of buildings where there are none. */
export function notApplicable(kind: FigureKind, reason: string, inputs: readonly FigureInput[] = []): Figure {
  return {
    value: null,
    unit: kind.unit,
    state: "not_applicable",
    reason,
    missing: [],
    inputs,
    formula: kind.formula,
    source: kind.source,
  };
}

/** Day of the latest evidence recorded about a property; null where none is. */
function findEvidence(evidence: readonly Evidence[], about: string): Evidence | undefined {
  let latest: Evidence | undefined;
  for (const item of evidence) {
    if (item.about === about && (latest === undefined || (item.on ?? "") > (latest.on ?? ""))) latest = item;
  }
  return latest;
}

/** A property of the parcel as an input of a figure. */
export function parcelInput(
  parcel: Pick<Parcel, "id" | "evidence">,
  name: string,
  value: FigureInput["value"],
  unit: string | null,
): FigureInput {
  return {
    name,
    value,
    unit,
    from: `parcels/${parcel.id}`,
    date: findEvidence(parcel.evidence, name)?.on ?? null,
  };
}
