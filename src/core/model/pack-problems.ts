import { listAllowed } from "./nearest-names.ts";
import { fractionLimitKeys } from "./records.ts";
import type { PackLimit, PackTable, RulePack } from "./rule-pack.ts";
import { isNearlyEqual } from "./verdict.ts";

/** What is wrong at a place of a rule pack, in the words of an issue. */
export interface PackProblem {
  /** `limits[3].source`. */
  readonly property: string;
  readonly got: string;
  readonly expected: string;
}

/** What a table may be asked by besides an industry code with its edition. */
const plainKeys = ["land_use"] as const;
const industryKey = "industry_code@";

/**
 * What the shape of a pack cannot say: dates in the wrong order, a table asked by a code without its edition, a limit that is
 * still to be imported but has a number, shares that do not add up, two rules for one line. Empty: nothing. Looks at one file
 * alone; what needs the whole set of an `extends` is findResolvedProblems. Domain §0.2, §6.6.
 */
export function findPackProblems(pack: RulePack): readonly PackProblem[] {
  return [
    ...findDateProblems(pack, ""),
    ...pack.limits.flatMap((limit, index) => findLimitProblems(limit, `limits[${index}]`)),
    ...Object.entries(pack.tables).flatMap(([name, table]) => findTableProblems(table, `tables.${name}`)),
    ...findSumProblems(pack),
    ...findRepeatedLines(pack),
  ];
}

interface Dated {
  readonly effective_from?: string | undefined;
  readonly effective_to?: string | undefined;
}

function findDateProblems({ effective_from: from, effective_to: to }: Dated, path: string): readonly PackProblem[] {
  if (from === undefined || to === undefined || from <= to) return [];
  const property = path === "" ? "effective_to" : `${path}.effective_to`;
  return [{ property, got: `"${to}"`, expected: `${from} (its effective_from) or a later day` }];
}

function findLimitProblems(limit: PackLimit, path: string): readonly PackProblem[] {
  const problems: PackProblem[] = [...findDateProblems(limit, path)];
  const { value, value_to: valueTo, table, by } = limit;
  if (table !== undefined && !isTableKey(by)) {
    const got = by === undefined ? "missing" : JSON.stringify(by);
    const expected = `${industryKey} with the edition, such as ${industryKey}GB/T 4754-2017, or ${plainKeys.join(", ")}`;
    problems.push({ property: `${path}.by`, got, expected });
  }
  if (limit.applies?.industry !== undefined && limit.applies.industry_edition === undefined) {
    const expected = "the edition of these codes, such as GB/T 4754-2017: the editions reuse numbers";
    problems.push({ property: `${path}.applies.industry_edition`, got: "missing", expected });
  }
  if (value !== undefined && limit.certainty === "to_import") {
    const expected = "V, K+, K~ or D: to_import is for a table whose numbers are not known yet";
    problems.push({ property: `${path}.certainty`, got: '"to_import" beside a value', expected });
  }
  problems.push(...findRangeProblems(limit, path));
  if (valueTo !== undefined && (value === undefined || (limit.op === ">=" ? valueTo <= value : valueTo >= value))) {
    const expected = `the stricter end of a range that begins with value: ${limit.op === ">=" ? "more" : "less"} than it`;
    problems.push({ property: `${path}.value_to`, got: String(valueTo), expected });
  }
  const relaxed = limit.relaxed?.value;
  if (relaxed !== undefined && value !== undefined && (limit.op === ">=" ? relaxed > value : relaxed < value)) {
    const expected = `a number that asks for less than ${limit.op} ${value}`;
    problems.push({ property: `${path}.relaxed.value`, got: String(relaxed), expected });
  }
  return problems;
}

/** A limit below 0, or above 1 where it is a fraction, asks for nothing: a slip of sign or of percent. */
function findRangeProblems({ key, value, value_to, relaxed, unit }: PackLimit, path: string): readonly PackProblem[] {
  const isFraction = fractionLimitKeys.some((one) => one === key);
  const most = isFraction ? (unit === "percent" ? 100 : 1) : 1e9;
  const numbers = { value, value_to, "relaxed.value": relaxed?.value };
  return Object.entries(numbers).flatMap(([name, number]) => {
    if (number === undefined || (number >= 0 && number <= most)) return [];
    const expected = isFraction ? `a fraction from 0 to 1 (${key} of 20 % is 0.2)` : "a number from 0 to 1000000000";
    return [{ property: `${path}.${name}`, got: String(number), expected }];
  });
}

function isTableKey(by: string | undefined): boolean {
  if (by === undefined) return false;
  return plainKeys.some((key) => key === by) || findEdition(by) !== undefined;
}

/** Edition of the industry codes a limit's table is asked by: `GB/T 4754-2017`. */
function findEdition(by: string | undefined): string | undefined {
  return by?.startsWith(industryKey) && by.length > industryKey.length ? by.slice(industryKey.length) : undefined;
}

