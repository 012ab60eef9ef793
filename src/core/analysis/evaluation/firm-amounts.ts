import type { LandAccountsRule } from "../../model/evaluation-rules.ts";
import { compareIds } from "../../model/ids.ts";
import { hasPrefix } from "../../model/land-use.ts";
import type { Enterprise } from "../../model/records.ts";
import { allOf, anyOf, type Ternary } from "../../model/verdict.ts";
import type { AuditWorld } from "../audit-world.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import { firmInvestment } from "./firm-investment.ts";
import type { FirmOfPark, FirmValue } from "./firm-of-park.ts";
import { belongsTo } from "./floor-amounts.ts";
import { isVacant } from "./is-vacant.ts";
import type { LandCell } from "./land-cell.ts";
import { type AmountPart, type OpenAmount, sumParts, unknownAmount } from "./open-amount.ts";

/** Money of the firms of a park, 10 000 CNY; revenue and tax of one year. */
export interface FirmAmounts {
  readonly investmentWan: OpenAmount;
  readonly revenueWan: OpenAmount;
  readonly taxWan: OpenAmount;
  readonly taxSecondaryTertiaryWan: OpenAmount;
  readonly highTechRevenueWan: OpenAmount;
}

/**
 * Investment, revenue and tax of the firms that stand on built land of the park. Industrial and logistics firms, by the
 * pack's list of industries, count where they stand on built industrial land, so that the sum and the land it is divided by
 * speak of the same sites.
 *
 * Revenue and tax are those of the latest full year that is recorded for every firm that counts; without one the sums are
 * open, and name the first firm of the last full year and how many more there are. Built industrial land without any firm on
 * record is open too, unless all its buildings are vacant.
 */
export function sumFirmAmounts(
  parcels: readonly JudgedParcel[],
  cellsByParcel: ReadonlyMap<string, readonly LandCell[]>,
  rule: LandAccountsRule,
  parkId: string,
  world: AuditWorld,
): FirmAmounts {
  const { enterprises } = world.sources.dataset;
  if (enterprises === undefined) {
    const open = unknownAmount("parks", parkId, "enterprises", "layer_missing");
    return {
      investmentWan: open,
      revenueWan: open,
      taxWan: open,
      taxSecondaryTertiaryWan: open,
      highTechRevenueWan: open,
    };
  }
  const firms = findFirms(parcels, cellsByParcel, rule, enterprises, world);
  const gaps = findGaps(parcels, cellsByParcel, enterprises, world.context.asOf);
  const industrial = count(firms, ({ firm, isIndustrial, onIndustrial }) => ({
    belongs: allOf([isIndustrial, onIndustrial]),
    unrecorded: isIndustrial === null ? missingOfIndustry(firm) : [],
  }));
  const outsidePrimary = count(firms, ({ firm, isPrimary, onBuilt }) => ({
    belongs: allOf([not(isPrimary), onBuilt]),
    unrecorded: isPrimary === null ? missingOfIndustry(firm) : [],
  }));
  const highTech = count(firms, ({ firm, onBuilt }) => ({
    belongs: allOf([firm.hightech, onBuilt]),
    unrecorded: firm.hightech === null ? ["hightech"] : [],
  }));
  const lastYear = Number(world.context.asOf.slice(0, 4)) - 1;
  const industrialGaps = gaps.filter(({ isIndustrial }) => isIndustrial);
  return {
    investmentWan: sumFirms(industrial, industrialGaps, (firm) => firmInvestment(firm)),
    revenueWan: sumYear(industrial, industrialGaps, "revenueWan", lastYear),
    taxWan: sumYear(industrial, industrialGaps, "taxPaidWan", lastYear),
    taxSecondaryTertiaryWan: sumYear(outsidePrimary, gaps, "taxPaidWan", lastYear),
    highTechRevenueWan: sumYear(highTech, gaps, "revenueWan", lastYear),
  };
}

interface Counting {
  readonly belongs: Ternary;
  /** Facts of the firm that would decide it; those of its land are named with the land. */
  readonly unrecorded: readonly string[];
}
type CountedFirm = FirmOfPark & Counting;

function count(firms: readonly FirmOfPark[], judge: (firm: FirmOfPark) => Counting): readonly CountedFirm[] {
  return firms.map((firm) => ({ ...firm, ...judge(firm) })).filter(({ belongs }) => belongs !== false);
}

function not(state: Ternary): Ternary {
  return state === null ? null : !state;
}

