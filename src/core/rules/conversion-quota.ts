import { listMissing } from "../indicators/ratio.ts";
import { isAbove } from "../model/verdict.ts";

/**
 * Does the available quota cover the land an expansion converts? ha. Just covered passes; what is not is the shortage. Not
 * recorded: unknown. Source: 土地管理法 art. 44, domain §7.2.
 */
export function judgeConversionQuota(
  neededHa: number | null,
  availableHa: number | null,
): {
  readonly shortageHa: number | null;
  readonly verdict: "pass" | "fail" | "unknown";
  readonly missing: readonly string[];
} {
  if (neededHa === null || availableHa === null) {
    return { shortageHa: null, verdict: "unknown", missing: listMissing({ neededHa, availableHa }) };
  }
  const isShort = isAbove(neededHa, availableHa);
  return { shortageHa: isShort ? neededHa - availableHa : 0, verdict: isShort ? "fail" : "pass", missing: [] };
}
