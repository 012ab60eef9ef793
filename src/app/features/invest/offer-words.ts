import type { CriterionResult } from "../../../core/analysis/match/judge-criteria.ts";
import type { ListingRow } from "../../../worker/messages.ts";
import { m2PerUnit } from "../../i18n/format-area.ts";
import { formatNumber, formatPlainNumber } from "../../i18n/format-number.ts";
import type { Formats } from "../../i18n/use-format.ts";
import { serviceOrder } from "../../marks/service-order.ts";
import type { OfferMatch, RelaxedNeed } from "../../state/match-offers.ts";

/** Factory space is counted in m², land in the unit chosen. */
export function offerArea(offer: ListingRow, { area, measure, t }: Formats): string {
  if (offer.areaM2 === null) return t("common.unknown");
  return offer.kind === "factory" ? measure(Math.round(offer.areaM2), "m2") : area(offer.areaM2);
}

/** `Fits 3 of 3`, or what is missed and by how much. */
export function whyLine(match: OfferMatch, formats: Formats): string {
  const { t } = formats;
  const { results } = match;
  if (results.length === 0) return t("invest.fitsAll");
  const failed = results.filter((result) => result.met === false);
  const open = results.filter((result) => result.met === null);
  if (failed.length === 0 && open.length === 0) return t("invest.fits", { met: results.length, of: results.length });
  const words = [
    ...failed.map((result) => t("invest.misses", { what: missWords(result, match.offer, formats) })),
    ...open.map((result) =>
      t("invest.unknownCriterion", { what: t(result.criterion === "use" ? "invest.use" : "invest.area") }),
    ),
  ];
  return words.join(" · ");
}

function missWords({ criterion, gap: missed }: CriterionResult, offer: ListingRow, formats: Formats): string {
  const { t, word } = formats;
  const gap = missed === null ? "" : offerArea({ ...offer, areaM2: Math.abs(missed) }, formats);
  if (criterion === "areaM2.min") return t("invest.areaBelow", { gap });
  if (criterion === "areaM2.max") return t("invest.areaAbove", { gap });
  const has = offer.useKey === null ? (offer.landUse ?? "?") : word("use", offer.useKey);
  return `${t("invest.use")}: ${has}`;
}

export function relaxWords(relaxation: RelaxedNeed, { t, settings, unitName }: Formats): string {
  const { criterion, areaM2 } = relaxation;
  if (criterion === "use" || areaM2 === null) return t("invest.relaxUse");
  const area = `${formatPlainNumber(areaM2 / m2PerUnit[settings.unit], 2)} ${unitName}`;
  return t(criterion === "areaM2.min" ? "invest.relaxAreaMin" : "invest.relaxAreaMax", { area });
}

/** `FAR 0.8 – 1.5`, with its direction where only one side is known. */
export function limitRange(
  name: string,
  min: number | null,
  max: number | null,
  unit: string,
  formats: Formats,
): string | null {
  const { measure } = formats;
  if (min !== null && max !== null) return `${name} ${measure(min, unit)} – ${measure(max, unit)}`;
  if (min !== null) return `${name} ≥ ${measure(min, unit)}`;
  return max === null ? null : `${name} ≤ ${measure(max, unit)}`;
}

export function limitLine(offer: ListingRow, formats: Formats): string {
  const { t } = formats;
  return [
    limitRange(t("invest.far"), offer.farMin, offer.farMax, "ratio", formats),
    limitRange(t("invest.coefficient"), offer.coefficientMin, offer.coefficientMax, "fraction", formats),
    limitRange(t("invest.green"), null, offer.greenMax, "fraction", formats),
    limitRange(t("invest.height"), null, offer.heightMaxM, "m", formats),
  ]
    .filter(Boolean)
    .join(" · ");
}

export function priceWords(offer: ListingRow, { t, measure }: Formats): string {
  if (offer.unit !== null) {
    return offer.unit.rentPerM2Month === null
      ? t("invest.noPrice")
      : `${formatPlainNumber(offer.unit.rentPerM2Month, 2)} ${t("unit.rent")}`;
  }
  const price = offer.listing?.priceWanPerMu ?? null;
  return price === null ? t("invest.noPrice") : measure(price, "wan_per_mu");
}

export function freeWords(offer: ListingRow, asOf: string, { t, date }: Formats): string {
  const from = offer.listing?.availableFrom ?? null;
  if (from === null) return t("invest.freeUnknown");
  return from <= asOf ? t("invest.freeNow") : t("invest.free", { date: date(from) });
}

export function termLine(offer: ListingRow, asOf: string, formats: Formats): string {
  const { t } = formats;
  const term = offer.listing?.termYears ?? null;
  return [
    priceWords(offer, formats),
    term === null ? null : t("unit.years", { count: term }),
    freeWords(offer, asOf, formats),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Connected services in words; a unit says what its floor carries. */
export function equipmentLine(offer: ListingRow, { t }: Formats): string {
  const parts: string[] = [];
  if (offer.unit !== null) {
    const { floor, clearHeightM, floorLoadTPerM2, craneT } = offer.unit;
    if (floor !== null) parts.push(t("invest.floorNo", { floor }));
    if (clearHeightM !== null) parts.push(`${t("invest.clearHeight")} ${formatPlainNumber(clearHeightM, 2)} m`);
    if (floorLoadTPerM2 !== null)
      parts.push(`${t("invest.floorLoad")} ${formatPlainNumber(floorLoadTPerM2, 2)} ${t("unit.tPerM2")}`);
    if (craneT !== null && craneT > 0)
      parts.push(`${t("invest.crane")} ${formatPlainNumber(craneT, 1)} ${t("unit.t")}`);
    return parts.join(" · ");
  }
  const kva = offer.listing?.powerKva ?? null;
  if (kva !== null) parts.push(`${formatNumber(kva, 0)} ${t("unit.kva")}`);
  for (const key of serviceOrder)
    if (offer.services?.[key] === true && !(key === "power" && kva !== null)) parts.push(t(`service.${key}`));
  if (offer.services?.levelled === true) parts.push(t("service.levelled"));
  return parts.join(" · ");
}