function findFirms(
  parcels: readonly JudgedParcel[],
  cellsByParcel: ReadonlyMap<string, readonly LandCell[]>,
  rule: LandAccountsRule,
  enterprises: ReadonlyMap<string, Enterprise>,
  world: AuditWorld,
): readonly FirmOfPark[] {
  const sites = new Map<string, JudgedParcel[]>();
  for (const parcel of parcels) {
    for (const id of new Set(parcel.facts.parcel.enterpriseIds)) {
      const list = sites.get(id);
      if (list === undefined) sites.set(id, [parcel]);
      else list.push(parcel);
    }
  }
  const known = [...sites].sort(([a], [b]) => compareIds(a, b));
  return known.flatMap(([id, own]): readonly FirmOfPark[] => {
    const firm = enterprises.get(id);
    if (firm === undefined) return [];
    const standsOn = (account: string): Ternary =>
      anyOf(own.map(({ facts }) => belongsTo(cellsByParcel.get(facts.parcel.id) ?? [], account)));
    return [
      {
        firm,
        parcels: own,
        isElsewhereToo: (world.sources.parcelCountByEnterprise.get(id) ?? own.length) > own.length,
        isIndustrial: isOfIndustry(firm, rule.industrial_firms),
        isPrimary: isOfIndustry(firm, rule.primary_firms),
        onBuilt: standsOn("A"),
        onIndustrial: standsOn("A2"),
      },
    ];
  });
}

/** Is the industry one of a list? Null without a code, its edition, or a list for that edition. */
function isOfIndustry(firm: Enterprise, byEdition: Readonly<Record<string, readonly string[]>>): Ternary {
  const prefixes = byEdition[firm.industryCodeVersion ?? ""];
  // A letter before the digits is the section.
  const code = firm.industryCode?.replace(/^[A-Z]/, "") ?? "";
  return prefixes === undefined || code === "" ? null : hasPrefix(code, prefixes);
}

interface FirmGap {
  readonly part: AmountPart;
  readonly isIndustrial: boolean;
}

/** Built parcels of which it is not known who earns on them. */
function findGaps(
  parcels: readonly JudgedParcel[],
  cellsByParcel: ReadonlyMap<string, readonly LandCell[]>,
  enterprises: ReadonlyMap<string, Enterprise>,
  asOf: string,
): readonly FirmGap[] {
  return parcels.flatMap(({ facts }): readonly FirmGap[] => {
    const cells = cellsByParcel.get(facts.parcel.id) ?? [];
    const isIndustrial = belongsTo(cells, "A2") !== false;
    const ids = facts.parcel.enterpriseIds;
    const isDangling = ids.some((id) => !enterprises.has(id)) && belongsTo(cells, "A") !== false;
    const isBlank = ids.length === 0 && isIndustrial && !isVacant(facts.buildings, asOf);
    if (!isDangling && !isBlank) return [];
    const part: AmountPart = {
      layer: "parcels",
      id: facts.parcel.id,
      belongs: true,
      value: null,
      lower: 0,
      upper: undefined,
      missing: ["enterpriseIds"],
    };
    return [{ part, isIndustrial }];
  });
}

function sumYear(
  firms: readonly CountedFirm[],
  gaps: readonly FirmGap[],
  field: "revenueWan" | "taxPaidWan",
  lastYear: number,
): OpenAmount {
  const year = findYear(firms, field, lastYear);
  const name = `${field}.${year}`;
  const sum = sumFirms(firms, gaps, ({ firm }) => {
    const value = firm[field]?.[year] ?? null;
    return value === null ? { value, lower: 0, missing: [name] } : { value, lower: value, upper: value, missing: [] };
  });
  return { ...sum, date: year };
}

/** The latest full year recorded for all firms; the last full year where there is none. */
function findYear(firms: readonly CountedFirm[], field: "revenueWan" | "taxPaidWan", lastYear: number): string {
  const years = new Set(firms.flatMap(({ firm }) => Object.keys(firm[field] ?? {})));
  const complete = [...years]
    .filter((year) => /^\d{4}$/.test(year) && Number(year) <= lastYear)
    .filter((year) => firms.every(({ firm }) => (firm[field]?.[year] ?? null) !== null))
    .sort(compareIds);
  return complete.at(-1) ?? String(lastYear);
}

function sumFirms(
  firms: readonly CountedFirm[],
  gaps: readonly FirmGap[],
  worthOf: (firm: CountedFirm) => FirmValue,
): OpenAmount {
  const parts = firms.map((entry): AmountPart => {
    const { firm, belongs, isElsewhereToo } = entry;
    const { value, lower, upper, missing } = worthOf(entry);
    return {
      layer: "enterprises",
      id: firm.id,
      belongs,
      value: isElsewhereToo ? null : value,
      lower: isElsewhereToo ? 0 : lower,
      upper,
      missing: [...entry.unrecorded, ...missing],
    };
  });
  const isShared = firms.some(({ isElsewhereToo }) => isElsewhereToo);
  const isOpen = parts.some(({ belongs, value }) => belongs === null || value === null) || gaps.length > 0;
  const reason = isShared ? "enterprise_in_several_parks" : isOpen ? "enterprises_open" : undefined;
  return sumParts([...parts, ...gaps.map(({ part }) => part)], reason);
}

function missingOfIndustry({ industryCode }: Enterprise): readonly string[] {
  return [industryCode === null ? "industryCode" : "industryCodeVersion"];
}
