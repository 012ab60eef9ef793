import { computeFloorArea } from "../indicators/floor-area.ts";
import type { Check } from "../model/check.ts";
import {
  findLandUseClass,
  findLandUseTable,
  findLongestPrefix,
  hasPrefix,
  type LandUseTables,
} from "../model/land-use.ts";
import type { Zone } from "../model/records.ts";
import type { FloorAreaRule, LoadedRulePack, ProjectDefaults, RulePack, UseMatrix } from "../model/rule-pack.ts";
import { aggregateVerdicts } from "../model/verdict.ts";
import type { GoverningZone } from "../rules/plan-limits.ts";
import { judgeCompatibilityQuota } from "../rules/zoning-compatibility-quota.ts";
import { judgeStraddle, type StraddleResult } from "../rules/zoning-straddle.ts";
import { judgeUse, type UseOnParcel, type UseVerdict } from "../rules/zoning-use.ts";
import { needsPack, plainCheck, provenanceOf } from "./check-parts.ts";
import type { ParcelFacts } from "./parcel-facts.ts";

interface ZoningContext {
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
  readonly landUseTables: LandUseTables;
}

export interface ZoningResult {
  readonly governing: readonly GoverningZone[];
  readonly checks: readonly Check[];
}

/** Which zones govern a parcel, and what they say about its uses. No zones layer: unknown. */
export function judgeZoning(facts: ParcelFacts, context: ZoningContext): ZoningResult {
  const subject = `parcels/${facts.parcel.id}`;
  if (facts.zoneShares === null) {
    return {
      governing: [],
      checks: ["zoning.straddle", "zoning.use"].map((rule) => ({
        ...plainCheck,
        rule,
        key: "zones",
        verdict: "unknown",
        reason: "layer_missing",
        source: "domain §6.1, §6.3",
        subjects: [subject],
        missing: ["zones"],
      })),
    };
  }
  const { straddle, zones, check } = judgeParts(facts, facts.zoneShares, context);
  const total = straddle.governing.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  const governing = straddle.governing.flatMap(({ zone: id, areaM2 }) => {
    const zone = zones.get(id);
    return zone === undefined ? [] : [{ zone, share: areaM2 / total }];
  });
  return {
    governing,
    checks: [check, ...checkUses(facts, governing, context), ...checkQuotas(facts, governing, context)],
  };
}

function judgeParts(
  { parcel, areaM2, zonesById }: ParcelFacts,
  zoneShares: NonNullable<ParcelFacts["zoneShares"]>,
  { packs, defaults }: ZoningContext,
): { straddle: StraddleResult; zones: ReadonlyMap<string, Zone>; check: Check } {
  const pack = packs.find((loaded) => loaded.pack.tolerances !== undefined)?.pack;
  const tolerances = pack?.tolerances ?? defaults.tolerances;
  const portions = zoneShares.map(({ zoneId, areaM2: m2, meanWidthM }) => {
    const limits = (zonesById.get(zoneId)?.limits ?? []).filter((limit) => limit.key === "far" && limit.op === "<=");
    const farMax = limits.length === 0 ? null : Math.min(...limits.map((limit) => limit.value));
    return { zone: zoneId, areaM2: m2, meanWidthM, farMax };
  });
  const straddle = judgeStraddle(areaM2.ellipsoidal, portions, tolerances);
  const check: Check = {
    ...plainCheck,
    ...(pack === undefined ? provenanceOf(defaults.provenance, null) : provenanceOf(undefined, pack.id)),
    certainty: "D",
    rule: "zoning.straddle",
    key: "zones",
    verdict: straddle.verdict,
    value: straddle.governing.length,
    subjects: [`parcels/${parcel.id}`, ...straddle.governing.map(({ zone }) => `zones/${zone}`)],
    ...(straddle.reason === undefined ? {} : { reason: straddle.reason }),
    details: {
      weightedFarMax: straddle.weightedFarMax,
      ignoredSlivers: straddle.ignoredSlivers.map(({ zone }) => zone).join(", "),
    },
  };
  return { straddle, zones: zonesById, check };
}

