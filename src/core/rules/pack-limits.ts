import { hasPrefix } from "../model/land-use.ts";
import type { Enterprise, Parcel } from "../model/records.ts";
import type { PackLimit, RulePack } from "../model/rule-pack.ts";
import type { IndicatorLimit } from "./indicator-limit.ts";
import { type PlacedCode, readLandUseTable } from "./land-use-table.ts";
import { convertLimit } from "./limit-units.ts";
import type { ParcelStage } from "./parcel-stage.ts";
import type { GoverningZone } from "./plan-limits.ts";
import { findApprovalDate, findInForce } from "./project-date.ts";
import { findTableValue } from "./table-limit.ts";

/** What is on record about the park of a parcel, from the nearest one that says so. */
export interface PlaceClasses {
  /** Class of the land for tables of investment intensity, 1 to 7. */
  readonly landClass: string | null;
  /** Class of the park by a local rule. */
  readonly parkClass: string | null;
}

export interface PackLimitFacts {
  readonly parcel: Pick<Parcel, "landUse" | "codeSystem" | "contract" | "supply" | "evidence">;
  readonly enterprises: readonly Pick<Enterprise, "id" | "industryCode" | "industryCodeVersion">[] | null;
  readonly stage: ParcelStage;
  readonly asOf: string;
  readonly place?: PlaceClasses | undefined;
  /** Zones that govern the parcel: their class speaks where the parcel has none of the pack's code system. */
  readonly zones?: readonly GoverningZone[];
}

/**
 * Limits a rule pack sets on a parcel.
 *
 * A limit by use speaks only about codes of the pack's own code system: that of the parcel, else (a parcel without a code, or
 * asked by a table) that of the zones that govern it. A parcel without a code in zones without one, or a code without its
 * system, leaves it open. A limit asked `by: "land_use"` takes the value of the whole code (readLandUseTable). A limit from a table takes the value of the enterprise's industry (findTableValue); of several
 * tables for the same indicator, one an edition, only the one of the enterprise's edition speaks.
 */
export function findPackLimits(pack: RulePack, facts: PackLimitFacts): readonly IndicatorLimit[] {
  const limits: IndicatorLimit[] = [];
  const tablesSeen = new Set<string>();
  for (const limit of pack.limits) {
    const byUse = appliesByUse(limit, pack, facts);
    const byPark = byUse === "yes" ? appliesByParkClass(limit, facts) : byUse;
    const byIndustry = appliesByIndustry(limit, facts);
    if (byPark === "no" || byIndustry === "no") continue;
    const applies = byPark === "yes" ? byIndustry : byPark;
    const base = toLimit(limit, pack, facts);
    if (applies !== "yes") {
      limits.push({ ...base, value: null, reason: applies.reason, missing: applies.missing });
    } else if (limit.value !== undefined) {
      limits.push(withValue(base, limit));
    } else if (limit.by === "land_use") {
      limits.push(...readByLandUse(limit, base, pack, facts));
    } else {
      const group = nameGroup(limit);
      if (!tablesSeen.has(group)) limits.push(...readTables(limit, pack, facts));
      tablesSeen.add(group);
    }
  }
  return limits;
}

const groupNames = new WeakMap<PackLimit, string>();

/** Tables of the same limit, one an edition, have the same name. Worked out once a limit: it is asked for every parcel. */
function nameGroup(limit: PackLimit): string {
  const known = groupNames.get(limit);
  if (known !== undefined) return known;
  const name = JSON.stringify([limit.key, limit.op, limit.source, limit.applies]);
  groupNames.set(limit, name);
  return name;
}

interface Open {
  readonly reason: string;
  readonly missing: readonly string[];
}

type Applies = "yes" | "no" | Open;

function appliesByUse(limit: PackLimit, pack: RulePack, facts: PackLimitFacts): Applies {
  const uses = limit.applies?.use;
  if (uses === undefined) return "yes";
  const placed = findPlacedCodes(limit, pack, facts);
  if (!isListOfCodes(placed)) return placed;
  return placed.some(({ code }) => hasPrefix(code, uses)) ? "yes" : "no";
}

