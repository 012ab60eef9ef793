import type { IntensiveInput } from "./intensive-ratios.ts";
import { sumOrdered } from "./ratio.ts";

/**
 * The accounts of several parks as those of one (一区多园): numerators and denominators are added, ratios never averaged.
 *
 * An account that one park has not recorded is not recorded for all, so a total is never too small without saying so. No park:
 * nothing recorded. The order of the parks does not change the sums.
 *
 * Source: domain §4.2 (D).
 */
export function rollUpAccounts<Name extends string = IntensiveInput>(
  parks: readonly Readonly<Partial<Record<Name, number | null>>>[],
  names: readonly Name[],
): Readonly<Record<Name, number | null>> {
  const sums = names.map((name) => {
    const terms = parks.map((park) => park[name] ?? null);
    const known = terms.filter((term) => term !== null);
    return [name, terms.length === 0 || known.length < terms.length ? null : sumOrdered(known)] as const;
  });
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(sums) as Record<Name, number | null>;
}
