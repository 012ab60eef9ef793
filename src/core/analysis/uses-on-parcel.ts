import { computeFloorArea } from "../indicators/floor-area.ts";
import { findLongestKey, hasPrefix, type LandUseTables } from "../model/land-use.ts";
import type { Building, Enterprise, Parcel } from "../model/records.ts";
import type { FloorAreaRule, RulePack, UseMatrix } from "../model/rule-pack.ts";
import { findPackCode } from "../rules/crosswalk.ts";
import { guessPollutionClass, type PollutionClass } from "../rules/indicative-class.ts";
import type { UseOnParcel } from "../rules/zoning-use.ts";
import type { ParcelFacts } from "./parcel-facts.ts";

/** A use as the matrix names it, and whether its pollution class is only guessed from the industry. */
export interface FoundUse extends UseOnParcel {
  readonly isIndicative?: boolean;
}

export function nameOf({ use, pollutionClass }: UseOnParcel): string {
  return use === "industry" && pollutionClass != null ? `industry_${pollutionClass}` : use;
}

/**
 * Uses of a parcel: the industry of its enterprises with their pollution class, and the uses of its buildings. Where neither
 * is recorded, the use its registered code stands for, in the pack's code system or carried over to it. A class that is not
 * recorded is guessed from the industry where the pack has a table, and marked as a guess.
 */
export function findUses(
  { parcel, enterprises, buildings }: Pick<ParcelFacts, "parcel" | "enterprises" | "buildings">,
  matrix: UseMatrix,
  pack: RulePack,
  tables: LandUseTables,
): readonly FoundUse[] {
  const uses = new Map<string, FoundUse>();
  // A recorded class speaks before a guess of the same one.
  const add = (use: FoundUse): void => {
    const known = uses.get(nameOf(use));
    if (known === undefined || known.isIndicative === true) uses.set(nameOf(use), use);
  };
  const industries = (enterprises ?? []).filter((enterprise) => isIndustry(enterprise, matrix));
  for (const enterprise of industries) add(industryOf(enterprise, pack));
  const shares = shareByUse(buildings ?? [], pack.floor_area ?? { tiers: [], count_below_grade: false });
  for (const { building } of buildings ?? []) {
    if (building.use === null) continue;
    if (building.use !== "industry") add({ use: building.use, gfaShare: shares.get(building.use) ?? null });
    else if (industries.length === 0) add({ use: "industry", pollutionClass: null });
  }
  if (uses.size === 0) {
    const use = findUseOfCode(parcel, matrix, pack, tables);
    if (use !== undefined) add(use);
  }
  return [...uses.values()];
}

function industryOf(enterprise: Enterprise, pack: RulePack): FoundUse {
  const { pollutionClass } = enterprise;
  const guess = pollutionClass === null ? guessPollutionClass(enterprise, pack) : null;
  return guess === null
    ? { use: "industry", pollutionClass }
    : { use: "industry", pollutionClass: guess, isIndicative: true };
}

/** Is this enterprise a plant at all? One whose code names no industry of the matrix is not, unless it has a class. */
export function isIndustry(
  { industryCode, pollutionClass }: Pick<Enterprise, "industryCode" | "pollutionClass">,
  matrix: Pick<UseMatrix, "industry_prefixes"> | undefined,
): boolean {
  if (pollutionClass !== null || industryCode === null || matrix?.industry_prefixes === undefined) return true;
  return hasPrefix(industryCode, matrix.industry_prefixes);
}

/** The use a registered land-use code stands for. */
function findUseOfCode(
  parcel: Pick<Parcel, "landUse" | "codeSystem">,
  matrix: UseMatrix,
  pack: RulePack,
  tables: LandUseTables,
): FoundUse | undefined {
  const { landUse, codeSystem } = parcel;
  const code =
    codeSystem === pack.code_system ? landUse : findPackCode(landUse, codeSystem, pack.code_system, tables).code;
  if (code === null) return undefined;
  const use = matrix.use_by_code[findLongestKey(code, matrix.use_by_code) ?? ""];
  const pollutionClass = classOfUse(use);
  if (pollutionClass !== null) return { use: "industry", pollutionClass };
  return use === undefined ? undefined : { use };
}

function classOfUse(use: string | undefined): PollutionClass | null {
  const found = /^industry_([123])$/.exec(use ?? "");
  return found === null ? null : (Number(found[1]) as PollutionClass); // one of the three digits matched
}

/** Pollution class that the recorded land-use class of a parcel permits at most; null where it names none. */
export function findClassOfLand(
  parcel: Pick<Parcel, "landUse" | "codeSystem">,
  pack: RulePack,
  tables: LandUseTables,
): PollutionClass | null {
  const use = pack.use_matrix === undefined ? undefined : findUseOfCode(parcel, pack.use_matrix, pack, tables);
  return use?.use === "industry" ? (use.pollutionClass ?? null) : null;
}

/** Share of the floor area by building use; empty where the floor area of any building is open. */
export function shareByUse(
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

/** Does something industrial stand here, by the uses of its buildings? */
export function hasIndustryBuilding(buildings: readonly { readonly building: Pick<Building, "use"> }[]): boolean {
  return buildings.some(({ building }) => building.use === "industry");
}