/**
 * Codes of the pack's own system for a parcel: its own, or where it has none those of its zones. A parcel coded in another
 * system is asked by its zones only for a table by land use, whose classes are the plan's and not the register's.
 */
function findPlacedCodes(
  { by }: PackLimit,
  { code_system: system }: RulePack,
  { parcel, zones = [] }: PackLimitFacts,
): readonly PlacedCode[] | Open {
  const { landUse, codeSystem } = parcel;
  if (landUse !== null && codeSystem === null) return { reason: "code_system_missing", missing: ["codeSystem"] };
  if (landUse !== null && codeSystem === system) return [{ code: landUse, share: 1 }];
  if (landUse !== null && by !== "land_use") return [];
  const ofZones = zones
    .filter(({ zone }) => zone.codeSystem === system)
    .map(({ zone, share }) => ({ code: zone.landUse, share, zoneId: zone.id }));
  if (landUse === null && ofZones.length === 0) return { reason: "land_use_missing", missing: ["landUse"] };
  return ofZones;
}

function isListOfCodes(placed: readonly PlacedCode[] | Open): placed is readonly PlacedCode[] {
  return Array.isArray(placed);
}

/** The limit of a class that a table lists by land use; a class the table does not list leaves it open. */
function readByLandUse(
  limit: PackLimit,
  base: IndicatorLimit,
  pack: RulePack,
  facts: PackLimitFacts,
): readonly IndicatorLimit[] {
  const table = pack.tables[limit.table ?? ""];
  const placed = findPlacedCodes(limit, pack, facts);
  if (!isListOfCodes(placed)) return [{ ...base, ...placed }];
  const codes = placed.filter(({ code }) => hasPrefix(code, limit.applies?.use ?? [code]));
  if (codes.length === 0) return [];
  // A part of the parcel of which the limit says nothing cannot be weighted.
  if (codes.length < placed.length) return [{ ...base, reason: "zone_without_limit" }];
  const { value, certainty, reason } = readLandUseTable(limit, table, codes);
  const subjects = codes.flatMap(({ zoneId }) => (zoneId === undefined ? [] : [`zones/${zoneId}`]));
  return [
    {
      ...base,
      ...(value === null ? { value } : withValue(base, { ...limit, value })),
      certainty: certainty ?? base.certainty ?? table?.provenance.certainty ?? null,
      subjects,
      ...(reason === undefined ? {} : { reason }),
    },
  ];
}

/** Limits for parks of some classes; a park without one on record leaves them open. */
function appliesByParkClass(limit: PackLimit, { place }: PackLimitFacts): Applies {
  const classes = limit.applies?.park_class;
  if (classes === undefined) return "yes";
  const own = place?.parkClass ?? null;
  if (own === null) return { reason: "park_class_missing", missing: ["parks.parkClass"] };
  return classes.includes(own) ? "yes" : "no";
}

/**
 * Limits for some industries: one firm among them is enough. The editions reuse numbers, so a code without its edition leaves
 * the limit open, and so do a firm without a code, one coded by another edition, and land without a known firm.
 */
function appliesByIndustry(limit: PackLimit, { enterprises }: PackLimitFacts): Applies {
  const { industry: prefixes, industry_edition: edition } = limit.applies ?? {};
  if (prefixes === undefined) return "yes";
  const firms = enterprises ?? [];
  if (firms.length === 0) return { reason: "industry_code_missing", missing: ["industryCode"] };
  const answers = firms.map(({ industryCode, industryCodeVersion }): Applies => {
    if (industryCode === null) return { reason: "industry_code_missing", missing: ["industryCode"] };
    if (industryCodeVersion === null) return { reason: "edition_missing", missing: ["industryCodeVersion"] };
    if (industryCodeVersion !== edition) return { reason: "edition_differs", missing: ["industryCode"] };
    return hasPrefix(industryCode, prefixes) ? "yes" : "no";
  });
  if (answers.includes("yes")) return "yes";
  return answers.find((answer) => answer !== "no") ?? "no";
}

