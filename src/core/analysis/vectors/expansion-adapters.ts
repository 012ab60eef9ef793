import { computeCapacity } from "../../indicators/expansion-capacity.ts";
import { computeLandBalance } from "../../indicators/land-balance.ts";
import { findApprovalLevel } from "../../rules/approval-level.ts";
import { judgeContiguity } from "../../rules/contiguity.ts";
import { judgeConversionQuota } from "../../rules/conversion-quota.ts";
import { judgeExpansionLines } from "../../rules/expansion-control-lines.ts";
import { judgeInfraReach } from "../../rules/infra-reach.ts";
import { judgePhasing } from "../../rules/phasing.ts";
import { judgeStockFirst } from "../../rules/stock-first.ts";
import { readNumber, readNumbers, readObject, readText, toInputNames } from "./read-inputs.ts";
import { type AdapterTable, getSection, type Inputs, type Outputs, type VectorContext } from "./vector-context.ts";

/** Domain §10.7: expansion. */
export const expansionAdapters: AdapterTable = {
  "expansion.land_balance": balance,
  "expansion.approval_level": (inputs, context) => {
    const { level, missing } = findApprovalLevel(
      {
        permanentBasicFarmlandHa: readNumber(inputs, "permanent_basic_farmland_ha"),
        cultivatedHa: readNumber(inputs, "cultivated_ha"),
        otherHa: readNumber(inputs, "other_ha"),
      },
      getSection(context, "gates"),
    );
    return { level, ...(level === null ? { verdict: "unknown" } : {}), missing: toInputNames(missing) };
  },
  "expansion.capacity": (inputs, context) => {
    const gates = getSection(context, "gates");
    const capacity = computeCapacity({
      grossHa: readNumber(inputs, "gross_ha"),
      netIndustrialRatio: readNumber(inputs, "net_industrial_ratio") ?? gates.net_industrial_ratio,
      plannedFar: readNumber(inputs, "planned_far"),
      gfaPerJobM2: readNumber(inputs, "gfa_per_job_m2") ?? gates.gfa_per_job_m2,
      investmentWanPerMu: readNumber(inputs, "investment_wan_per_mu"),
    });
    return {
      net_ha: capacity.netHa,
      gfa_m2: capacity.gfaM2,
      jobs: capacity.jobs,
      investment_wan: capacity.investmentWan,
    };
  },
  "expansion.stock_first": (inputs) => {
    const { netNeedHa, excessHa, verdict, missing } = judgeStockFirst({
      demandHa: readNumber(inputs, "demand_ha"),
      recoverableIdleHa: readNumber(inputs, "recoverable_idle_ha"),
      surplusHa: readNumber(inputs, "surplus_ha"),
      reserveReadyHa: readNumber(inputs, "reserve_ready_ha"),
      proposedHa: readNumber(inputs, "proposed_ha"),
    });
    return { net_need_ha: netNeedHa, excess_ha: excessHa, verdict, missing: toInputNames(missing) };
  },
  "expansion.contiguity": (inputs, context) => {
    const gates = getSection(context, "gates");
    const { missing, ...result } = judgeContiguity(
      {
        sharedBoundaryM: readNumber(inputs, "shared_boundary_m"),
        gapM: readNumber(inputs, "gap_m"),
        gapIs: readText(inputs, "gap_is"),
      },
      { ...gates, corridor_max_gap_m: readNumber(inputs, "corridor_max_gap_m") ?? gates.corridor_max_gap_m },
    );
    return { ...result, missing: toInputNames(missing) };
  },
  "expansion.quota": (inputs) => {
    const names = ["conversion_quota_ha", "available_quota_ha"] as const;
    const [needed, available] = names.map((name) => readNumber(inputs, name));
    const { shortageHa, verdict } = judgeConversionQuota(needed ?? null, available ?? null);
    return { shortage_ha: shortageHa, verdict, missing: names.filter((name) => readNumber(inputs, name) === null) };
  },
  "expansion.infra_reach": (inputs, context) => {
    const facts = { withinServiceHa: readNumber(inputs, "within_service_ha"), areaHa: readNumber(inputs, "area_ha") };
    const { share, verdict } = judgeInfraReach(facts, getSection(context, "gates"));
    const { reason } = share;
    return {
      share: share.value,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      missing: toInputNames(share.missing),
    };
  },
  "expansion.phasing": (inputs, context) => {
    const { sumOk, builtShare, nextMayOpen } = judgePhasing(
      readNumbers(inputs, "phases_ha"),
      readNumbers(inputs, "built_ha"),
      readNumber(inputs, "total_ha"),
      readNumber(inputs, "open_next_at") ?? getSection(context, "gates").open_next_at,
    );
    const mayOpen = nextMayOpen.map((may, index) => [`phase_${index + 2}_may_open`, may] as const);
    return { sum_ok: sumOk, built_share: builtShare, ...Object.fromEntries(mayOpen) };
  },
  "expansion.control_lines": (inputs, context) => {
    const layers = readObject(inputs, "layers");
    const broken = Object.keys(layers).map((line) => {
      const layer = readObject(layers, line);
      return [line, readNumber(layer, "overlap_ha") ?? readNumber(layer, "outside_ha")] as const;
    });
    return {
      ...judgeExpansionLines(
        Object.fromEntries(broken),
        getSection(context, "control_lines"),
        getSection(context, "gates"),
      ),
    };
  },
};

/** The 2023 code stands after the last `_` of a name. */
function balance(inputs: Inputs, context: VectorContext): Outputs {
  const areas = readObject(inputs, "area_ha_by_class");
  const names = Object.keys(areas);
  const codeOf = (name: string): string => name.slice(name.lastIndexOf("_") + 1);
  const result = computeLandBalance(
    names.map((name) => ({ code: codeOf(name), areaHa: readNumber(areas, name) })),
    "cn-2023",
    context.landUseTables,
    {
      areaHa: readNumber(inputs, "proposal_ha"),
      tolerance: getSection(context, "gates").balance_tolerance,
    },
  );
  const { reason } = result;
  return {
    total_ha: result.totalHa,
    agricultural_ha: result.agriculturalHa,
    construction_ha: result.constructionHa,
    unused_ha: result.unusedHa,
    conversion_quota_ha: result.conversionQuotaHa,
    cultivated_to_balance_ha: result.cultivatedHa,
    ...(result.state === "unknown" ? { verdict: "unknown" } : {}),
    ...(reason === undefined ? {} : { reason }),
    missing:
      names.length === 0 ? ["area_ha_by_class"] : names.filter((name) => result.openCodes.includes(codeOf(name))),
  };
}
