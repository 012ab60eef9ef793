import type { FigureKind } from "../../indicators/amount.ts";
import type { Figure } from "../../model/figure.ts";
import type { Enterprise } from "../../model/records.ts";
import type { Ternary } from "../../model/verdict.ts";
import { isOperating } from "../../rules/operating-firm.ts";
import type { Neighbors } from "./chain-neighbors.ts";
import { computedInput, nameMissing, openFigure, shareFigure } from "./park-figure.ts";
import type { ParkFirms } from "./park-firms.ts";

const kind: FigureKind = {
  unit: "fraction",
  formula: "firms_with_chain_partner_near / operating_firms",
  source: "chain adjacency: nearest edges of the parcels, project default",
};

export interface AdjacencyContext {
  readonly enterprises: ReadonlyMap<string, Enterprise>;
  /** Undefined where no pack says how near is near. */
  readonly near: { readonly withinM: number; readonly neighbors: Neighbors } | undefined;
  readonly asOf: string;
}

/**
 * Share of the operating firms of a park that have a chain partner near them: a firm recorded as supplier or customer of the
 * other, or one that fills another link of the same chain, and that operates too, in this park or beside it. Distances run
 * between the nearest edges of their parcels.
 *
 * A firm without a known partner near by stays open where its own links, or those or the status of a near firm, are not recorded.
 * Firms without a status, or that no record explains, may operate or not and have a partner or not: the bounds allow for both.
 */
export function computeAdjacency(park: ParkFirms, context: AdjacencyContext): Figure {
  const { near } = context;
  if (near === undefined) return openFigure(kind, "no_rule_pack", []);
  if (park.lacking.length > 0) return openFigure(kind, "layer_missing", park.lacking);
  const firms = park.firms.filter(({ operating }) => operating === true);
  const unclear = park.firms.filter(({ operating }) => operating === null);
  const states = firms.map((firm) => hasPartnerNear(firm.enterprise, near.neighbors, context));
  const open = firms.filter((_, index) => states[index] === null);
  const part = states.filter((state) => state === true).length;
  const inputs = [
    computedInput("firms_with_chain_partner_near", part, "count"),
    computedInput("operating_firms", firms.length, "count"),
    computedInput("partner_within_m", near.withinM, "m", "cluster.partner_within_m"),
  ];
  const perhaps = unclear.length + park.unlisted.length;
  const missing = [...park.missing, ...nameMissing(unclear, "status"), ...nameMissing(open, "chainLinks")];
  if (perhaps === 0) return shareFigure(kind, { part, open: open.length, whole: firms.length }, missing, inputs);
  const most = firms.length + perhaps;
  const bounds = { lower: part / most, upper: (part + open.length + perhaps) / most };
  return openFigure(kind, "missing_input", missing, inputs, bounds);
}

function hasPartnerNear(firm: Enterprise, neighbors: Neighbors, { enterprises, asOf }: AdjacencyContext): Ternary {
  const around = [...(neighbors.get(firm.id) ?? [])].flatMap((id) => enterprises.get(id) ?? []);
  let isOpen = false;
  for (const other of around) {
    const operates = isOperating(other, asOf);
    const partner = operates === false ? false : isPartner(firm, other);
    if (partner === true && operates === true) return true;
    if (partner !== false) isOpen = true;
  }
  return isOpen ? null : false;
}

function isPartner(a: Enterprise, b: Enterprise): Ternary {
  if (a.partners.some(({ id }) => id === b.id) || b.partners.some(({ id }) => id === a.id)) return true;
  const [ours, theirs] = [a.chainLinks, b.chainLinks];
  if (ours !== null && theirs !== null) {
    return ours.some((one) => theirs.some(({ chainId, link }) => chainId === one.chainId && link !== one.link));
  }
  // Whoever is known to fill no link is in no chain, whatever the other does.
  return ours?.length === 0 || theirs?.length === 0 ? false : null;
}
