import type { LandAccountsRule } from "../../model/evaluation-rules.ts";
import { hasPrefix } from "../../model/land-use.ts";
import type { Ternary } from "../../model/verdict.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import { findTermEnd } from "../parcel-tags.ts";
import { type AccountContext, codesOf } from "./classify-ground.ts";
import { missingOfUse } from "./classify-use.ts";
import { isIn, type LandCell } from "./land-cell.ts";
import { type AmountSum, createAmountSum, type OpenAmount } from "./open-amount.ts";

/** Land that was due to be auctioned or dealt with, and what of it was, ha. */
export interface DisposalAmounts {
  readonly auctionDueHa: OpenAmount;
  readonly auctionedHa: OpenAmount;
  readonly expiredDueHa: OpenAmount;
  readonly expiredDealtHa: OpenAmount;
  readonly idleDueHa: OpenAmount;
  readonly idleDealtHa: OpenAmount;
}

/**
 * Paid land that had to be auctioned and was; land whose term ended, or that was found idle, and what has been dealt with.
 * Dealt with is what the records show: land taken back, and idle land that has been built since. A term that ended and was
 * granted anew is no longer on record, so it is in neither sum.
 *
 * Source: domain §4.2 (K~); uses and day of the auction rule are the pack's.
 */
export function sumDisposalAmounts(
  parcels: readonly JudgedParcel[],
  cellsByParcel: ReadonlyMap<string, readonly LandCell[]>,
  context: AccountContext,
  asOf: string,
  scale: number,
): DisposalAmounts {
  const names = ["auctionDueHa", "auctionedHa", "expiredDueHa", "expiredDealtHa", "idleDueHa", "idleDealtHa"] as const;
  const sums = Object.fromEntries(names.map((name) => [name, createAmountSum("accounts_open")])) as Record<
    keyof DisposalAmounts,
    AmountSum
  >;
  for (const parcel of parcels) {
    const areaHa = (parcel.shape.areaM2 * scale) / m2PerHa;
    const { id } = parcel.facts.parcel;
    const { stage } = parcel.brief;
    const add = (name: keyof DisposalAmounts, { belongs, missing }: Belonging): void => {
      if (belongs === false) return;
      sums[name].add({ layer: "parcels", id, belongs, value: areaHa, lower: areaHa, upper: areaHa, missing });
    };
    const cells = cellsByParcel.get(id) ?? [];
    const auctionDue = isAuctionDue(parcel, cells, context);
    add("auctionDueHa", auctionDue);
    if (auctionDue.belongs !== false) add("auctionedHa", both(auctionDue, isAuctioned(parcel, context.rule)));
    const expired = isExpired(parcel, cells, context.rule, asOf);
    add("expiredDueHa", expired);
    if (stage === "reclaimed") add("expiredDealtHa", expired);
    const idle = isFoundIdle(parcel, asOf);
    add("idleDueHa", known(idle));
    add("idleDealtHa", known(idle && (stage === "reclaimed" || stage === "built")));
  }
  return Object.fromEntries(names.map((name) => [name, sums[name].total()])) as Record<
    keyof DisposalAmounts,
    OpenAmount
  >;
}

interface Belonging {
  readonly belongs: Ternary;
  readonly missing: readonly string[];
}

const m2PerHa = 10_000;

function known(belongs: boolean): Belonging {
  return { belongs, missing: [] };
}

function both(a: Belonging, b: Belonging): Belonging {
  if (a.belongs === false || b.belongs === false) return known(false);
  const belongs = a.belongs === null || b.belongs === null ? null : true;
  return { belongs, missing: [a, b].flatMap((one) => (one.belongs === null ? one.missing : [])) };
}

function isPaid(cells: readonly LandCell[]): Belonging {
  const [cell] = cells;
  if (cell === undefined) return known(false);
  return { belongs: isIn(cell.supply, (account) => account.startsWith("D2")), missing: cell.supply.missing };
}

function isAuctionDue({ facts }: JudgedParcel, cells: readonly LandCell[], context: AccountContext): Belonging {
  const { uses, from } = context.rule.auction_due;
  const { parcel } = facts;
  const codes = codesOf(parcel, context);
  const use: Belonging =
    codes === undefined
      ? { belongs: null, missing: [missingOfUse(parcel.landUse, parcel.codeSystem)] }
      : known(codes.every((code) => hasPrefix(code, uses)));
  const date = parcel.supply?.date ?? null;
  const time: Belonging = date === null ? { belongs: null, missing: ["supply.date"] } : known(date >= from);
  return both(isPaid(cells), both(use, time));
}

function isAuctioned({ facts }: JudgedParcel, { supply_modes: modes }: LandAccountsRule): Belonging {
  const mode = facts.parcel.supply?.mode ?? "";
  if (modes.auctioned.includes(mode)) return known(true);
  return modes.not_auctioned.includes(mode) ? known(false) : { belongs: null, missing: ["supply.mode"] };
}

/** Allocated land has no term that could end; of other land taken back the term decides, open where it is not recorded. */
function isExpired(
  { facts, brief }: JudgedParcel,
  cells: readonly LandCell[],
  { supply_modes: modes }: LandAccountsRule,
  asOf: string,
): Belonging {
  if (brief.stage === "reclaimed") {
    const end = findTermEnd(facts.parcel);
    const on = facts.parcel.construction?.reclaim?.date ?? null;
    const mode = facts.parcel.supply?.mode ?? null;
    if (mode !== null && modes.allocated.includes(mode)) return known(false);
    if (end === null) return { belongs: null, missing: ["contract.termYears"] };
    if (end >= asOf) return known(false);
    return on === null ? { belongs: null, missing: ["construction.reclaim.date"] } : known(on > end);
  }
  const [cell] = cells;
  if (cell === undefined) return known(false);
  return { belongs: isIn(cell.supply, (account) => account === "D22"), missing: cell.supply.missing };
}

/** A finding counts from its date on; one without date counts always. */
function isFoundIdle({ facts }: JudgedParcel, asOf: string): boolean {
  const finding = facts.parcel.construction?.idleFinding ?? null;
  if (finding === null || (finding.no === null && finding.date === null)) return false;
  return finding.date === null || finding.date <= asOf;
}
