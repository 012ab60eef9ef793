import { type PerMuClass, perMuClassSchema } from "../../model/park-rules.ts";
import { screenByPerMuClass } from "../../rules/inefficient-per-mu.ts";
import { classifyThreeCircles, type ThreeCircles } from "../../rules/three-circles.ts";
import { screenZombie } from "../../rules/zombie-screen.ts";
import { readFlag, readNumber, readObject, readText, toInputName, toInputNames } from "./read-inputs.ts";
import { type AdapterTable, getSection, type Inputs, type Outputs, type VectorContext } from "./vector-context.ts";

/** Domain §10.5: enclosed and inefficient land, zombie enterprises. */
export const exitAdapters: AdapterTable = {
  "exit.three_circles": classify,
  "inefficient.by_per_mu_class": (inputs, context) => {
    const recorded = readObject(inputs, "classes");
    const classes = Object.fromEntries(Object.keys(recorded).map((year) => [year, readClass(recorded, year)]));
    return { ...screenByPerMuClass(classes, getSection(context, "inefficient")) };
  },
  "zombie.screen": (inputs, context) => {
    const profits = readObject(inputs, "net_profit_wan");
    const result = screenZombie(
      {
        netProfitWan: Object.fromEntries(Object.keys(profits).map((year) => [year, readNumber(profits, year)])),
        totalAssetsWan: readNumber(inputs, "total_assets_wan"),
        totalDebtWan: readNumber(inputs, "total_debt_wan"),
        productionStoppedMonths: readNumber(inputs, "production_stopped_months"),
        taxPaid12mWan: readNumber(inputs, "tax_paid_12m_wan"),
        electricityRatio12m: readNumber(inputs, "electricity_ratio_12m"),
        subsidyWan: readNumber(inputs, "subsidy_wan"),
        rolloverWan: readNumber(inputs, "rollover_wan"),
      },
      getSection(context, "zombie"),
    );
    return { ...result, missing: toInputNames(result.missing) };
  },
};

function readClass(classes: Inputs, year: string): PerMuClass | null {
  const name = readText(classes, year);
  return name === null ? null : perMuClassSchema.parse(name);
}

function classify(inputs: Inputs, context: VectorContext): Outputs {
  const asOf = readText(inputs, "as_of");
  if (asOf === null) return { class: "unknown", missing: ["as_of"] };
  const result = classifyThreeCircles(
    {
      supplied: readFlag(inputs, "supplied"),
      started: readFlag(inputs, "started"),
      completed: readFlag(inputs, "completed"),
      effectiveStart: readText(inputs, "effective_start"),
      agreedCompletion: readText(inputs, "agreed_completion"),
      actualCompletion: readText(inputs, "actual_completion"),
      approvedExtensionDays: readNumber(inputs, "approved_extension_days") ?? 0,
      far: readNumber(inputs, "far"),
      farMin: readNumber(inputs, "far_min"),
      buildingCoefficient: readNumber(inputs, "building_coefficient"),
      buildingCoefficientMin: readNumber(inputs, "building_coefficient_min"),
      investmentRatio: readNumber(inputs, "investment_ratio"),
    },
    { contract: getSection(context, "contract"), idle: getSection(context, "idle") },
    asOf,
  );
  return {
    class: result.class,
    days_late: result.daysLate,
    ...(result.idleClass === undefined ? {} : { idle_class: result.idleClass }),
    shortfalls: shortfallNames(result.shortfalls),
    missing: toInputNames(result.missing),
    flags: result.flags,
  };
}

function shortfallNames(shortfalls: ThreeCircles["shortfalls"]): Outputs {
  return Object.fromEntries(Object.entries(shortfalls).map(([name, share]) => [toInputName(name), share]));
}
