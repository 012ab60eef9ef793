import { describeLimitPlace } from "./pack-problems.ts";
import type { PackLimit, RulePack } from "./rule-pack.ts";

/** What a pack says of itself: never taken over from a base. */
const ownKeys = ["id", "version", "region", "languages", "extends", "scope", "code_system"] as const;
/** Taken apart: their parts are replaced one by one. */
const mergedKeys = ["limits", "tables", "effective_from", "effective_to"] as const;

export interface ExtendedPack {
  readonly pack: RulePack;
  /** Places of the base that give way. */
  readonly replaced: readonly string[];
}

/**
 * A pack on the ground of another: what it says itself stands, the rest is its base's.
 *
 * A limit replaces the base's of the same key, direction, table key and scope, wherever it stands; the base's others stay in
 * their order and the pack's new ones follow. Tables are replaced by name, every other section as a whole: nothing is mixed
 * inside a section. The dates of the file go to its own limits first, so that a base keeps its own days. Domain §6.6.
 */
export function extendPack(own: RulePack, base: RulePack | undefined): ExtendedPack {
  const dated: RulePack = { ...own, limits: own.limits.map((limit) => withDates(limit, own)) };
  if (base === undefined) return { pack: dated, replaced: [] };
  const places = new Set(dated.limits.map(describeLimitPlace));
  const kept = base.limits.filter((limit) => !places.has(describeLimitPlace(limit)));
  const given = Object.entries(own).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  const apart: readonly string[] = [...ownKeys, ...mergedKeys];
  const sections = given.filter((key) => !apart.includes(key) && base[key as keyof RulePack] !== undefined); // keys of a pack
  const replaced = [
    ...base.limits.filter((limit) => !kept.includes(limit)).map(describeLimitPlace),
    ...Object.keys(own.tables).flatMap((name) => (Object.hasOwn(base.tables, name) ? `tables.${name}` : [])),
    ...sections,
  ];
  const { effective_from: _from, effective_to: _to, ...inherited } = base;
  return {
    pack: {
      ...inherited,
      ...dated,
      limits: [...kept, ...dated.limits],
      tables: { ...base.tables, ...own.tables },
    },
    replaced: [...new Set(replaced)],
  };
}

function withDates(limit: PackLimit, { effective_from: from, effective_to: to }: RulePack): PackLimit {
  return {
    ...limit,
    ...(limit.effective_from === undefined && from !== undefined ? { effective_from: from } : {}),
    ...(limit.effective_to === undefined && to !== undefined ? { effective_to: to } : {}),
  };
}
