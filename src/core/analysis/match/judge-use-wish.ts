import type { Verdict } from "../../model/check.ts";
import { hasPrefix } from "../../model/land-use.ts";
import { allOf, anyOf, type Ternary } from "../../model/verdict.ts";
import type { Offer, UsesAllowed } from "./offer.ts";

interface UseAnswer {
  readonly met: Ternary;
  readonly asked: string | number;
  readonly has: string | null;
  readonly missing: readonly string[];
}

/**
 * Does an offer take this use? A use of the matrix: the owner's list has to name it, and the zones have to permit it; a list
 * that names no uses is open, and so is what the zones permit on a condition only. A land-use code: the class of the parcel, or
 * one the list names, has to begin with it. `industry` is any industry: its pollution class is a wish of its own.
 */
export function judgeUseWish(offer: Offer, use: string, codeSystem: string | undefined): UseAnswer {
  return isLandUseCode(use) ? judgeClass(offer, use, codeSystem) : judgeWord(offer, use, use);
}

/** Does an offer take an industry of this code? What the matrix does not count as industry is open: it has no row for it. */
export function judgeIndustry(offer: Offer, code: string): UseAnswer {
  const prefixes = offer.uses?.industryPrefixes ?? null;
  const isIndustry = offer.uses !== null && (prefixes === null || hasPrefix(code.replace(/^[A-Z]/i, ""), prefixes));
  if (isIndustry) return judgeWord(offer, code, "industry");
  return { met: null, asked: code, has: offer.landUse, missing: [offer.uses === null ? "ruleSets" : "use"] };
}

/** Does an offer take industry of this pollution class? */
export function judgePollutionClass(offer: Offer, pollutionClass: 1 | 2 | 3): UseAnswer {
  return judgeWord(offer, pollutionClass, `industry_${pollutionClass}`);
}

/** Uses of the matrix are words; a code holds a digit or capitals first: `100102`, `GI`, `M1-1`. */
function isLandUseCode(use: string): boolean {
  return /^[0-9A-Z]/.test(use);
}

function judgeClass(offer: Offer, use: string, codeSystem: string | undefined): UseAnswer {
  const prefix = use.replace(/\*$/, "");
  const codes = offer.permittedUses.filter(isLandUseCode);
  if (offer.landUse !== null && isOfSystem(offer, codeSystem)) codes.push(offer.landUse);
  const met = codes.length === 0 ? null : codes.some((code) => code.startsWith(prefix));
  return { met, asked: use, has: offer.landUse, missing: met === null ? ["landUse"] : [] };
}

/** A code says nothing about an offer whose class is of another system, or of none that is named. */
function isOfSystem(offer: Offer, codeSystem: string | undefined): boolean {
  return codeSystem === undefined || offer.codeSystem === codeSystem;
}

function judgeWord(offer: Offer, asked: string | number, use: string): UseAnswer {
  const listed = isListed(offer, use);
  const allowed = isAllowed(offer.uses, use);
  const met = allOf([listed, allowed]);
  const missing = [
    ...(listed === null ? ["listing.permittedUses"] : []),
    ...(allowed === null ? [offer.uses === null ? "ruleSets" : "zones.compatibleUses"] : []),
  ];
  return { met, asked, has: offer.landUse, missing: met === null ? missing : [] };
}

/** `industry` in the owner's list stands for every class. */
function isListed({ permittedUses }: Offer, use: string): Ternary {
  const words = permittedUses.filter((permitted) => !isLandUseCode(permitted));
  if (words.length === 0) return null;
  if (use === "industry") return words.some((word) => word === "industry" || word.startsWith("industry_"));
  return words.includes(use) || (use.startsWith("industry_") && words.includes("industry"));
}

function isAllowed(uses: UsesAllowed | null, use: string): Ternary {
  if (uses === null) return null;
  const classes = use === "industry" ? ["industry_1", "industry_2", "industry_3"] : [use];
  return anyOf(classes.map((key) => toTernary(uses.verdicts[key])));
}

/** Permitted on a condition is open: somebody has to look whether it is kept. */
function toTernary(verdict: Verdict | undefined): Ternary {
  if (verdict === "pass") return true;
  return verdict === "fail" ? false : null;
}
