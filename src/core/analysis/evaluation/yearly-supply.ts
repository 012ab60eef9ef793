import type { LandAccountsRule } from "../../model/evaluation-rules.ts";
import type { Park } from "../../model/records.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import { type AmountPart, knownAmount, type OpenAmount, sumParts, unknownAmount } from "./open-amount.ts";

/**
 * Land supplied in an average year, ha: of the last full years before the day judged, as many as are recorded without a gap,
 * at most and at least what the pack says. Without recorded years the supply dates of the parcels decide; a parcel with a
 * supply document but no date, or of which nothing about supply is recorded, leaves the average open.
 *
 * Source: TD/T 1029-2010, years of supply (K~), domain §4.3.
 */
export function averageYearlySupply(
  park: Pick<Park, "id" | "supplyByYearHa">,
  parcels: readonly JudgedParcel[],
  rule: LandAccountsRule["supply_years"],
  asOf: string,
  scale: number,
): OpenAmount {
  const lastYear = Number(asOf.slice(0, 4)) - 1;
  const recorded = park.supplyByYearHa;
  if (recorded === null) return averageOfParcels(parcels, lastYear, rule.most, scale);
  const years: number[] = [];
  for (let year = lastYear; years.length < rule.most; year--) {
    const areaHa = recorded[String(year)] ?? null;
    if (areaHa === null) break;
    years.push(areaHa);
  }
  if (years.length < rule.least) {
    return unknownAmount("parks", park.id, `supplyByYearHa.${lastYear - years.length}`);
  }
  const sum = years.reduce((total, areaHa) => total + areaHa, 0);
  const first = lastYear - years.length + 1;
  return knownAmount(sum / years.length, "parks", 1, `${first}/${lastYear}`);
}

function averageOfParcels(
  parcels: readonly JudgedParcel[],
  lastYear: number,
  years: number,
  scale: number,
): OpenAmount {
  const first = lastYear - years + 1;
  const parts = parcels.map(({ brief, facts, shape }): AmountPart => {
    const { supply } = facts.parcel;
    const date = supply?.date ?? null;
    const isOpen = date === null && (supply?.document != null || brief.stage === "unknown");
    const year = Number(date?.slice(0, 4));
    const belongs = isOpen ? null : year >= first && year <= lastYear;
    const areaHa = (shape.areaM2 * scale) / m2PerHa / years;
    return {
      layer: "parcels",
      id: facts.parcel.id,
      belongs,
      value: areaHa,
      lower: areaHa,
      upper: areaHa,
      missing: [supply?.document == null ? "supply.document" : "supply.date"],
    };
  });
  return { ...sumParts(parts, "parcels_unknown"), date: `${first}/${lastYear}` };
}

const m2PerHa = 10_000;
