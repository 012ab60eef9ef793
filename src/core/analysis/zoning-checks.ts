import type { Check, Verdict } from "../model/check.ts";
import { hasPrefix, type LandUseTables } from "../model/land-use.ts";
import type { Zone } from "../model/records.ts";
import type { LoadedRulePack, ProjectDefaults, RulePack, UseMatrix } from "../model/rule-pack.ts";
import { aggregateVerdicts } from "../model/verdict.ts";
import { findPackCode, type PackCode } from "../rules/crosswalk.ts";
import type { GoverningZone } from "../rules/plan-limits.ts";
import { judgeCompatibilityQuota } from "../rules/zoning-compatibility-quota.ts";
import { judgeStraddle, type StraddleResult } from "../rules/zoning-straddle.ts";
import { judgeUse, type UseVerdict } from "../rules/zoning-use.ts";
import { createPlainCheck, needsPack, plainCheck, provenanceOf } from "./check-parts.ts";
import type { ParcelFacts } from "./parcel-facts.ts";
import type { SeparationLayer } from "./separation/separation-layer.ts";
import { judgeSleepingRooms } from "./separation/sleeping-rooms.ts";
import { type FoundUse, findUses, nameOf, shareByUse } from "./uses-on-parcel.ts";

interface ZoningContext {
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
  readonly landUseTables: LandUseTables;
  /** Distances around plants; without them a room to sleep in stays conditional. */
  readonly separation?: SeparationLayer | undefined;
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
  const paper = pack === undefined ? provenanceOf(defaults.provenance, null) : provenanceOf(undefined, pack.id);
  const check = createPlainCheck(
    { ...paper, certainty: "D" },
    {
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
    },
  );
  return { straddle, zones: zonesById, check };
}

function checkUses(facts: ParcelFacts, governing: readonly GoverningZone[], context: ZoningContext): readonly Check[] {
  const { packs, landUseTables } = context;
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
      if (full === undefined) return { ...base, verdict: "unknown", reason: "zone_not_in_matrix" };
      const { code, reason, missing } = findZoneCode(full, pack, landUseTables);
      if (code === null) {
        return { ...base, verdict: "unknown", ...(reason === undefined ? {} : { reason }), missing };
      }
      return { ...base, ...judgeUsesIn({ ...full, landUse: code }, matrix, facts, pack, context) };
    });
  });
}

/** Class of a zone in the code system of a pack, carried over where the crosswalk names exactly one. */
export function findZoneCode(
  zone: Pick<Zone, "landUse" | "codeSystem">,
  pack: Pick<RulePack, "code_system">,
  tables: LandUseTables,
): PackCode {
  return findPackCode(zone.landUse, zone.codeSystem, pack.code_system, tables);
}

interface JudgedUse {
  readonly use: FoundUse;
  readonly result: { readonly verdict: Verdict; readonly missing: readonly string[] } & {
    readonly reason?: string;
    readonly condition?: UseVerdict["condition"];
  };
}

function judgeUsesIn(
  zone: Zone,
  matrix: UseMatrix,
  facts: ParcelFacts,
  pack: RulePack,
  context: ZoningContext,
): Pick<Check, "verdict" | "missing" | "details"> & { reason?: string } {
  const uses = findUses(facts, matrix, pack, context.landUseTables);
  if (uses.length === 0) {
    return { verdict: "unknown", reason: "no_use_recorded", missing: ["enterpriseIds", "landUse"] };
  }
  const judged = uses.map((use) => judgeOneUse(use, zone, matrix, facts, context));
  const verdict = aggregateVerdicts(judged.map(({ result }) => result.verdict));
  const deciding = judged.find(({ result }) => result.verdict === verdict);
  const reason = deciding?.result.reason;
  const indicative = judged.flatMap(({ use }) => (use.isIndicative === true ? [nameOf(use)] : []));
  return {
    verdict,
    ...(reason === undefined ? {} : { reason }),
    missing:
      verdict === "unknown" || reason === "indicative_class"
        ? [...new Set(judged.flatMap(({ result }) => result.missing))]
        : [],
    details: {
      zone: zone.landUse,
      uses: judged.map(({ use, result }) => `${nameOf(use)}: ${result.verdict}`).join(", "),
      use: deciding === undefined ? null : nameOf(deciding.use),
      condition: deciding?.result.condition ?? null,
      ...(indicative.length === 0 ? {} : { indicative: indicative.join(", ") }),
    },
  };
}

/** The matrix on one use, then what only this parcel can tell: is the class a guess, does anybody sleep too near a plant. */
function judgeOneUse(
  use: FoundUse,
  zone: Zone,
  matrix: UseMatrix,
  facts: ParcelFacts,
  { separation }: ZoningContext,
): JudgedUse {
  // Whether a share keeps to its cap is the business of the limits on admin_land_share and admin_gfa_share, which know the
  // project's date; here the condition is only named.
  const result = judgeUse(matrix, zone.landUse, use, { land: null, gfa: null }, zone.compatibleUses);
  if (use.isIndicative === true && result.verdict !== "unknown") {
    // A guess neither permits nor prohibits: at most conditional (domain §2.2).
    return { use, result: { verdict: "conditional", reason: "indicative_class", missing: ["pollutionClass"] } };
  }
  const isRoom =
    result.condition === "admin_living_caps" &&
    hasPrefix(zone.landUse, matrix.sleeping_rooms?.zones ?? []) &&
    matrix.sleeping_rooms?.uses.includes(use.use) === true;
  const room = isRoom && separation !== undefined ? judgeSleepingRooms(facts, use.use, separation) : undefined;
  return { use, result: room === undefined ? result : { ...result, ...room } };
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
  const capPaper = cap?.use_matrix?.compatible_cap_provenance ?? cap?.use_matrix?.provenance;
  const shares = shareByUse(buildings ?? [], rule);
  const present = new Set((buildings ?? []).flatMap(({ building }) => building.use ?? []));
  return governing.flatMap(({ zone }) => {
    const full = zonesById.get(zone.id);
    const listed = (full?.compatibleUses ?? []).filter(({ use }) => present.has(use));
    const isCapped = totalCap !== null || listed.some(({ maxShare }) => maxShare !== null);
    if (full === undefined || listed.length === 0 || !isCapped) return [];
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
      source: [full.planVersion ?? `plan of zones/${zone.id}`, capPaper?.source]
        .filter((one) => one !== undefined)
        .join("; "),
      subjects: [`parcels/${parcel.id}`, `zones/${zone.id}`],
      missing: result.verdict === "unknown" ? ["storeys", "use"] : [],
      details: result.items,
    };
    return [check];
  });
}
