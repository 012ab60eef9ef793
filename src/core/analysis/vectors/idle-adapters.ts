import type { Construction } from "../../model/records.ts";
import { isBelow } from "../../model/verdict.ts";
import { computeIdleFee } from "../../rules/idle-fee.ts";
import { classifyIdleLand } from "../../rules/idle-land.ts";
import { computeNetInvestRatio } from "../../rules/idle-ratios.ts";
import { readFlag, readNumber, readObject, readText } from "./read-inputs.ts";
import { type AdapterTable, getSection, type Inputs, type Outputs, type VectorContext } from "./vector-context.ts";

/** Domain §10.5: idle land. */
export const idleAdapters: AdapterTable = {
  "idle.classify": classify,
  "idle.fee": (inputs) => ({
    fee_wan: computeIdleFee(readNumber(inputs, "land_price_wan"), readNumber(inputs, "rate") ?? 0),
  }),
  "idle.invest_ratio": (inputs, context) => {
    const { investRatio, naiveRatio } = computeNetInvestRatio(
      readNumber(inputs, "invested_wan"),
      readNumber(inputs, "total_invest_wan"),
      readNumber(inputs, "land_price_and_tax_wan"),
      readFlag(inputs, "figures_include_land_price"),
    );
    const limit = getSection(context, "idle").invested_share;
    return {
      invest_ratio: investRatio,
      below_25pct: investRatio === null ? null : isBelow(investRatio, limit),
      naive_ratio: naiveRatio,
    };
  },
};

/** Property paths of the dataset -> input names of vectors. */
const inputNames: Readonly<Record<string, string>> = {
  "contract.agreedStart": "agreed_start",
  "contract.deliveredOn": "delivery_date",
  "construction.permitIssued": "permit_date",
  "construction.foundation": "foundation",
  "construction.pitComplete": "pit_complete",
  "construction.pilesDoneShare": "piles_done_share",
  "construction.groundWorksShare": "foundation_progress",
  "construction.developedLandM2": "developed_land_m2",
  "construction.dueLandM2": "due_land_m2",
  "construction.investedWan": "invested_wan",
  "construction.totalInvestWan": "total_invest_wan",
  "construction.suspendedSince": "suspended_since",
};

function classify(inputs: Inputs, context: VectorContext): Outputs {
  const construction = readObject(inputs, "construction");
  const permitOn = readText(construction, "permit_date");
  const asOf = readText(inputs, "as_of");
  if (asOf === null) return { class: "unknown", measure: "collect_data", missing: ["as_of"] };
  const result = classifyIdleLand(
    {
      agreedStart: readText(inputs, "agreed_start"),
      extendedStart: readText(inputs, "extended_start"),
      deliveredOn: readText(inputs, "delivery_date"),
      permitOn,
      permitIssued: permitOn !== null ? true : readFlag(construction, "permit_known") === true ? false : null,
      foundation: readText(construction, "foundation") as Construction["foundation"],
      pitComplete: readFlag(construction, "pit_complete"),
      pilesDoneShare: readNumber(construction, "piles_done_share"),
      groundWorksShare: readNumber(construction, "foundation_progress"),
      hasCompletedBuilding: readFlag(inputs, "completed_building") === true,
      governmentCause: readFlag(inputs, "gov_cause"),
      suspended: readFlag(inputs, "suspended"),
      suspendedSince: readText(inputs, "suspended_since"),
      isCompleted: false,
      developedLandM2: readNumber(inputs, "developed_land_m2"),
      dueLandM2: readNumber(inputs, "due_land_m2"),
      investedWan: readNumber(inputs, "invested_wan"),
      totalInvestWan: readNumber(inputs, "total_invest_wan"),
      finding: { recorded: readText(inputs, "finding_doc") !== null, date: null },
    },
    getSection(context, "idle"),
    asOf,
  );
  const { effectiveStart, started, areaRatio, investRatio, daysLate } = result.facts;
  return {
    class: result.class,
    measure: result.measure,
    effective_start: effectiveStart,
    started,
    area_ratio: areaRatio,
    invest_ratio: investRatio,
    days_late: daysLate,
    tags: result.tags,
    flags: result.flags,
    missing: result.missing.flatMap((path) => inputNames[path] ?? []),
  };
}
