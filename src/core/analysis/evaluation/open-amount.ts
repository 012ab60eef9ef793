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

/** Adds records up. What may belong counts in the upper bound only; the order of the records does not matter. */
export function sumParts(parts: Iterable<AmountPart>, reason?: string): OpenAmount {
  const value = createSum();
  const lower = createSum();
  const upper = createSum();
  const missing = new Map<string, MissingRecords>();
  const sources = new Map<string, { readonly ids: Set<string>; readonly sum: ReturnType<typeof createSum> }>();
  let isOpen = false;
  let isBounded = true;
  let isEstimated = false;
  for (const part of parts) {
    if (part.belongs === false) continue;
    if (part.upper === undefined) isBounded = false;
    else upper.add(part.upper);
    isEstimated ||= part.isEstimated === true;
    if (part.belongs === null || part.value === null) {
      isOpen = true;
      noteMissing(missing, part);
    }
    if (part.belongs === null) continue;
    lower.add(part.lower);
    value.add(part.value ?? 0);
    const source = sources.get(part.layer) ?? { ids: new Set(), sum: createSum() };
    source.ids.add(part.id);
    source.sum.add(part.value ?? part.lower);
    sources.set(part.layer, source);
  }
  return {
    value: isOpen ? null : value.value(),
    lower: lower.value(),
    ...(isBounded ? { upper: upper.value() } : {}),
    isEstimated,
    missing: sortMissing([...missing.values()].map(toMissingFact)),
    sources: [...sources]
      .sort(([a], [b]) => compareIds(a, b))
      .map(([layer, { ids, sum }]) => ({ layer, records: ids.size, value: sum.value() })),
    ...(isOpen && reason !== undefined ? { reason } : {}),
  };
}

interface MissingRecords {
  readonly layer: string;
  readonly name: string;
  readonly ids: Set<string>;
}

function noteMissing(missing: Map<string, MissingRecords>, part: AmountPart): void {
  for (const name of part.missing) {
    const key = `${part.layer} ${name}`;
    const known = missing.get(key);
    if (known === undefined) missing.set(key, { layer: part.layer, name, ids: new Set([part.id]) });
    else known.ids.add(part.id);
  }
}

function toMissingFact({ layer, name, ids }: MissingRecords): MissingFact {
  const [first = ""] = [...ids].sort(compareIds);
  return { layer, name, first, records: ids.size };
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
