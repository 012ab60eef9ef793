import type { Figure, FigureInput } from "../model/figure.ts";
import type { PerMuIndicatorKey } from "../model/park-rules.ts";
import type { Enterprise } from "../model/records.ts";
import { type FigureKind, notApplicable } from "./amount.ts";
import { sumOrdered } from "./ratio.ts";

/** A firm with the land it uses. */
export interface Firm {
  readonly enterprise: Enterprise;
  /** Mu. */
  readonly land: Figure;
}

type YearlyField =
  | "taxPaidWan"
  | "revenueWan"
  | "valueAddedWan"
  | "technicalRenewalWan"
  | "rdWan"
  | "energyTce"
  | "emissionT";

interface Quotient {
  readonly top: YearlyField;
  readonly bottom: YearlyField | "land" | "jobs";
  readonly unit: string;
  readonly formula: string;
  readonly source: string;
}

const zhejiang = "per-mu evaluation of the Zhejiang type (亩均论英雄)";
const anhui = "per-mu evaluation of the Anhui type (亩均论英雄)";

const quotients: Readonly<Record<PerMuIndicatorKey, Quotient>> = {
  tax_per_mu: {
    top: "taxPaidWan",
    bottom: "land",
    unit: "wan_per_mu",
    formula: "tax_paid / land_used",
    source: zhejiang,
  },
  revenue_per_mu: {
    top: "revenueWan",
    bottom: "land",
    unit: "wan_per_mu",
    formula: "revenue / land_used",
    source: anhui,
  },
  value_added_per_mu: {
    top: "valueAddedWan",
    bottom: "land",
    unit: "wan_per_mu",
    formula: "value_added / land_used",
    source: zhejiang,
  },
  technical_renewal_per_mu: {
    top: "technicalRenewalWan",
    bottom: "land",
    unit: "wan_per_mu",
    formula: "technical_renewal / land_used",
    source: anhui,
  },
  labour_productivity: {
    top: "valueAddedWan",
    bottom: "jobs",
    unit: "wan_per_person",
    formula: "value_added / jobs",
    source: zhejiang,
  },
  value_added_per_energy: {
    top: "valueAddedWan",
    bottom: "energyTce",
    unit: "wan_per_tce",
    formula: "value_added / energy_used",
    source: zhejiang,
  },
  value_added_per_emission: {
    top: "valueAddedWan",
    bottom: "emissionT",
    unit: "wan_per_t",
    formula: "value_added / emission",
    source: zhejiang,
  },
  rd_share: {
    top: "rdWan",
    bottom: "revenueWan",
    unit: "fraction",
    formula: "rd_spending / revenue",
    source: zhejiang,
  },
};

const fieldUnits: Readonly<Record<YearlyField, string>> = {
  taxPaidWan: "wan",
  revenueWan: "wan",
  valueAddedWan: "wan",
  technicalRenewalWan: "wan",
  rdWan: "wan",
  energyTce: "tce",
  emissionT: "t",
};

/** The number above or below the line for one firm, and why there is none. */
interface Term {
  readonly value: number | null;
  readonly input: FigureInput;
  readonly missing: readonly string[];
  readonly isEstimated: boolean;
  readonly reason?: string;
}

/**
 * One figure of the per-mu evaluation for one firm in one year (domain §9.1): tax, revenue, value added and technical renewal
 * per mu of land used, value added per person, per tonne of coal equivalent and per tonne emitted, R&D per revenue.
 *
 * Either number not recorded: unknown. Over zero (no energy used, nobody employed): not applicable. The number of people is the
 * one on record, it has no year.
 */
export function computeEnterpriseFigure(firm: Firm, key: PerMuIndicatorKey, year: number): Figure {
  const kind = quotients[key];
  const [top, bottom] = [yearlyTerm(firm, kind.top, year), bottomTerm(firm, kind.bottom, year)];
  const inputs = [top.input, bottom.input];
  if (top.value === null || bottom.value === null) {
    const reason = top.reason ?? bottom.reason ?? "missing_input";
    return { ...open(kind, reason, inputs), missing: [...new Set([...top.missing, ...bottom.missing])] };
  }
  if (bottom.value === 0) return notApplicable(kind, "invalid_denominator", inputs);
  return {
    value: top.value / bottom.value,
    unit: kind.unit,
    state: bottom.isEstimated ? "estimated" : "known",
    missing: [],
    inputs,
    formula: kind.formula,
    source: kind.source,
  };
}

