import type { LandAccountsRule } from "../../model/evaluation-rules.ts";
import { accountKeys } from "../../model/land-accounts.ts";
import type { Park } from "../../model/records.ts";
import type { AuditWorld } from "../audit-world.ts";
import { createSum } from "../compensated-sum.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import { type AccountAmounts, sumAccounts, sumDeveloped } from "./account-amounts.ts";
import { sumDisposalAmounts } from "./disposal-amounts.ts";
import { sumFirmAmounts } from "./firm-amounts.ts";
import { sumFloorAmounts } from "./floor-amounts.ts";
import { addHoldings, type Holding } from "./holding.ts";
import type { LandCell } from "./land-cell.ts";
import type { ParkGround } from "./measure-park-ground.ts";
import { addAmounts, knownAmount, type MissingFact, type OpenAmount, unknownAmount } from "./open-amount.ts";
import { averageYearlySupply } from "./yearly-supply.ts";

const m2PerHa = 10_000;

/** A park with what belongs to itself and to none of the parks inside it. */
export interface OwnLand {
  readonly park: Park;
  readonly parcels: readonly JudgedParcel[];
  readonly cells: readonly LandCell[];
  readonly ground: ParkGround;
  /** Area of the basis over measured area; null where the basis is grid and there is none. */
  readonly scale: number | null;
}

/** What a park is evaluated from, as far as it belongs to the park itself. */
export function assembleOwn(
  own: OwnLand,
  cellsByParcel: ReadonlyMap<string, readonly LandCell[]>,
  rule: LandAccountsRule,
  world: AuditWorld,
): Holding {
  const { park, parcels, cells, ground } = own;
  const { asOf, landUseTables } = world.context;
  const scale = own.scale ?? 1;
  const accountedM2 = createSum();
  for (const cell of cells) accountedM2.add(cell.areaM2);
  return {
    accounts: sumAccounts(cells, ground.ownM2, own.scale, park.id),
    others: {
      ...sumFloorAmounts(parcels, cellsByParcel, rule, world.context, scale),
      ...sumFirmAmounts(parcels, cellsByParcel, rule, park.id, world),
      ...sumDisposalAmounts(parcels, cellsByParcel, { rule, landUseTables }, asOf, scale),
      accountedHa: knownAmount((accountedM2.value() * scale) / m2PerHa, "cells"),
      developedHa: sumDeveloped(cells, scale),
      residents: residentsOf(park),
      yearlySupplyHa: averageYearlySupply(park, parcels, rule.supply_years, asOf, scale),
    },
  };
}

function residentsOf({ id, residents }: Park): OpenAmount {
  return residents === null ? unknownAmount("parks", id, "residents") : knownAmount(residents, "parks");
}

/**
 * A park that consists of others (一区多园): numerators and denominators added, ratios never averaged. Firms are counted once over
 * all its parks; residents and yearly supply are those it records itself, else the sums of its parks.
 */
export function assembleWhole(
  own: OwnLand,
  ownHolding: Holding,
  inner: readonly Holding[],
  parcels: readonly JudgedParcel[],
  cellsByParcel: ReadonlyMap<string, readonly LandCell[]>,
  rule: LandAccountsRule,
  world: AuditWorld,
): Holding {
  if (inner.length === 0) return ownHolding;
  const { park, ground, scale } = own;
  const { accounts, others } = addHoldings([ownHolding, ...inner].map((holding) => ({ holding, share: 1 })));
  const addInner = (name: "residents" | "yearlySupplyHa"): OpenAmount =>
    addAmounts(inner.map((holding) => ({ amount: holding.others[name], share: 1 })));
  const total = scale === null ? accounts.total : knownAmount((ground.totalM2 * scale) / m2PerHa, "parks");
  const { asOf } = world.context;
  return {
    accounts: { ...accounts, total },
    others: {
      ...others,
      ...sumFirmAmounts(parcels, cellsByParcel, rule, park.id, world),
      residents: park.residents === null ? addInner("residents") : residentsOf(park),
      yearlySupplyHa:
        park.supplyByYearHa === null && hasRecordedSupply(inner)
          ? addInner("yearlySupplyHa")
          : averageYearlySupply(park, parcels, rule.supply_years, asOf, scale ?? 1),
    },
  };
}

/** Does any of the parks record its supply itself? Then their averages are added, not those of the parcels. */
function hasRecordedSupply(inner: readonly Holding[]): boolean {
  return inner.some(({ others }) => others.yearlySupplyHa.sources.some(({ layer }) => layer === "parks"));
}

/** A holding nothing can be said of, and what it misses. */
export function unknownHolding(reason: string, missing: readonly MissingFact[] = []): Holding {
  const open: OpenAmount = { value: null, lower: 0, isEstimated: false, missing, sources: [], reason };
  const accounts = Object.fromEntries(accountKeys.map((key) => [key, open])) as AccountAmounts;
  return {
    accounts,
    others: {
      gfaM2: open,
      footprintM2: open,
      industrialGfaM2: open,
      coveredM2: open,
      investmentWan: open,
      revenueWan: open,
      taxWan: open,
      taxSecondaryTertiaryWan: open,
      highTechRevenueWan: open,
      auctionDueHa: open,
      auctionedHa: open,
      expiredDueHa: open,
      expiredDealtHa: open,
      idleDueHa: open,
      idleDealtHa: open,
      accountedHa: open,
      developedHa: open,
      residents: open,
      yearlySupplyHa: open,
    },
  };
}
