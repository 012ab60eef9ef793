import { createFigure, type FigureKind, parcelInput } from "../../indicators/amount.ts";
import type { Figure } from "../../model/figure.ts";
import type { ContractRule } from "../../model/park-rules.ts";
import type { Parcel } from "../../model/records.ts";
import { computeShortfallPenalty } from "../../rules/contract-penalty.ts";
import type { Shortfall } from "../../rules/three-circles.ts";
import type { ContractMinimum } from "./agreed-minimums.ts";

/**
 * What a shortfall costs by the contract, 10 000 CNY: the price of the land times the share of the minimum that is missing.
 * The price is the contract's, else that of the supply; not recorded: unknown. A share known within bounds gives bounds.
 * Source: GF-2008-2601 art. 34-35 (K~); rate in the pack's `contract` section.
 */
export function computePenaltyFigure(
  parcel: Pick<Parcel, "id" | "evidence" | "contract" | "supply">,
  { share, bounds }: Shortfall,
  { figure, agreed, item }: ContractMinimum,
  rule: Pick<ContractRule, "penalty_rate" | "provenance">,
): Figure {
  const agreedPrice = parcel.contract?.priceWan ?? null;
  const priceWan = agreedPrice ?? parcel.supply?.priceWan ?? null;
  const priceName = agreedPrice === null && priceWan !== null ? "supply.priceWan" : "contract.priceWan";
  const { source, article } = rule.provenance;
  const kind: FigureKind = {
    unit: "wan",
    formula: "land_price × shortfall / agreed_minimum",
    source: article === undefined ? source : `${source}, ${article}`,
  };
  const inputs = [
    parcelInput(parcel, priceName, priceWan, "wan"),
    parcelInput(parcel, item, agreed, figure.unit),
    { name: "actual", value: figure.value, unit: figure.unit, from: "computed", date: null },
  ];
  const value = computeShortfallPenalty(share, priceWan, rule);
  if (priceWan === null) return createFigure({ value, lower: 0, estimated: false, missing: [priceName], inputs }, kind);
  const lower = computeShortfallPenalty(bounds.lower, priceWan, rule) ?? 0;
  const upper = computeShortfallPenalty(bounds.upper, priceWan, rule) ?? priceWan;
  const missing = value === null ? figure.missing : [];
  return createFigure({ value, lower, upper, estimated: figure.state === "estimated", missing, inputs }, kind);
}
