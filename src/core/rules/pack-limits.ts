import { hasPrefix } from "../model/land-use.ts";
import type { Enterprise, Parcel } from "../model/records.ts";
import type { PackLimit, RulePack } from "../model/rule-pack.ts";
import { convertUnit } from "../model/units.ts";
import type { IndicatorLimit } from "./indicator-limit.ts";
import type { ParcelStage } from "./parcel-stage.ts";
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
}

const canonicalUnits: Readonly<Record<string, string>> = {
  investment_intensity: "wan_per_ha",
  output_rate: "wan_per_ha",
  tax_rate: "wan_per_ha",
};

/**
 * Limits a rule pack sets on a parcel.
 *
 * A limit by use speaks only about codes of the pack's own code system; a parcel without a code, or a code without its
 * system, leaves it open. A limit from a table takes the value of the enterprise's industry (findTableValue); of several
 * tables for the same indicator, one an edition, only the one of the enterprise's edition speaks.
 */
export function findPackLimits(pack: RulePack, facts: PackLimitFacts): readonly IndicatorLimit[] {
  const limits: IndicatorLimit[] = [];
  const tablesSeen = new Set<string>();
  for (const limit of pack.limits) {
    const byUse = appliesByUse(limit, pack, facts);
    const applies = byUse === "yes" ? appliesByParkClass(limit, facts) : byUse;
    if (applies === "no" || !appliesByIndustry(limit, facts)) continue;
    const base = toLimit(limit, pack, facts);
    if (applies !== "yes") {
      limits.push({ ...base, value: null, reason: applies.reason, missing: applies.missing });
    } else if (limit.value !== undefined) {
      limits.push(withValue(base, limit));
    } else {
      const group = `${limit.key} ${limit.op} ${limit.source}`;
      if (!tablesSeen.has(group)) limits.push(...readTables(limit, pack, facts));
      tablesSeen.add(group);
    }
  }
  return limits;
}

interface Open {
  readonly reason: string;
  readonly missing: readonly string[];
}

function appliesByUse(limit: PackLimit, pack: RulePack, { parcel }: PackLimitFacts): "yes" | "no" | Open {
  const uses = limit.applies?.use;
  if (uses === undefined) return "yes";
  if (parcel.landUse === null) return { reason: "land_use_missing", missing: ["landUse"] };
  if (parcel.codeSystem === null) return { reason: "code_system_missing", missing: ["codeSystem"] };
  return parcel.codeSystem === pack.code_system && hasPrefix(parcel.landUse, uses) ? "yes" : "no";
}

/** Limits for parks of some classes; a park without one on record leaves them open. */
function appliesByParkClass(limit: PackLimit, { place }: PackLimitFacts): "yes" | "no" | Open {
  const classes = limit.applies?.park_class;
  if (classes === undefined) return "yes";
  const own = place?.parkClass ?? null;
  if (own === null) return { reason: "park_class_missing", missing: ["parks.parkClass"] };
  return classes.includes(own) ? "yes" : "no";
}

/** Industries that a limit names; an industry not recorded keeps the limit, which then stays open by its table. */
function appliesByIndustry(limit: PackLimit, { enterprises }: PackLimitFacts): boolean {
  const prefixes = limit.applies?.industry;
  if (prefixes === undefined || enterprises === null) return true;
  const codes = enterprises.flatMap(({ industryCode }) => industryCode ?? []);
  return codes.length === 0 || codes.some((code) => hasPrefix(code, prefixes));
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
      : { relaxed: { value: limit.relaxed.value, approved: isRelaxed(limit.key, facts.parcel) } }),
    missing: [],
  };
}

/** A city's consent to a relaxed limit is evidence about `relaxation.<key>` that names a document. */
function isRelaxed(key: string, { evidence }: PackLimitFacts["parcel"]): boolean {
  return evidence.some((item) => item.about === `relaxation.${key}` && item.document !== null);
}

function withValue(base: IndicatorLimit, limit: PackLimit): IndicatorLimit {
  const [value, valueTo] = [limit.value, limit.value_to].map((raw) =>
    raw === undefined ? null : toCanonical(raw, limit),
  );
  if (value === undefined || valueTo === undefined) return { ...base, reason: "unit_unknown" };
  return { ...base, value, ...(valueTo === null ? {} : { valueTo }) };
}

/** A number of a limit in the unit of its figure; undefined where the two measure different things. */
function toCanonical(value: number, { key, unit }: PackLimit): number | undefined {
  if (unit === undefined) return value;
  return convertUnit(value, unit, canonicalUnits[key] ?? (key.endsWith("_m") ? "m" : "fraction"));
}

function readTables(limit: PackLimit, pack: RulePack, facts: PackLimitFacts): readonly IndicatorLimit[] {
  const { enterprises } = facts;
  const editions = pack.limits.filter(
    (other) => other.key === limit.key && other.op === limit.op && other.source === limit.source,
  );
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
