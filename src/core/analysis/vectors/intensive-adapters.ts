import { computeIntensityPotential } from "../../indicators/intensity-potential.ts";
import {
  computeIntensiveRatio,
  type IntensiveIndicator,
  type IntensiveInput,
  type IntensiveRatio,
  intensiveIndicators,
  listIntensiveInputs,
} from "../../indicators/intensive-ratios.ts";
import { rollUpAccounts } from "../../indicators/intensive-roll-up.ts";
import type { Ratio } from "../../indicators/ratio.ts";
import { computeStructurePotential } from "../../indicators/structure-potential.ts";
import type { Verdict } from "../../model/check.ts";
import { verdictOf } from "../../model/verdict.ts";
import { classifyDevelopmentZone } from "../../rules/development-zone-type.ts";
import { decideReadyForSupply } from "../../rules/supply-readiness.ts";
import { readFlag, readNumber, readObject, readObjects, readText, toInputName, toInputNames } from "./read-inputs.ts";
import { type AdapterTable, getSection, type Inputs, type Outputs, type VectorContext } from "./vector-context.ts";

/** Land accounts and what goes with them -> input names of vectors, by the symbols of TD/T 1029. */
const inputNames = {
  builtUrbanHa: "A_ha",
  industryHa: "A2_ha",
  readyHa: "B21_ha",
  unbuildableHa: "C_ha",
  suppliedHa: "D_ha",
  toSupplyHa: "E_ha",
  idleHa: "G_ha",
  suspectedIdleHa: "G_suspected_ha",
  paidHa: "D2_ha",
  auctionDueHa: "auction_due_ha",
  auctionedHa: "auctioned_ha",
  expiredDueHa: "expired_due_ha",
  expiredDealtHa: "expired_dealt_ha",
  idleDueHa: "idle_due_ha",
  idleDealtHa: "idle_dealt_ha",
  highTechHa: "H_ha",
  totalHa: "total_ha",
  yearlySupplyHa: "avg_annual_supply_ha",
  footprintM2: "footprint_m2",
  coveredM2: "covered_m2",
  gfaM2: "gfa_m2",
  industrialGfaM2: "industrial_gfa_m2",
  investmentWan: "investment_wan",
  revenueWan: "revenue_wan",
  taxWan: "tax_wan",
  taxSecondaryTertiaryWan: "tax_secondary_tertiary_wan",
  highTechRevenueWan: "hightech_revenue_wan",
  residents: "residents",
} as const satisfies Readonly<Record<IntensiveInput, string>>;

/** Domain §10.4: intensive use. */
export const intensiveAdapters: AdapterTable = {
  ...Object.fromEntries(
    intensiveIndicators.map((indicator) => [
      `intensive.${indicator}`,
      (inputs: Inputs) => toOutputs(computeIntensiveRatio(indicator, readAccounts(inputs, indicator))),
    ]),
  ),
  "intensive.zone_type": judgeZoneType,
  "intensive.intensity_potential": (inputs) =>
    potential(
      computeIntensityPotential({
        industryHa: readNumber(inputs, "A2_ha"),
        actualFar: readNumber(inputs, "actual_far"),
        idealFar: readNumber(inputs, "ideal_far"),
      }),
    ),
  "intensive.structure_potential": (inputs) =>
    potential(
      computeStructurePotential({
        builtUrbanHa: readNumber(inputs, "A_ha"),
        actualIndustrialRate: readNumber(inputs, "actual_industrial_rate"),
        idealIndustrialRate: readNumber(inputs, "ideal_industrial_rate"),
      }),
    ),
  "intensive.rollup": rollUp,
  "intensive.ready_for_supply": (inputs, { defaults }) => {
    const services = readObject(inputs, "services");
    const { ready, missing } = decideReadyForSupply(
      {
        expropriationDone: readFlag(inputs, "expropriation_done"),
        services: Object.fromEntries(
          defaults.readiness.three.map((key) => [
            key,
            services[key] === "not_applicable" ? "not_applicable" : readFlag(services, key),
          ]),
        ),
        levelled: readFlag(inputs, "levelled"),
      },
      defaults.readiness,
    );
    return { ready, verdict: verdictOf(ready), missing: toInputNames(missing) };
  },
};

function readAccounts(inputs: Inputs, indicator: IntensiveIndicator) {
  return Object.fromEntries(listIntensiveInputs(indicator).map((name) => [name, readNumber(inputs, inputNames[name])]));
}

/** A number without a limit: whether it is known at all. */
function verdictOfState(state: Ratio["state"]): Verdict {
  return state === "known" ? "pass" : state;
}

function accountNames(properties: readonly string[]): readonly string[] {
  const names: Readonly<Record<string, string>> = { ...inputNames, housingHa: "A1_ha" };
  return properties.map((property) => names[property] ?? toInputName(property));
}

function stateOf({ state, reason, missing }: Pick<Ratio, "state" | "reason" | "missing">): Outputs {
  return {
    verdict: verdictOfState(state),
    ...(reason === undefined ? {} : { reason }),
    missing: accountNames(missing),
  };
}

function toOutputs(ratio: IntensiveRatio): Outputs {
  const { value, unit, flags } = ratio;
  const byUnit = {
    fraction: { percent: value === null ? null : value * 100 },
    ratio: { far: value },
    wan_per_ha: { wan_per_ha: value },
    years: { years: value },
    persons_per_ha: { persons_per_ha: value },
  };
  return { ...byUnit[unit], ...stateOf(ratio), flags };
}

function potential(ratio: Ratio): Outputs {
  return { potential_ha: ratio.value, ...stateOf(ratio) };
}

function judgeZoneType(inputs: Inputs, context: VectorContext): Outputs {
  const result = classifyDevelopmentZone(
    {
      builtUrbanHa: readNumber(inputs, "A_ha"),
      housingHa: readNumber(inputs, "A1_ha"),
      industryHa: readNumber(inputs, "A2_ha"),
    },
    getSection(context, "intensive_use"),
  );
  return { type: result.type, ...stateOf(result) };
}

/** Only accounts can be added: the potentials start from ratios, and readiness is no number. */
const additiveInputs: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    intensiveIndicators.map((indicator) => [
      `intensive.${indicator}`,
      listIntensiveInputs(indicator).map((name) => inputNames[name]),
    ]),
  ),
  "intensive.zone_type": ["A_ha", "A1_ha", "A2_ha"],
};

function rollUp(inputs: Inputs, context: VectorContext): Outputs {
  const rule = readText(inputs, "rule") ?? "";
  const names = Object.hasOwn(additiveInputs, rule) ? additiveInputs[rule] : undefined;
  const adapter = intensiveAdapters[rule];
  if (names === undefined || adapter === undefined) return { verdict: "unknown", reason: "not_additive", missing: [] };
  const members = readObjects(inputs, "members").map((member) =>
    Object.fromEntries(names.map((name) => [name, readNumber(member, name)])),
  );
  return adapter(rollUpAccounts<string>(members, names), context);
}
