import { z } from "zod/mini";

/** A property that may be missing: absent and null both mean "not known" and read as null. */
export function known<T extends z.ZodMiniType>(type: T) {
  return z._default(z.nullable(type), null);
}

/** Calendar date `YYYY-MM-DD` that exists. */
export const isoDateSchema = z.iso.date();
/** Finite number, zero or more. */
export const amountSchema = z.number().check(z.nonnegative());
/** Fraction 0 to 1. */
export const shareSchema = z.number().check(z.gte(0), z.lte(1));
export const idSchema = z.string().check(z.minLength(1), z.maxLength(256));

export const text = () => known(z.string());
export const date = () => known(isoDateSchema);
export const amount = () => known(amountSchema);
export const share = () => known(shareSchema);
export const flag = () => known(z.boolean());
export const list = <T extends z.ZodMiniType>(item: T) => z._default(z.array(item), []);
