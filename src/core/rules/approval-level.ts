import { listMissing } from "../indicators/ratio.ts";
import type { GatesRule } from "../model/park-rules.ts";
import { anyOf, isAbove } from "../model/verdict.ts";

export interface ExpropriationFacts {
  readonly permanentBasicFarmlandHa: number | null;
  /** Cultivated land outside permanent basic farmland. */
  readonly cultivatedHa: number | null;
  readonly otherHa: number | null;
}

/**
 * Who approves the expropriation an expansion needs? Any permanent basic farmland, or more cultivated or other land than the
 * pack's hectares, goes to the State Council; else the province. One limb known to be over decides; otherwise one that is not
 * recorded leaves it open. Information, no verdict; delegated provinces differ.
 *
 * Source: 土地管理法 (2019) art. 46 (K+), domain §7.4; hectares in the pack's `gates` section.
 */
export function findApprovalLevel(
  facts: ExpropriationFacts,
  rule: Pick<GatesRule, "cultivated_over_ha" | "other_over_ha">,
): { readonly level: "state_council" | "province" | null; readonly missing: readonly string[] } {
  const { permanentBasicFarmlandHa, cultivatedHa, otherHa } = facts;
  const isOver = anyOf([
    permanentBasicFarmlandHa === null ? null : permanentBasicFarmlandHa > 0,
    cultivatedHa === null ? null : isAbove(cultivatedHa, rule.cultivated_over_ha),
    otherHa === null ? null : isAbove(otherHa, rule.other_over_ha),
  ]);
  if (isOver === null) return { level: null, missing: listMissing({ ...facts }) };
  return { level: isOver ? "state_council" : "province", missing: [] };
}
