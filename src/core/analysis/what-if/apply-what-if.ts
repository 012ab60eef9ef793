import { listAllowed } from "../../model/nearest-names.ts";
import { findPackProblems, findResolvedProblems } from "../../model/pack-problems.ts";
import { fail, type Result, succeed } from "../../model/result.ts";
import { type LoadedRulePack, type PackLimit, type RulePack, rulePackSchema } from "../../model/rule-pack.ts";
import { listSettings, parsePath, readAt, withValueAt } from "./pack-path.ts";

/** One “what if”: `building_coefficient` = `0.35`, `far.min` = `1.2`, `cn-national-2023:idle.fee_rate` = `10%`. */
export interface WhatIf {
  readonly key: string;
  readonly value: string;
}

type Setting = number | string | boolean | null;

/** What a “what if” changed in one pack. */
export interface WhatIfChange {
  readonly ruleSet: string;
  /** `limits[1]`, `idle.fee_rate`. */
  readonly path: string;
  /** Limit key with its direction, or the path. */
  readonly key: string;
  /** `table` where every industry had its own number. */
  readonly from: Setting;
  readonly to: Setting;
  /** As the pack writes it; missing: a share, a ratio, or as the path's name says. */
  readonly unit?: string;
}

export interface WhatIfRefusal {
  readonly key: string;
  readonly got: string;
  readonly expected: string;
}

export interface ChangedPacks {
  readonly packs: readonly LoadedRulePack[];
  readonly changes: readonly WhatIfChange[];
}

type Applied = Result<{ readonly pack: RulePack; readonly changes: readonly WhatIfChange[] }, WhatIfRefusal>;

/**
 * Packs with some of their limits changed, to be judged by instead: what would pass or fail if the limit was another?
 *
 * A key is a limit's (`building_coefficient`; `far.min` or `far.max` where there are both; `far>` is `far.min`), which changes
 * it in every pack that has it, a table becoming one number for all; or the path of anything else a pack decides by
 * (`idle.fee_rate`). In front of either, `<pack id>:` names one pack. A value is a number in the unit of the pack, a percentage
 * or a word the place allows. Unknown keys, keys that name two limits and values the pack's own checks refuse change nothing.
 * Later changes see earlier ones. The hashes stay those of the packs as stored: what was changed is in `changes`.
 */
export function applyWhatIf(
  packs: readonly LoadedRulePack[],
  whatIfs: readonly WhatIf[],
): Result<ChangedPacks, WhatIfRefusal> {
  let changed = packs;
  const changes: WhatIfChange[] = [];
  for (const whatIf of whatIfs) {
    const applied = applyOne(changed, whatIf);
    if (!applied.ok) return applied;
    changed = applied.value.packs;
    changes.push(...applied.value.changes);
  }
  return succeed({ packs: changed, changes });
}

function applyOne(packs: readonly LoadedRulePack[], { key, value }: WhatIf): Result<ChangedPacks, WhatIfRefusal> {
  const colon = key.indexOf(":");
  const packId = colon < 0 ? undefined : key.slice(0, colon);
  const name = key.slice(colon + 1);
  const asked = packs.filter(({ pack }) => packId === undefined || pack.id === packId);
  if (asked.length === 0) {
    const ids = listAllowed(
      packs.map(({ pack }) => pack.id),
      packId ?? "",
    );
    return refuse(
      key,
      packs.length === 0 ? "no rule pack" : `pack “${packId}”`,
      `one of ${ids === "" ? "the packs named by --rules" : ids}`,
    );
  }
  const wanted = readLimitName(name, asked);
  if (wanted?.ambiguous === true)
    return refuse(key, "two limits of that key", `${wanted.key}.min or ${wanted.key}.max`);
  const parts: LoadedRulePack[] = [];
  const changes: WhatIfChange[] = [];
  for (const loaded of packs) {
    const applied = asked.includes(loaded)
      ? wanted === undefined
        ? changePath(loaded.pack, key, name, value)
        : changeLimits(loaded.pack, key, wanted, value)
      : succeed({ pack: loaded.pack, changes: [] });
    if (!applied.ok) return applied;
    parts.push({ ...loaded, pack: applied.value.pack });
    changes.push(...applied.value.changes);
  }
  if (changes.length > 0) return succeed({ packs: parts, changes });
  return refuse(key, `“${name}”`, `one of ${listAllowed(listKeys(asked), name)}`);
}

function refuse<T>(key: string, got: string, expected: string): Result<T, WhatIfRefusal> {
  return fail({ key, got, expected });
}

interface LimitName {
  readonly key: string;
  readonly ops: readonly PackLimit["op"][];
  readonly ambiguous?: true;
}

const suffixes: Readonly<Record<string, PackLimit["op"]>> = { ".min": ">=", ".max": "<=", ">": ">=", "<": "<=" };

