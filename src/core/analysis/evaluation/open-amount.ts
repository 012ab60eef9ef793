import type { FigureInput } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import type { Ternary } from "../../model/verdict.ts";
import { createSum } from "../compensated-sum.ts";

/** A fact that is not recorded: its property path, the first record without it and how many there are. */
export interface MissingFact {
  /** Layer, or list, of the record. */
  readonly layer: string;
  readonly name: string;
  readonly first: string;
  readonly records: number;
}

/** What an amount was added up from, by layer. */
interface AmountSource {
  readonly layer: string;
  readonly records: number;
  readonly value: number;
}

/** A sum over records of which some may be open: then `value` is null and the bounds hold it. No `upper` = no bound. */
export interface OpenAmount {
  readonly value: number | null;
  readonly lower: number;
  readonly upper?: number;
  readonly isEstimated: boolean;
  readonly missing: readonly MissingFact[];
  readonly sources: readonly AmountSource[];
  readonly reason?: string;
  /** Year or day the amount is of. */
  readonly date?: string;
}

export interface AmountPart {
  readonly layer: string;
  readonly id: string;
  /** Does it belong to the sum? Null: it may. */
  readonly belongs: Ternary;
  readonly value: number | null;
  readonly lower: number;
  readonly upper?: number | undefined;
  readonly isEstimated?: boolean | undefined;
  readonly missing: readonly string[];
}

/** An amount that grows record by record. */
export interface AmountSum {
  readonly add: (part: AmountPart) => void;
  readonly total: () => OpenAmount;
}

/**
 * Adds records up. What may belong counts in the upper bound only; the order of the records does not matter, but the parts of
 * one parcel come one after the other. `reason` is that of an open sum.
 */
export function createAmountSum(reason?: string): AmountSum {
  const value = createSum();
  const lower = createSum();
  const upper = createSum();
  const missing = new Map<string, Map<string, RecordCount>>();
  const sources = new Map<string, { readonly ids: RecordCount; readonly sum: ReturnType<typeof createSum> }>();
  let isOpen = false;
  let isBounded = true;
  let isEstimated = false;
  return {
    add(part) {
      if (part.belongs === false) return;
      if (part.upper === undefined) isBounded = false;
      else upper.add(part.upper);
      isEstimated ||= part.isEstimated === true;
      if (part.belongs === null || part.value === null) {
        isOpen = true;
        noteMissing(missing, part);
      }
      if (part.belongs === null) return;
      lower.add(part.lower);
      value.add(part.value ?? 0);
      let source = sources.get(part.layer);
      if (source === undefined) {
        source = { ids: countRecords(part.layer), sum: createSum() };
        sources.set(part.layer, source);
      }
      source.ids.add(part.id);
      source.sum.add(part.value ?? part.lower);
    },
    total: () => ({
      value: isOpen ? null : value.value(),
      lower: lower.value(),
      ...(isBounded ? { upper: upper.value() } : {}),
      isEstimated,
      missing: sortMissing(listMissing(missing)),
      sources: [...sources]
        .sort(([a], [b]) => compareIds(a, b))
        .map(([layer, { ids, sum }]) => ({ layer, records: ids.count(), value: sum.value() })),
      ...(isOpen && reason !== undefined ? { reason } : {}),
    }),
  };
}

/** The sum of a list (createAmountSum). */
export function sumParts(parts: Iterable<AmountPart>, reason?: string): OpenAmount {
  const sum = createAmountSum(reason);
  for (const part of parts) sum.add(part);
  return sum.total();
}

/** How many different records there are, and which comes first in plain string order. */
interface RecordCount {
  readonly add: (id: string) => void;
  readonly count: () => number;
  readonly first: () => string;
}

/** Parts of one parcel stand together: its ids need no set, which for 100,000 parcels in 30 accounts would be 0.3 GB. */
function countRecords(layer: string): RecordCount {
  const seen = layer === "parcels" ? undefined : new Set<string>();
  let last: string | undefined;
  let first: string | undefined;
  let records = 0;
  return {
    add(id) {
      if (id === last || seen?.has(id) === true) return;
      seen?.add(id);
      last = id;
      records++;
      if (first === undefined || id < first) first = id;
    },
    count: () => records,
    first: () => first ?? "",
  };
}