/** The latest full year in which everything a figure is made of is recorded, up to `last`; `last` itself where there is none. */
export function findLatestYear(firm: Firm, key: PerMuIndicatorKey, last: number): number {
  const { top, bottom } = quotients[key];
  const years = Object.keys(firm.enterprise[top] ?? {}).map(Number);
  const isKnown = (year: number): boolean =>
    yearlyTerm(firm, top, year).value !== null && bottomTerm(firm, bottom, year).value !== null;
  const latest = Math.max(...years.filter((year) => year <= last && isKnown(year)));
  return Number.isFinite(latest) ? latest : last;
}

/**
 * Mean of a figure over many firms: sum over sum of those of which both numbers are known, never a mean of their ratios. Some
 * left out: an estimate, with the counts among its inputs. None left: unknown. The order of the firms does not matter.
 */
export function computeMeanFigure(firms: readonly Firm[], key: PerMuIndicatorKey, year: number): Figure {
  const kind = quotients[key];
  const terms = firms.map((firm) => ({
    top: yearlyTerm(firm, kind.top, year),
    bottom: bottomTerm(firm, kind.bottom, year),
  }));
  const both = terms.filter(({ top, bottom }) => top.value !== null && bottom.value !== null);
  const [top, bottom] = (["top", "bottom"] as const).map((side) =>
    sumOrdered(both.map((term) => term[side].value ?? 0)),
  );
  const from = `enterprises (${both.length}/${firms.length})`;
  const inputs: FigureInput[] = [
    { name: `${kind.top}.${year}`, value: top ?? null, unit: fieldUnits[kind.top], from, date: null },
    { ...bottomInput(kind.bottom, year), value: bottom ?? null, from },
  ];
  const mean = { ...kind, formula: kind.formula.replace(/^(\w+) \/ (\w+)$/, "sum($1) / sum($2)") };
  if (both.length === 0 || top === undefined || bottom === undefined) {
    return { ...open(mean, "no_firm_with_figures", inputs), missing: [`enterprises: ${kind.top}.${year}`] };
  }
  if (bottom === 0) return notApplicable(mean, "invalid_denominator", inputs);
  const isEstimated = both.length < firms.length || both.some((term) => term.bottom.isEstimated);
  return {
    value: top / bottom,
    unit: kind.unit,
    state: isEstimated ? "estimated" : "known",
    missing: [],
    inputs,
    formula: mean.formula,
    source: kind.source,
  };
}

function open(kind: FigureKind, reason: string, inputs: readonly FigureInput[]): Figure {
  return { ...notApplicable(kind, reason, inputs), state: "unknown" };
}

function yearlyTerm({ enterprise }: Firm, field: YearlyField, year: number): Term {
  const value = enterprise[field]?.[String(year)] ?? null;
  const name = `${field}.${year}`;
  return {
    value,
    input: { name, value, unit: fieldUnits[field], from: `enterprises/${enterprise.id}`, date: null },
    missing: value === null ? [name] : [],
    isEstimated: false,
  };
}

function bottomTerm(firm: Firm, field: Quotient["bottom"], year: number): Term {
  const { enterprise, land } = firm;
  if (field !== "land" && field !== "jobs") return yearlyTerm(firm, field, year);
  const value = field === "land" ? land.value : enterprise.jobs;
  const missing = field === "land" ? land.missing : value === null ? ["jobs"] : [];
  return {
    value,
    input: { ...bottomInput(field, year), value, from: `enterprises/${enterprise.id}` },
    missing,
    isEstimated: field === "land" && land.state === "estimated",
    ...(field === "land" && land.reason !== undefined ? { reason: land.reason } : {}),
  };
}

function bottomInput(field: Quotient["bottom"], year: number): FigureInput {
  const none = { value: null, from: "", date: null };
  if (field === "land") return { ...none, name: "landMu", unit: "mu" };
  if (field === "jobs") return { ...none, name: "jobs", unit: "persons" };
  return { ...none, name: `${field}.${year}`, unit: fieldUnits[field] };
}
