import { divideRecorded, type Ratio } from "../indicators/ratio.ts";
import type { Verdict } from "../model/check.ts";
import type { RulePack } from "../model/rule-pack.ts";
import { compareWithBounds } from "../model/verdict.ts";
import { findLimitByUse } from "./limit-by-use.ts";

export interface PredominantUse {
  readonly share: Ratio;
  readonly minShare: number | null;
  readonly verdict: Verdict;
}

/**
 * Do the predominant uses of a Singapore business zone (B1, B2) take enough of the floor area? The rest is ancillary. m². Just
 * the least share is enough. Not recorded: unknown; no floor area: not applicable; a zone without such a limit: not applicable.
 *
 * Source: URA Development Control guidelines (V), domain §6.6; share in `sg-ura`.
 */
export function judgePredominantUse(
  facts: { readonly predominantM2: number | null; readonly gfaM2: number | null },
  pack: Pick<RulePack, "limits">,
  zone: string,
): PredominantUse {
  const share = divideRecorded({ predominantM2: facts.predominantM2, gfaM2: facts.gfaM2 });
  const minShare = findLimitByUse(pack, "predominant_gfa_share", zone)?.value ?? null;
  if (minShare === null || share.state === "not_applicable") return { share, minShare, verdict: "not_applicable" };
  return { share, minShare, verdict: compareWithBounds(">=", minShare, { value: share.value }) };
}