function checkUses(
  facts: ParcelFacts,
  governing: readonly GoverningZone[],
  { packs, landUseTables }: ZoningContext,
): readonly Check[] {
  const subject = `parcels/${facts.parcel.id}`;
  const judging = packs.filter(({ pack }) => pack.use_matrix !== undefined);
  if (packs.length === 0) return [needsPack("zoning.use", "zones", subject)];
  return judging.flatMap(({ pack }) => {
    const matrix = pack.use_matrix;
    if (matrix === undefined) return [];
    return governing.map(({ zone }): Check => {
      const full = facts.zonesById.get(zone.id);
      const base = {
        ...plainCheck,
        ...provenanceOf(matrix.provenance, pack.id),
        rule: "zoning.use",
        key: zone.id,
        origin: "plan",
        subjects: [subject, `zones/${zone.id}`],
      } as const;
      const refused = full === undefined ? "zone_not_in_matrix" : refuseCode(full, pack, landUseTables);
      if (full === undefined || refused !== undefined) {
        const missing = refused === "code_system_missing" ? ["codeSystem"] : [];
        return { ...base, verdict: "unknown", reason: refused ?? "zone_not_in_matrix", missing };
      }
      return { ...base, ...judgeUsesIn(full, matrix, facts, pack) };
    });
  });
}

/** A matrix speaks only about codes of its pack's own code system. */
function refuseCode(zone: Zone, pack: RulePack, tables: LandUseTables): string | undefined {
  if (zone.codeSystem === null) return "code_system_missing";
  if (zone.codeSystem !== pack.code_system) return "code_system_mismatch";
  const isListed = findLandUseTable(zone.codeSystem, tables) !== undefined;
  const isKnown = findLandUseClass(zone.landUse, zone.codeSystem, tables) !== undefined;
  return isListed && !isKnown ? "unknown_land_use" : undefined;
}

function judgeUsesIn(
  zone: Zone,
  matrix: UseMatrix,
  facts: ParcelFacts,
  pack: RulePack,
): Pick<Check, "verdict" | "missing" | "details"> & { reason?: string } {
  const uses = findUses(facts, matrix, pack);
  if (uses.length === 0) {
    return { verdict: "unknown", reason: "no_use_recorded", missing: ["enterpriseIds", "landUse"] };
  }
  // Whether a share keeps to its cap is the business of the limits on admin_land_share and admin_gfa_share, which know the
  // project's date; here the condition is only named.
  const caps = { land: null, gfa: null };
  const judged = uses.map((use) => ({ use, result: judgeUse(matrix, zone.landUse, use, caps, zone.compatibleUses) }));
  const verdict = aggregateVerdicts(judged.map(({ result }) => result.verdict));
  const deciding = judged.find(({ result }) => result.verdict === verdict);
  const reason = deciding?.result.reason;
  return {
    verdict,
    ...(reason === undefined ? {} : { reason }),
    missing: verdict === "unknown" ? [...new Set(judged.flatMap(({ result }) => result.missing))] : [],
    details: {
      zone: zone.landUse,
      uses: judged.map(({ use, result }) => `${nameOf(use)}: ${result.verdict}`).join(", "),
      use: deciding === undefined ? null : nameOf(deciding.use),
      condition: conditionOf(deciding?.result),
    },
  };
}

function conditionOf(result: UseVerdict | undefined): string | null {
  return result?.condition ?? null;
}

function nameOf({ use, pollutionClass }: UseOnParcel): string {
  return use === "industry" && pollutionClass != null ? `industry_${pollutionClass}` : use;
}

/**
 * Uses of a parcel: the industry of its enterprises with their pollution class, and the uses of its buildings. Where neither
 * is recorded, the use its registered code stands for.
 */
