import { computeCapacity } from "../../indicators/expansion-capacity.ts";
import type { Figure, FigureInput } from "../../model/figure.ts";
import { convertUnit } from "../../model/units.ts";
import { type ImpactFacts, subjectsOf, toHa, toM2 } from "./impact-facts.ts";
import {
  createFigure,
  createLine,
  gateInput,
  gateProvenance,
  information,
  measuredInput,
  noGates,
  nothingAdded,
} from "./impact-line.ts";
import type { ImpactLine } from "./impact-report.ts";
import type { ProposedLand } from "./prepare-proposal.ts";

/** A parameter of the proposal, or what the park reaches today, with where it comes from. */
interface Parameter {
  readonly value: number | null;
  readonly input: FigureInput;
}

function additionsOf({ proposal }: ImpactFacts): readonly ProposedLand[] {
  return proposal.additions.filter(({ shape }) => shape.areaM2 > 0);
}

/** A sum that is open as soon as one of its terms is. */
function sumOrOpen(terms: readonly (number | null)[]): number | null {
  return terms.reduce<number | null>((sum, term) => (sum === null || term === null ? null : sum + term), 0);
}

/** Row 10: what the land can hold: net industrial land and floor area at the planned ratio. */
export function judgeCapacity(facts: ImpactFacts): ImpactLine {
  const { proposal, gates } = facts;
  if (proposal.addedM2 === 0) return createLine("capacity", nothingAdded);
  if (gates === undefined) return createLine("capacity", noGates);
  const lands = additionsOf(facts);
  const capacities = lands.map((land) => computeCapacity({ ...baseFacts(land, facts), investmentWanPerMu: null }));
  const netHa = sumOrOpen(capacities.map((capacity) => capacity.netHa));
  const gfaM2 = sumOrOpen(capacities.map((capacity) => capacity.gfaM2));
  const missing = missingOf(lands, "plannedFar");
  return createLine("capacity", {
    ...gateProvenance(gates, "net_industrial_ratio"),
    ...(gfaM2 === null ? { verdict: "unknown", reason: "planned_far_missing" } : information),
    value: gfaM2,
    unit: "m2",
    missing: gfaM2 === null ? missing : [],
    subjects: subjectsOf(facts),
    figures: {
      netLand: createFigure({
        value: netHa === null ? null : toM2(netHa),
        unit: "m2",
        formula: "proposed area * net industrial ratio",
        inputs: [
          measuredInput("proposal", proposal.addedM2, "m2", "proposal"),
          gateInput(gates, "net_industrial_ratio", "fraction"),
        ],
      }),
      grossFloorArea: createFigure({
        value: gfaM2,
        unit: "m2",
        formula: "net land * planned floor area ratio",
        inputs: lands.map(({ feature }) =>
          measuredInput("plannedFar", feature.plannedFar, "ratio", `proposal/${feature.id}`),
        ),
        missing: gfaM2 === null ? missing : [],
      }),
    },
  });
}

function baseFacts({ feature, shape }: ProposedLand, { gates }: ImpactFacts) {
  return {
    grossHa: toHa(shape.areaM2),
    netIndustrialRatio: gates?.section.net_industrial_ratio ?? null,
    plannedFar: feature.plannedFar,
    gfaPerJobM2: gates?.section.gfa_per_job_m2 ?? null,
  };
}

function missingOf(lands: readonly ProposedLand[], name: "plannedFar"): readonly string[] {
  return lands.filter(({ feature }) => feature[name] === null).map(({ feature }) => `proposal/${feature.id}: ${name}`);
}

/** Row 11: jobs by floor area, investment and tax by net land, each with its parameter beside it. */
export function judgeYield(facts: ImpactFacts): ImpactLine {
  const { proposal, gates } = facts;
  if (proposal.addedM2 === 0) return createLine("jobs_investment_tax", nothingAdded);
  if (gates === undefined) return createLine("jobs_investment_tax", noGates);
  const lands = additionsOf(facts);
  const jobs = sumOrOpen(
    lands.map((land) => computeCapacity({ ...baseFacts(land, facts), investmentWanPerMu: null }).jobs),
  );
  const figures = {
    jobs: createFigure({
      value: jobs,
      unit: "jobs",
      formula: "gross floor area / floor area per job",
      inputs: [
        gateInput(gates, "gfa_per_job_m2", "m2"),
        ...lands.map(({ feature }) =>
          measuredInput("plannedFar", feature.plannedFar, "ratio", `proposal/${feature.id}`),
        ),
      ],
      missing: jobs === null ? missingOf(lands, "plannedFar") : [],
    }),
    investment: perMuFigure(facts, lands, "investmentWanPerMu", "fixed_investment_intensity"),
    tax: perMuFigure(facts, lands, "taxWanPerMu", "industrial_tax_per_area"),
  };
  const missing = [...new Set(Object.values(figures).flatMap((figure) => figure.missing))];
  return createLine("jobs_investment_tax", {
    ...gateProvenance(gates, "gfa_per_job_m2"),
    ...(missing.length > 0 ? { verdict: "unknown", reason: "parameters_missing" } : information),
    value: jobs,
    unit: "jobs",
    missing,
    subjects: subjectsOf(facts),
    figures,
  });
}

/** Net land in mu times an amount a mu: the proposal's own, else what the park it joins reaches on its industrial land. */
function perMuFigure(
  facts: ImpactFacts,
  lands: readonly ProposedLand[],
  name: "investmentWanPerMu" | "taxWanPerMu",
  indicator: string,
): Figure {
  const parameters = lands.map((land) => findParameter(facts, land, name, indicator));
  const amounts = lands.map(
    (land, index) =>
      computeCapacity({ ...baseFacts(land, facts), investmentWanPerMu: parameters[index]?.value ?? null })
        .investmentWan,
  );
  const value = sumOrOpen(amounts);
  return createFigure({
    value,
    unit: "wan",
    formula: "net land in mu * amount per mu",
    state: value === null ? "unknown" : "estimated",
    inputs: [
      ...(facts.gates === undefined ? [] : [gateInput(facts.gates, "net_industrial_ratio", "fraction")]),
      ...parameters.map(({ input }) => input),
    ],
    missing: lands
      .filter((_, index) => amounts[index] === null)
      .map(({ feature }) => `proposal/${feature.id}: ${name}`),
  });
}

function findParameter(
  { report }: ImpactFacts,
  { feature, parkId }: ProposedLand,
  name: "investmentWanPerMu" | "taxWanPerMu",
  indicator: string,
): Parameter {
  const stated = feature[name];
  if (stated !== null) {
    return { value: stated, input: measuredInput(name, stated, "wan_per_mu", `proposal/${feature.id}`) };
  }
  const indicators: Readonly<Record<string, Figure>> = report.parks.find(({ id }) => id === parkId)?.indicators ?? {};
  const perHa = indicators[indicator]?.value ?? null;
  const value = perHa === null ? null : (convertUnit(perHa, "wan_per_ha", "wan_per_mu") ?? null);
  return { value, input: measuredInput(indicator, value, "wan_per_mu", `parks/${parkId}`) };
}