function findTableProblems({ columns, rows }: PackTable, path: string): readonly PackProblem[] {
  return Object.entries(rows).flatMap(([code, row]): readonly PackProblem[] => {
    const property = `${path}.rows.${code}`;
    const isRecord = typeof row === "object" && row !== null && !("ask" in row);
    if (!isRecord) {
      if (columns === undefined || row === null || typeof row === "object") return [];
      return [{ property, got: String(row), expected: `a number for each of ${columns.keys.join(", ")}` }];
    }
    if (columns === undefined) {
      return [{ property, got: "several values", expected: "one number, null or ask: the table has no columns" }];
    }
    return Object.keys(row)
      .filter((key) => !columns.keys.includes(key))
      .map((key) => ({
        property: `${property}.${key}`,
        got: "a column that is not known",
        expected: `one of ${columns.keys.join(", ")}`,
      }));
  });
}

function findSumProblems(pack: RulePack): readonly PackProblem[] {
  const sums = [
    { property: "per_mu.quota", parts: Object.values(pack.per_mu?.quota ?? {}) },
    {
      property: "dual_assessment",
      parts:
        pack.dual_assessment === undefined
          ? []
          : [pack.dual_assessment.economic_weight, pack.dual_assessment.work_weight],
    },
  ];
  return sums.flatMap(({ property, parts }) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    if (parts.length === 0 || isNearlyEqual(sum, 1)) return [];
    return [
      { property, got: `${parts.join(" + ")} = ${Number(sum.toPrecision(12))}`, expected: "shares that add to 1" },
    ];
  });
}

function findRepeatedLines(pack: RulePack): readonly PackProblem[] {
  const layers = (pack.control_lines ?? []).map(({ layer }) => layer);
  return layers.flatMap((layer, index) =>
    layers.indexOf(layer) === index
      ? []
      : [
          {
            property: `control_lines[${index}].layer`,
            got: JSON.stringify(layer),
            expected: `one rule a line; control_lines[${layers.indexOf(layer)}] is for it already`,
          },
        ],
  );
}

/**
 * What is wrong with a pack after its base and its CSV files are in: a limit names a table nobody gives (allowed only while
 * its certainty is `to_import`), or asks a table of another edition of the codes.
 */
export function findResolvedProblems(pack: RulePack): readonly PackProblem[] {
  return pack.limits.flatMap((limit, index): readonly PackProblem[] => {
    if (limit.table === undefined) return [];
    const table = pack.tables[limit.table];
    if (table === undefined) {
      if (limit.certainty === "to_import") return [];
      const names = Object.keys(pack.tables);
      const known = names.length === 0 ? "the pack has none" : `one of ${listAllowed(names, limit.table)}`;
      const expected = `a table of the pack (${known}), or certainty to_import until its numbers are there`;
      return [{ property: `limits[${index}].table`, got: JSON.stringify(limit.table), expected }];
    }
    const edition = findEdition(limit.by);
    if (edition === undefined || edition === table.code_system) return [];
    const expected = `${industryKey}${table.code_system}, the code system of its table ${limit.table}`;
    return [{ property: `limits[${index}].by`, got: JSON.stringify(limit.by), expected }];
  });
}

/** Two limits of one pack that no number can meet: a minimum above a maximum on the same key for the same land. */
export interface Contradiction {
  readonly property: string;
  readonly minimum: number;
  readonly other: string;
  readonly maximum: number;
}

/** Contradictions inside a pack. They do not stop it: where both speak, the verdict is unknown, `rule_conflict` (domain §0.2). */
export function findContradictions({ limits }: RulePack): readonly Contradiction[] {
  return limits.flatMap((low, index) =>
    limits.flatMap((high, other): readonly Contradiction[] => {
      if (low.op !== ">=" || high.op !== "<=" || !isSameGround(low, high)) return [];
      if (low.value === undefined || high.value === undefined || low.value <= high.value) return [];
      return [{ property: `limits[${index}]`, minimum: low.value, other: `limits[${other}]`, maximum: high.value }];
    }),
  );
}

function isSameGround(a: PackLimit, b: PackLimit): boolean {
  const [from, to] = [a.effective_to ?? "9999", b.effective_to ?? "9999"];
  const meet = (a.effective_from ?? "") <= to && (b.effective_from ?? "") <= from;
  return a.key === b.key && a.unit === b.unit && meet && describeScope(a) === describeScope(b);
}

/** To whom a limit speaks, as text that is equal for equal scopes whatever their order. */
function describeScope({ applies }: PackLimit): string {
  const parts = Object.entries(applies ?? {}).map(
    ([key, values]) => `${key} ${[values ?? []].flat().sort().join(",")}`,
  );
  return parts.sort().join("; ");
}

/** A limit's place among those of other packs: one with the same replaces it in a pack that extends. */
export function describeLimitPlace(limit: PackLimit): string {
  const scope = describeScope(limit);
  return [
    `${limit.key} ${limit.op}`,
    ...(limit.by === undefined ? [] : [`by ${limit.by}`]),
    ...(scope === "" ? [] : [`for ${scope}`]),
  ].join(" ");
}
