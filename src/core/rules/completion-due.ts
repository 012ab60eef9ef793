import { addDays, addMonths, addYears, daysBetween } from "../model/calendar.ts";
import type { Contract } from "../model/records.ts";

type Dates = Pick<Contract, "agreedCompletion" | "extensionMonths" | "agreedStart" | "extendedStart">;

/**
 * Days by which completion is put off: the months recorded as approved; else as many days as the approved start lies after the
 * agreed one, since completion moves with it (GF-2008-2601 art. 16). Neither recorded: none.
 */
export function countExtensionDays(contract: Dates | null): number {
  if (contract === null || contract.agreedCompletion === null) return 0;
  const { agreedCompletion, extensionMonths, agreedStart, extendedStart } = contract;
  if (extensionMonths !== null) return daysBetween(agreedCompletion, addMonths(agreedCompletion, extensionMonths));
  if (agreedStart === null || extendedStart === null) return 0;
  return Math.max(0, daysBetween(agreedStart, extendedStart));
}

/**
 * Last day on which completion is in time: the agreed one put off by the extension, and by no more than the years a pack allows
 * (null: no pack says). GF-2008-2601 art. 16, domain §5.6.
 */
export function extendCompletion(
  agreedCompletion: string,
  extensionDays: number,
  maxExtensionYears: number | null,
): { readonly due: string; readonly isOverLimit: boolean } {
  const extended = addDays(agreedCompletion, extensionDays);
  const latest = maxExtensionYears === null ? null : addYears(agreedCompletion, maxExtensionYears);
  return latest !== null && extended > latest
    ? { due: latest, isOverLimit: true }
    : { due: extended, isOverLimit: false };
}
