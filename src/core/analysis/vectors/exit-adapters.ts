import { type PerMuClass, perMuClassSchema } from "../../model/park-rules.ts";
import { screenByPerMuClass } from "../../rules/inefficient-per-mu.ts";
import { type AgreedMinimum, classifyThreeCircles, type Shortfall } from "../../rules/three-circles.ts";
import { screenZombie } from "../../rules/zombie-screen.ts";
import { readFlag, readNumber, readObject, readText, toInputNames } from "./read-inputs.ts";
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
      minimums: [
        readMinimum(inputs, "far", "far", "far_min"),
        readMinimum(inputs, "building_coefficient", "building_coefficient", "building_coefficient_min"),
        readMinimum(inputs, "investment", "investment_ratio", null),
      ],
    },
    { contract: getSection(context, "contract"), idle: getSection(context, "idle") },
    asOf,
  );
  return {
    class: result.class,
    days_late: result.daysLate,
    ...(result.idleClass === undefined ? {} : { idle_class: result.idleClass }),
    shortfalls: Object.fromEntries(result.shortfalls.map(({ minimum, share }: Shortfall) => [minimum.key, share])),
    missing: toInputNames(result.missing),
    flags: result.flags,
  };
}

/** A vector has all three minima; where it does not say one, it is not known. A ratio of actual to agreed has the minimum 1. */
function readMinimum(inputs: Inputs, key: AgreedMinimum["key"], actual: string, agreed: string | null): AgreedMinimum {
  const value = readNumber(inputs, actual);
  const minimum = agreed === null ? 1 : readNumber(inputs, agreed);
  const missing = [...(value === null ? [actual] : []), ...(minimum === null && agreed !== null ? [agreed] : [])];
  return { key, agreed: minimum, actual: { value }, missing };
}