function toLimit(limit: PackLimit, pack: RulePack, facts: PackLimitFacts): IndicatorLimit {
  return {
    key: limit.key,
    op: limit.op,
    value: null,
    origin: limit.origin,
    ruleSet: pack.id,
    source: limit.source,
    article: limit.article ?? null,
    year: limit.year,
    certainty: limit.certainty === "to_import" ? null : limit.certainty,
    ...(limit.title === undefined ? {} : { title: limit.title }),
    subjects: [],
    inForce: findInForce(limit, findApprovalDate(facts.parcel), facts.stage, facts.asOf),
    ...(limit.relaxed === undefined
      ? {}
      : {
          relaxed: {
            value: convertLimit(limit.relaxed.value, limit.unit, limit.key) ?? limit.relaxed.value,
            approved: isRelaxed(limit.key, facts.parcel),
          },
        }),
    missing: [],
  };
}

/** A city's consent to a relaxed limit is evidence about `relaxation.<key>` that names a document. */
function isRelaxed(key: string, { evidence }: PackLimitFacts["parcel"]): boolean {
  return evidence.some((item) => item.about === `relaxation.${key}` && item.document !== null);
}

function withValue(base: IndicatorLimit, limit: PackLimit): IndicatorLimit {
  const [value, valueTo] = [limit.value, limit.value_to].map((raw) =>
    raw === undefined ? null : convertLimit(raw, limit.unit, limit.key),
  );
  if (value === undefined || valueTo === undefined) return { ...base, reason: "unit_unknown" };
  return { ...base, value, ...(valueTo === null ? {} : { valueTo }) };
}

function readTables(limit: PackLimit, pack: RulePack, facts: PackLimitFacts): readonly IndicatorLimit[] {
  const { enterprises } = facts;
  const editions = pack.limits.filter((other) => nameGroup(other) === nameGroup(limit));
  const tableOf = (one: PackLimit): RulePack["tables"][string] | undefined => pack.tables[one.table ?? ""];
  const tables = editions.flatMap((one) => tableOf(one) ?? []);
  const asked = enterprises !== null && enterprises.length > 0 ? enterprises : [undefined];
  const found = asked.map((enterprise): IndicatorLimit => {
    const edition = enterprise?.industryCodeVersion ?? null;
    const own = editions.find((one) => tableOf(one)?.code_system === edition) ?? limit;
    const base = toLimit(own, pack, facts);
    const { value, certainty, source, year, reason } = findTableValue(tables, {
      industryCode: enterprise?.industryCode ?? null,
      edition,
      landClass: facts.place?.landClass ?? pack.land_class ?? null,
    });
    return {
      ...base,
      ...(value === null ? { value } : withValue(base, { ...own, value })),
      ...(source === undefined ? {} : { source, article: null, year: year ?? null }),
      certainty: certainty ?? base.certainty ?? tableOf(own)?.provenance.certainty ?? null,
      subjects: enterprise === undefined ? [] : [`enterprises/${enterprise.id}`],
      ...(reason === undefined ? {} : { reason }),
      missing: missingOf(reason),
    };
  });
  return found.filter((one, index) => found.findIndex((other) => isSameLimit(one, other)) === index);
}

function isSameLimit(a: IndicatorLimit, b: IndicatorLimit): boolean {
  return a.value === b.value && a.reason === b.reason;
}

function missingOf(reason: string | undefined): readonly string[] {
  if (reason === "industry_code_missing") return ["industryCode"];
  if (reason === "edition_missing") return ["industryCodeVersion"];
  if (reason === "land_class_missing") return ["parks.landClass"];
  return reason === "subcode_needed" ? ["industryCode"] : [];
}