function findUses(
  { parcel, enterprises, buildings }: ParcelFacts,
  matrix: UseMatrix,
  pack: RulePack,
): readonly UseOnParcel[] {
  const uses = new Map<string, UseOnParcel>();
  const add = (use: UseOnParcel): void => void uses.set(nameOf(use), use);
  const industries = (enterprises ?? []).filter(({ industryCode, pollutionClass }) => {
    if (pollutionClass !== null || industryCode === null || matrix.industry_prefixes === undefined) return true;
    return hasPrefix(industryCode, matrix.industry_prefixes);
  });
  for (const { pollutionClass } of industries) add({ use: "industry", pollutionClass });
  const shares = shareByUse(buildings ?? [], pack.floor_area ?? { tiers: [], count_below_grade: false });
  for (const { building } of buildings ?? []) {
    if (building.use === null) continue;
    if (building.use !== "industry") add({ use: building.use, gfaShare: shares.get(building.use) ?? null });
    else if (industries.length === 0) add({ use: "industry", pollutionClass: null });
  }
  if (uses.size === 0 && parcel.landUse !== null && parcel.codeSystem === pack.code_system) {
    const use = matrix.use_by_code[findLongestPrefix(parcel.landUse, Object.keys(matrix.use_by_code)) ?? ""];
    const industry = /^industry_([123])$/.exec(use ?? "");
    if (industry !== null) add({ use: "industry", pollutionClass: Number(industry[1]) as 1 | 2 | 3 });
    else if (use !== undefined) add({ use });
  }
  return [...uses.values()];
}

/** Share of the floor area by building use; empty where the floor area of any building is open. */
function shareByUse(
  buildings: NonNullable<ParcelFacts["buildings"]>,
  rule: FloorAreaRule,
): ReadonlyMap<string, number> {
  const byUse = new Map<string, number>();
  let total = 0;
  for (const fact of buildings) {
    const { value } = computeFloorArea(fact, rule).uncorrected;
    if (value === null || fact.building.use === null) return new Map();
    total += value;
    byUse.set(fact.building.use, (byUse.get(fact.building.use) ?? 0) + value);
  }
  return total > 0 ? new Map([...byUse].map(([use, value]) => [use, value / total])) : new Map();
}

/** Compatible uses against the shares the plan of a zone allows them; no check where the plan states none. */
function checkQuotas(
  { parcel, buildings, zonesById }: ParcelFacts,
  governing: readonly GoverningZone[],
  { packs, defaults }: ZoningContext,
): readonly Check[] {
  const rule = packs.find(({ pack }) => pack.floor_area !== undefined)?.pack.floor_area ?? defaults.floor_area;
  const cap = packs.find(({ pack }) => pack.use_matrix?.compatible_total_cap !== undefined)?.pack;
  const totalCap = cap?.use_matrix?.compatible_total_cap ?? null;
  const shares = shareByUse(buildings ?? [], rule);
  const present = new Set((buildings ?? []).flatMap(({ building }) => building.use ?? []));
  return governing.flatMap(({ zone }) => {
    const full = zonesById.get(zone.id);
    const listed = (full?.compatibleUses ?? []).filter(({ use }) => present.has(use));
    if (full === undefined || !listed.some(({ maxShare }) => maxShare !== null)) return [];
    const result = judgeCompatibilityQuota(
      listed.map(({ use, maxShare }) => ({ use, cap: maxShare, gfaShare: shares.get(use) ?? null })),
      totalCap,
    );
    const check: Check = {
      ...plainCheck,
      ruleSet: totalCap === null ? null : (cap?.id ?? null),
      rule: "zoning.compatibility_quota",
      key: zone.id,
      verdict: result.verdict,
      value: result.totalShare,
      op: totalCap === null ? null : "<=",
      limit: totalCap,
      gap: totalCap === null || result.totalShare === null ? null : totalCap - result.totalShare,
      unit: "fraction",
      origin: "plan",
      source: full.planVersion ?? `plan of zones/${zone.id}`,
      subjects: [`parcels/${parcel.id}`, `zones/${zone.id}`],
      missing: result.verdict === "unknown" ? ["storeys", "use"] : [],
      details: result.items,
    };
    return [check];
  });
}
