import { z } from "zod";

/** A property that may be missing: absent and null both mean "not known" and read as null. */
export function known<T extends z.ZodType>(type: T) {
  return type.nullable().default(null);
}

/** Calendar date `YYYY-MM-DD` that exists. */
export const isoDateSchema = z.iso.date();
/** Finite number, zero or more. */
export const amountSchema = z.number().nonnegative();
/** Fraction 0 to 1. */
export const shareSchema = z.number().min(0).max(1);
export const idSchema = z.string().min(1).max(256);

export const text = () => known(z.string());
export const date = () => known(isoDateSchema);
export const amount = () => known(amountSchema);
export const share = () => known(shareSchema);
export const flag = () => known(z.boolean());
export const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);
