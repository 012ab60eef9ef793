import type { Construction } from "../model/records.ts";
import { isBelow, type Ternary } from "../model/verdict.ts";

export interface StartFacts {
  readonly permitOn: string | null;
  /** Null: not recorded whether a permit was issued. */
  readonly permitIssued: boolean | null;
  readonly foundation: Construction["foundation"];
  readonly pitComplete: boolean | null;
  readonly pilesDoneShare: number | null;
  readonly groundWorksShare: number | null;
  /** Does a completed building stand on the parcel, or is its completion recorded? */
  readonly hasCompletedBuilding: boolean;
}

export interface StartOfConstruction {
  readonly started: Ternary;
  /** Property paths that keep the answer open. */
  readonly missing: readonly string[];
  readonly flags: readonly string[];
}

/**
 * Has construction started? Only with a construction permit **and** a deep pit fully dug, or all piles driven, or for other
 * foundations the share of ground works the pack names. A permit issued after the day judged does not count.
 *
 * Permit recorded as not issued: no, whatever stands there. Permit not recorded: open, unless a completed building stands on
 * the parcel (then yes, flag `no_permit_record`, D). Reported starting dates are evidence only.
 *
 * `groundWorksShare` null: no pack says how much of the ground works is a start.
 * Source: 闲置土地处置办法 art. 30; domain §5.2.
 */
export function decideStart(facts: StartFacts, asOf: string, groundWorksShare: number | null): StartOfConstruction {
  const issued = isIssued(facts, asOf);
  if (issued === false) return { started: false, missing: [], flags: [] };
  if (issued === null && facts.hasCompletedBuilding) return { started: true, missing: [], flags: ["no_permit_record"] };
  const foundation = decideFoundation(facts, groundWorksShare);
  if (issued === null)
    return { started: null, missing: ["construction.permitIssued", ...foundation.missing], flags: [] };
  return { ...foundation, flags: [] };
}

function isIssued({ permitOn, permitIssued }: StartFacts, asOf: string): Ternary {
  if (permitOn !== null) return permitOn <= asOf && permitIssued !== false;
  return permitIssued;
}

function decideFoundation(
  facts: StartFacts,
  groundWorksShare: number | null,
): { readonly started: Ternary; readonly missing: readonly string[] } {
  switch (facts.foundation) {
    case "deep_pit":
      return open(facts.pitComplete, "construction.pitComplete");
    case "piled":
      return open(
        facts.pilesDoneShare === null ? null : !isBelow(facts.pilesDoneShare, 1),
        "construction.pilesDoneShare",
      );
    case "other":
      if (groundWorksShare === null) return { started: null, missing: [] };
      return open(
        facts.groundWorksShare === null ? null : !isBelow(facts.groundWorksShare, groundWorksShare),
        "construction.groundWorksShare",
      );
    case null:
      return { started: null, missing: ["construction.foundation"] };
  }
}

function open(started: Ternary, path: string): { readonly started: Ternary; readonly missing: readonly string[] } {
  return { started, missing: started === null ? [path] : [] };
}
