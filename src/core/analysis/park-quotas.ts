import type { FigureInput } from "../model/figure.ts";
import { compareIds } from "../model/ids.ts";
import type { Park, Quota } from "../model/records.ts";

type QuotaKind = Quota["kind"];

/** Quotas of one kind and year, added up. */
export interface QuotaSum {
  readonly ids: readonly string[];
  /** Null: one of them is not recorded, or there is no record at all. */
  readonly grantedM2: number | null;
  readonly usedM2: number | null;
  readonly availableM2: number | null;
  readonly missing: readonly string[];
  readonly inputs: readonly FigureInput[];
}

/** One row of a park's ledger of quotas. */
export interface QuotaEntry extends Omit<QuotaSum, "inputs"> {
  /** Null: not said; such a quota counts in every year. */
  readonly year: number | null;
  readonly kind: QuotaKind;
}

/**
 * What is left of the quotas of some parks, m²: granted less used. Records that name no park are for all of them. A conversion
 * quota is one year's; replacement of cultivated land stays until it is used, so what was recorded up to the year counts (D).
 * Nothing recorded is not 0: it is missing.
 */
export function summarizeQuotas(
  quotas: ReadonlyMap<string, Quota> | undefined,
  parkIds: readonly string[],
  { kind, year }: { readonly kind: QuotaKind; readonly year: number },
): QuotaSum {
  const isInYear = (quota: Quota): boolean =>
    quota.year === null || (kind === "conversion" ? quota.year === year : quota.year <= year);
  const records = findQuotas(quotas, parkIds).filter((quota) => quota.kind === kind && isInYear(quota));
  const sum = addQuotas(records);
  return records.length > 0 ? sum : { ...sum, missing: [quotas === undefined ? "quotas" : `quotas.${kind}.${year}`] };
}

/** The ledger of a park, by year and kind: quotas that name it, the zone it is part of, or no park. */
export function listQuotas(park: Park, quotas: ReadonlyMap<string, Quota> | undefined): readonly QuotaEntry[] {
  const records = findQuotas(quotas, [park.id, ...(park.parentId === null ? [] : [park.parentId])]);
  const groups = new Map<string, Quota[]>();
  for (const quota of records) {
    const key = `${quota.year ?? ""} ${quota.kind}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [quota]);
    else group.push(quota);
  }
  return [...groups]
    .sort(([a], [b]) => compareIds(a, b))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const { inputs: _inputs, ...sum } = addQuotas(group);
      return [{ year: first.year, kind: first.kind, ...sum }];
    });
}

function findQuotas(quotas: ReadonlyMap<string, Quota> | undefined, parkIds: readonly string[]): readonly Quota[] {
  return [...(quotas?.values() ?? [])]
    .filter(({ parkId }) => parkId === null || parkIds.includes(parkId))
    .sort((a, b) => compareIds(a.id, b.id));
}

function addQuotas(records: readonly Quota[]): QuotaSum {
  const grantedM2 = addUp(records.map((quota) => quota.grantedM2));
  const usedM2 = addUp(records.map((quota) => quota.usedM2));
  return {
    ids: records.map(({ id }) => id),
    grantedM2,
    usedM2,
    availableM2: grantedM2 === null || usedM2 === null ? null : grantedM2 - usedM2,
    missing: [
      ...(records.length > 0 && grantedM2 === null ? ["quotas.grantedM2"] : []),
      ...(records.length > 0 && usedM2 === null ? ["quotas.usedM2"] : []),
    ],
    inputs: records.flatMap(({ id, grantedM2: granted, usedM2: used, document, year }) => {
      const from = `quotas/${id}${document === null ? "" : ` (${document})`}`;
      const date = year === null ? null : String(year);
      return [
        { name: "grantedM2", value: granted, unit: "m2", from, date },
        { name: "usedM2", value: used, unit: "m2", from, date },
      ];
    }),
  };
}

function addUp(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return amounts.length === 0 || known.length < amounts.length ? null : known.reduce((sum, amount) => sum + amount, 0);
}
