import { z } from "zod/mini";

/** A property that may be missing: absent and null both mean "not known" and read as null. */
export function known<T extends z.ZodMiniType>(type: T) {
  return z._default(z.nullable(type), null);
}

/** Calendar date `YYYY-MM-DD` that exists. */
export const isoDateSchema = z.iso.date();
/** Years a recorded day may lie in: a slip such as 0203 or 9999 is no date of a park. */
export const recordedYears = { first: 1800, last: 2200 } as const;
/** Key of an amount by year: `2025`. */
export const yearKeySchema = z.string().check(z.regex(/^(18|19|20|21)[0-9]{2}$/));
const [firstDay, lastDay] = ["1949-01-01", "2100-12-31"];
/** Day on which a regulation begins or ends: a date of 1949 to 2100, so that a slip such as 0203 or 20230 is seen. */
export const regulationDateSchema = z.iso
  .date()
  .check(z.refine((day) => day >= firstDay && day <= lastDay, `a date from ${firstDay} to ${lastDay}`));
/** Year of a paper. */
export const paperYearSchema = z
  .number()
  .check(z.refine((year) => Number.isInteger(year) && year >= 1900 && year <= 2100, "a year from 1900 to 2100"));
/** Finite number, zero or more; the upper end only keeps sums finite. */
export const amountSchema = z.number().check(z.nonnegative(), z.lte(1e15));
/** Fraction 0 to 1. */
export const shareSchema = z.number().check(z.gte(0), z.lte(1));
export const idSchema = z.string().check(z.minLength(1), z.maxLength(256));

export const text = () => known(z.string());
export const date = () => known(isoDateSchema);
export const amount = () => known(amountSchema);
export const share = () => known(shareSchema);
export const flag = () => known(z.boolean());
export const list = <T extends z.ZodMiniType>(item: T) => z._default(z.array(item), []);
