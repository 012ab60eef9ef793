import type { IntensiveUseRule } from "../../model/park-rules.ts";
import { classifyDevelopmentZone, type DevelopmentZoneType } from "../../rules/development-zone-type.ts";
import type { Holding } from "./holding.ts";
import { formatMissing, type OpenAmount } from "./open-amount.ts";

/**
 * Type of a zone by its land accounts. Accounts that are open decide it all the same where every value they may have gives
 * the same type.
 */
export function findZoneType({ accounts }: Holding, rule: IntensiveUseRule | undefined): DevelopmentZoneType {
  const { A, A1, A2 } = accounts;
  const missing = [...new Set([A, A1, A2].flatMap((amount) => amount.missing.map(formatMissing)))];
  if (rule === undefined) return { type: null, state: "unknown", missing: [] };
  const facts = { builtUrbanHa: A.value, housingHa: A1.value, industryHa: A2.value };
  const type = classifyDevelopmentZone(facts, rule);
  if (type.state !== "unknown" || type.reason !== undefined) return type;
  const types = new Set(
    listShares(A1, A).flatMap((housingHa) =>
      listShares(A2, A).map(
        (industryHa) => classifyDevelopmentZone({ builtUrbanHa: 1, housingHa, industryHa }, rule).type,
      ),
    ),
  );
  const [only = null] = types;
  return types.size === 1 && only !== null ? { type: only, state: "known", missing: [] } : { ...type, missing };
}

/** The least and the most a part may be of the whole; null where there is no bound. */
function listShares(part: OpenAmount, whole: OpenAmount): readonly (number | null)[] {
  const most = part.value ?? part.upper;
  const wholeMost = whole.value ?? whole.upper;
  const wholeLeast = whole.value ?? whole.lower;
  if (most === undefined || wholeMost === undefined || !(wholeLeast > 0)) return [null];
  return [(part.value ?? part.lower) / wholeMost, Math.min(1, most / wholeLeast)];
}
