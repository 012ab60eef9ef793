import { hasPrefix } from "../../model/land-use.ts";
import type { Parcel } from "../../model/records.ts";

/** Does a rule that names land uses speak about a parcel? Else what has to be known for an answer. */
export type LandConcern = "yes" | "no" | { readonly reason: string; readonly missing: readonly string[] };

/**
 * Is a parcel of one of the land uses that a rule names? A code says something only in the code system of the rule's pack; no
 * code, or one without its system, leaves it open. A rule that names none speaks about all.
 */
export function findConcern(
  { landUse, codeSystem }: Pick<Parcel, "landUse" | "codeSystem">,
  packCodeSystem: string,
  uses: readonly string[] | undefined,
): LandConcern {
  if (uses === undefined) return "yes";
  if (landUse === null) return { reason: "land_use_missing", missing: ["landUse"] };
  if (codeSystem === null) return { reason: "code_system_missing", missing: ["codeSystem"] };
  return codeSystem === packCodeSystem && hasPrefix(landUse, uses) ? "yes" : "no";
}