/** The limits a name means; undefined where no pack asked has a limit of that key. */
function readLimitName(name: string, packs: readonly LoadedRulePack[]): LimitName | undefined {
  const limits = packs.flatMap(({ pack }) => pack.limits);
  const opsOf = (key: string) => [...new Set(limits.filter((limit) => limit.key === key).map(({ op }) => op))];
  for (const [suffix, op] of Object.entries(suffixes)) {
    const key = name.slice(0, -suffix.length);
    if (name.endsWith(suffix) && opsOf(key).includes(op)) return { key, ops: [op] };
  }
  const ops = opsOf(name);
  if (ops.length === 0) return undefined;
  return ops.length > 1 ? { key: name, ops, ambiguous: true } : { key: name, ops };
}

/** Everything a name may be: limits by key and direction, then the paths of what else decides. */
function listKeys(packs: readonly LoadedRulePack[]): readonly string[] {
  const limits = packs.flatMap(({ pack }) => pack.limits.map(({ key, op }) => `${key}.${op === ">=" ? "min" : "max"}`));
  const paths = packs.flatMap(({ pack }) => listSettings({ ...pack, limits: [] }));
  return [...new Set([...limits, ...paths])];
}

function changeLimits(pack: RulePack, key: string, { key: limitKey, ops }: LimitName, text: string): Applied {
  const value = parseNumber(text);
  if (value === undefined) return refuse(key, `“${text}”`, "a number, such as 0.35 or 35%");
  const changes: WhatIfChange[] = [];
  const limits: PackLimit[] = [];
  const tablesSeen = new Set<string>();
  for (const [index, limit] of pack.limits.entries()) {
    if (limit.key !== limitKey || !ops.includes(limit.op)) {
      limits.push(limit);
      continue;
    }
    const group = JSON.stringify([limit.op, limit.source, limit.applies]);
    const isEdition = limit.table !== undefined && tablesSeen.has(group);
    if (limit.table !== undefined) tablesSeen.add(group);
    // Tables of one paper, one an edition, are one limit: it gets one number.
    if (!isEdition) limits.push(withNumber(limit, value));
    changes.push({
      ruleSet: pack.id,
      path: `limits[${index}]`,
      key: `${limit.key} ${limit.op}`,
      from: limit.value ?? "table",
      to: value,
      ...(limit.unit === undefined ? {} : { unit: limit.unit }),
    });
  }
  return changes.length === 0 ? succeed({ pack, changes }) : checkPack({ ...pack, limits }, key, text, changes);
}

/** A relaxation that asks for no less than the new number has nothing left to relax. */
function withNumber(limit: PackLimit, value: number): PackLimit {
  const { table: _table, by: _by, value_to: _valueTo, relaxed, ...rest } = limit;
  const relaxes = relaxed !== undefined && (limit.op === ">=" ? relaxed.value < value : relaxed.value > value);
  return {
    ...rest,
    value,
    certainty: limit.certainty === "to_import" ? "D" : limit.certainty,
    ...(relaxes ? { relaxed } : {}),
  };
}

function changePath(pack: RulePack, key: string, name: string, text: string): Applied {
  const path = parsePath(name);
  const known = path !== undefined && listSettings(pack).includes(name);
  if (!known) return succeed({ pack, changes: [] });
  const from = readAt(pack, path) as Setting; // a setting is one of these
  const to = parseLike(from, text);
  if (to === undefined) {
    const expected = typeof from === "boolean" ? "true or false" : "a number, such as 0.35 or 35%";
    return refuse(key, `“${text}”`, expected);
  }
  const changed = withValueAt(pack, path, to) as RulePack; // checked right below
  return checkPack(changed, key, text, [{ ruleSet: pack.id, path: name, key: name, from, to }]);
}

function parseLike(from: Setting, text: string): Setting | undefined {
  if (typeof from === "string") return text;
  if (typeof from === "boolean") return text === "true" ? true : text === "false" ? false : undefined;
  return parseNumber(text);
}

function parseNumber(text: string): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  if (match === null) return undefined;
  const value = Number(match[1]);
  return match[2] === "%" ? value / 100 : value;
}

/** A changed pack answers to the same checks as one that is loaded. */
function checkPack(pack: RulePack, key: string, text: string, changes: readonly WhatIfChange[]): Applied {
  const parsed = rulePackSchema.safeParse(pack);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(key, `“${text}”`, issue === undefined ? "what the pack's schema allows" : describeRange(issue));
  }
  const [problem] = [...findPackProblems(parsed.data), ...findResolvedProblems(parsed.data)];
  if (problem !== undefined) return refuse(key, `${problem.property} is then ${problem.got}`, problem.expected);
  return succeed({ pack: parsed.data, changes });
}

type SchemaIssue = NonNullable<ReturnType<typeof rulePackSchema.safeParse>["error"]>["issues"][number];

function describeRange(issue: SchemaIssue): string {
  switch (issue.code) {
    case "too_small":
      return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`;
    case "too_big":
      return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}`;
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")}`;
    case "invalid_type":
      return issue.expected === "int" ? "a whole number" : issue.expected;
    case "invalid_format":
      return issue.format === "date" ? "a date such as 2024-01-31" : issue.format;
    case "custom":
      return issue.message;
    default:
      return "what the pack's schema allows";
  }
}