function noteMissing(missing: Map<string, Map<string, RecordCount>>, part: AmountPart): void {
  let names = missing.get(part.layer);
  if (names === undefined) {
    names = new Map();
    missing.set(part.layer, names);
  }
  for (const name of part.missing) {
    let ids = names.get(name);
    if (ids === undefined) {
      ids = countRecords(part.layer);
      names.set(name, ids);
    }
    ids.add(part.id);
  }
}

function listMissing(missing: ReadonlyMap<string, ReadonlyMap<string, RecordCount>>): readonly MissingFact[] {
  return [...missing].flatMap(([layer, names]) =>
    [...names].map(([name, ids]) => ({ layer, name, first: ids.first(), records: ids.count() })),
  );
}

function sortMissing(facts: Iterable<MissingFact>): readonly MissingFact[] {
  return [...facts].sort((a, b) => compareIds(a.name, b.name) || compareIds(a.layer, b.layer));
}

/** An amount nothing is recorded of. */
export function unknownAmount(layer: string, id: string, name: string, reason?: string): OpenAmount {
  return {
    value: null,
    lower: 0,
    isEstimated: false,
    missing: [{ layer, name, first: id, records: 1 }],
    sources: [],
    ...(reason === undefined ? {} : { reason }),
  };
}

export function knownAmount(value: number, layer: string, records = 1, date?: string): OpenAmount {
  return {
    value,
    lower: value,
    upper: value,
    isEstimated: false,
    missing: [],
    sources: [{ layer, records, value }],
    ...(date === undefined ? {} : { date }),
  };
}

/** Amounts of several parks, each by its share (1 = all of it): open as soon as one is, never averaged. */
export function addAmounts(terms: readonly { readonly amount: OpenAmount; readonly share: number }[]): OpenAmount {
  const value = createSum();
  const lower = createSum();
  const upper = createSum();
  const missing = new Map<string, MissingFact>();
  const sources = new Map<string, AmountSource>();
  for (const { amount, share } of terms) {
    value.add((amount.value ?? 0) * share);
    lower.add(amount.lower * share);
    upper.add((amount.upper ?? 0) * share);
    for (const fact of amount.missing) {
      const key = `${fact.layer} ${fact.name}`;
      const known = missing.get(key);
      const first = known !== undefined && compareIds(known.first, fact.first) < 0 ? known.first : fact.first;
      missing.set(key, { ...fact, first, records: fact.records + (known?.records ?? 0) });
    }
    for (const { layer, records, value: part } of amount.sources) {
      const known = sources.get(layer);
      sources.set(layer, {
        layer,
        records: records + (known?.records ?? 0),
        value: part * share + (known?.value ?? 0),
      });
    }
  }
  const amounts = terms.map(({ amount }) => amount);
  const isOpen = amounts.some((amount) => amount.value === null);
  const reason = amounts.find((amount) => amount.reason !== undefined)?.reason;
  const dates = new Set(amounts.flatMap(({ date }) => date ?? []));
  const [date] = dates;
  return {
    value: isOpen ? null : value.value(),
    lower: lower.value(),
    ...(amounts.every((amount) => amount.upper !== undefined) ? { upper: upper.value() } : {}),
    isEstimated: amounts.some((amount) => amount.isEstimated),
    missing: sortMissing(missing.values()),
    sources: [...sources.values()].sort((a, b) => compareIds(a.layer, b.layer)),
    ...(isOpen && reason !== undefined ? { reason } : {}),
    ...(date !== undefined && dates.size === 1 ? { date } : {}),
  };
}

/** `parcels/GY-0101 +2: construction.asBuilt`. */
export function formatMissing({ layer, name, first, records }: MissingFact): string {
  return `${layer}/${first}${records > 1 ? ` +${records - 1}` : ""}: ${name}`;
}

/** The records an amount was added up from, as inputs of a figure. */
export function inputsOf(amount: OpenAmount, unit: string): readonly FigureInput[] {
  return amount.sources.map(({ layer, records, value }) => ({
    name: layer,
    value,
    unit,
    from: `${layer} (${records})`,
    date: amount.date ?? null,
  }));
}
