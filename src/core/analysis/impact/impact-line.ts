import type { Check, Verdict } from "../../model/check.ts";
import type { Figure, FigureInput } from "../../model/figure.ts";
import type { GatesRule } from "../../model/park-rules.ts";
import { computeGap } from "../../model/verdict.ts";
import type { PackSection } from "../audit-context.ts";
import { plainCheck, provenanceOf } from "../check-parts.ts";
import { type ImpactLine, type ImpactLineKey, impactLineKeys } from "./impact-report.ts";

const rules: Readonly<Record<ImpactLineKey, string>> = {
  land_by_class: "expansion.land_balance",
  conversion_quota: "expansion.quota",
  cultivated_balance: "expansion.cultivated_balance",
  approval_level: "expansion.approval_level",
  control_lines: "expansion.control_lines",
  contiguity: "expansion.contiguity",
  shape: "expansion.shape",
  existing_park_first: "expansion.existing_park_first",
  stock_first: "expansion.stock_first",
  capacity: "expansion.capacity",
  jobs_investment_tax: "expansion.yield",
  infra_reach: "expansion.infra_reach",
  phasing: "expansion.phasing",
  buffers: "buffer.separation",
  demand_proof: "expansion.demand_proof",
};

type LineParts = Partial<Omit<ImpactLine, "no" | "key" | "rule">> & { readonly verdict: Verdict };

/** A row with everything it leaves open filled in. */
export function createLine(key: ImpactLineKey, parts: LineParts): ImpactLine {
  const { op = null, limit = null, value = null } = parts;
  const gap = op === ">=" || op === "<=" ? computeGap(op, limit, value) : null;
  return {
    ...plainCheck,
    subjects: [],
    details: {},
    figures: {},
    items: [],
    gap,
    ...parts,
    no: impactLineKeys.indexOf(key) + 1,
    key,
    rule: rules[key],
  };
}

/** Shown for the reader and judged by nobody: who approves, what the land can hold. */
export const information = { verdict: "not_applicable", reason: "information_only" } as const;

/** A row about new land where a proposal adds none. */
export const nothingAdded = { verdict: "not_applicable", reason: "nothing_added" } as const;

/** A row whose limits stand in a pack, where no pack is named or none has them. */
export const noGates = { verdict: "unknown", reason: "no_rule_pack" } as const;

/** Paper of one value of the gates: its own clause, else that of the section. */
export function gateProvenance(
  gates: PackSection<"gates"> | undefined,
  key: keyof GatesRule | "conversion_quota" | "cultivated_balance",
): Pick<Check, "ruleSet" | "source" | "article" | "year" | "certainty"> {
  if (gates === undefined) return { ruleSet: null, source: null, article: null, year: null, certainty: null };
  const { section, packId } = gates;
  return provenanceOf(section.clauses[key] ?? section.provenance, packId);
}

/** A limit of the gates as an input of a figure. */
export function gateInput(gates: PackSection<"gates">, key: keyof GatesRule, unit: string): FigureInput {
  const value = gates.section[key];
  const { source, year } = gateProvenance(gates, key);
  return {
    name: `gates.${key}`,
    value: typeof value === "number" ? value : null,
    unit,
    from: `${gates.packId}: ${source}${year === null ? "" : ` (${year})`}`,
    date: null,
  };
}

interface FigureParts {
  readonly value: number | null;
  readonly unit: string;
  readonly formula: string;
  readonly inputs?: readonly FigureInput[];
  readonly missing?: readonly string[];
  readonly lower?: number;
  readonly upper?: number;
  readonly state?: Figure["state"];
  readonly reason?: string;
  readonly source?: string;
}

/** A figure of a row; without a value it is unknown unless it says otherwise. */
export function createFigure(parts: FigureParts): Figure {
  const { inputs = [], missing = [], source = "domain §7", ...rest } = parts;
  return { ...rest, inputs, missing, source, state: parts.state ?? (parts.value === null ? "unknown" : "known") };
}

export function measuredInput(name: string, value: number | null, unit: string, from: string): FigureInput {
  return { name, value, unit, from, date: null };
}
