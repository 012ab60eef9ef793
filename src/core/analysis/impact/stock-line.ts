import type { Figure } from "../../model/figure.ts";
import { judgeStockFirst } from "../../rules/stock-first.ts";
import { fitProjects } from "../projects/fit-projects.ts";
import { findStock } from "./find-stock.ts";
import { type ImpactFacts, subjectsOf, toHa, toM2 } from "./impact-facts.ts";
import {
  createFigure,
  createLine,
  gateProvenance,
  information,
  measuredInput,
  noGates,
  nothingAdded,
} from "./impact-line.ts";
import type { ImpactLine, StockEntry, StockKind, StockLedger } from "./impact-report.ts";
import { findDemand } from "./project-demand.ts";

/**
 * Do you need it? Demand that is signed against what the existing park still holds, parcel by parcel (rows 9 and 15). Stock that
 * is open may only lower the need, so the need is at most demand less what is counted.
 */
export function createLedger(facts: ImpactFacts): StockLedger {
  const { world, proposal } = facts;
  const demand = findDemand(facts);
  const stock = findStock(world, proposal.parkIds);
  const fits = new Map(fitProjects(world).map((fit) => [fit.projectId, fit]));
  const isDemandKnown = demand.missing.length === 0;
  const figureOf = (kind: StockKind): Figure => sumStock(stock.filter((entry) => entry.kind === kind));
  const parts = { idle: figureOf("idle"), surplus: figureOf("surplus"), reserve: figureOf("reserve") };
  const demandFigure = createFigure({
    value: isDemandKnown ? demand.knownM2 : null,
    lower: demand.knownM2,
    ...(isDemandKnown ? { upper: demand.knownM2 } : {}),
    unit: "m2",
    formula: "sum of signed land demand",
    missing: demand.missing,
    inputs: demand.projects.map(({ id, landDemandM2, signedOn, document }) => ({
      name: "landDemandM2",
      value: landDemandM2,
      unit: "m2",
      from: `projects/${id}${document === null ? "" : ` (${document})`}`,
      date: signedOn,
    })),
  });
  const countedM2 = Object.values(parts).reduce((sum, { lower }) => sum + (lower ?? 0), 0);
  const isStockKnown = Object.values(parts).every(({ value }) => value !== null);
  const missing = [...demandFigure.missing, ...Object.values(parts).flatMap((part) => part.missing)];
  const atMostM2 = isDemandKnown ? Math.max(0, demand.knownM2 - countedM2) : null;
  const isKnown = atMostM2 !== null && (isStockKnown || atMostM2 === 0);
  const netNeed = createFigure({
    value: isKnown ? atMostM2 : null,
    ...(isKnown ? {} : { lower: 0, ...(atMostM2 === null ? {} : { upper: atMostM2 }) }),
    unit: "m2",
    formula: "demand - recoverable idle land - surplus - ready reserve, at least 0",
    inputs: [
      measuredInput("demand", demandFigure.value, "m2", "projects"),
      ...Object.entries(parts).map(([kind, part]) => measuredInput(kind, part.lower ?? part.value, "m2", "parcels")),
    ],
    missing: isKnown ? [] : missing,
  });
  const excessM2 = atMostM2 === null ? null : Math.max(0, proposal.addedM2 - atMostM2);
  return {
    demand: demand.projects.map(({ id, name, landDemandM2 }) => ({
      projectId: id,
      name,
      areaM2: landDemandM2,
      parcelIds: fits.get(id)?.parcels.map(({ parcelId }) => parcelId) ?? [],
    })),
    stock,
    figures: {
      demand: demandFigure,
      ...parts,
      netNeed,
      excess: createFigure({
        value: isKnown ? excessM2 : null,
        ...(isKnown || excessM2 === null ? {} : { lower: excessM2 }),
        unit: "m2",
        formula: "proposed land - net need, at least 0",
        inputs: [measuredInput("proposal", proposal.addedM2, "m2", "proposal")],
        missing: isKnown ? [] : missing,
      }),
    },
  };
}

/** Sum of what counts; open entries leave it open, with what is known as the least. */
function sumStock(entries: readonly StockEntry[]): Figure {
  const counted = entries.filter(({ state }) => state === "counted");
  const open = entries.filter(({ state }) => state === "open");
  const lower = counted.reduce((sum, { areaM2 }) => sum + (areaM2 ?? 0), 0);
  const isBounded = open.every(({ areaM2 }) => areaM2 !== null);
  const upper = lower + open.reduce((sum, { areaM2 }) => sum + (areaM2 ?? 0), 0);
  return createFigure({
    value: open.length === 0 ? lower : null,
    lower,
    ...(isBounded ? { upper } : {}),
    unit: "m2",
    formula: "sum over parcels",
    inputs: counted.map(({ parcelId, areaM2, reason }) => measuredInput(reason, areaM2, "m2", `parcels/${parcelId}`)),
    missing: open.flatMap(({ parcelId, missing }) => missing.map((name) => `parcels/${parcelId}: ${name}`)),
  });
}

/** Row 9: is the stock used before new land is taken? More than the need fails, with the excess. */
export function judgeStock(facts: ImpactFacts, ledger: StockLedger): ImpactLine {
  const { proposal, gates } = facts;
  if (proposal.addedM2 === 0) return createLine("stock_first", nothingAdded);
  if (gates === undefined) return createLine("stock_first", noGates);
  const { demand, idle, surplus, reserve, netNeed, excess } = ledger.figures;
  const judged = judgeStockFirst({
    demandHa: demand.value === null ? null : toHa(demand.value),
    recoverableIdleHa: toHa(idle.lower ?? 0),
    surplusHa: toHa(surplus.lower ?? 0),
    reserveReadyHa: toHa(reserve.lower ?? 0),
    proposedHa: toHa(proposal.addedM2),
  });
  // What is open could only lower the need: a proposal that is too much stays so, any other is open with it.
  const isOpen = judged.verdict === "pass" && netNeed.value === null;
  const verdict = isOpen ? "unknown" : judged.verdict;
  return createLine("stock_first", {
    ...gateProvenance(gates, "demand_stages"),
    verdict,
    ...(verdict === "fail" ? { reason: "more_than_needed" } : verdict === "unknown" ? { reason: "stock_open" } : {}),
    value: proposal.addedM2,
    op: "<=",
    limit: judged.netNeedHa === null ? null : toM2(judged.netNeedHa),
    unit: "m2",
    missing: verdict === "unknown" ? netNeed.missing : [],
    subjects: [...subjectsOf(facts), ...ledger.stock.map(({ parcelId }) => `parcels/${parcelId}`)],
    details: { excessM2: excess.value ?? excess.lower ?? null },
    figures: { demand, idle, surplus, reserve, netNeed, excess },
  });
}

/** Row 15: how much of the new land is signed for? Shown beside row 9. */
export function judgeDemand(facts: ImpactFacts, ledger: StockLedger): ImpactLine {
  const { proposal, gates } = facts;
  if (proposal.addedM2 === 0) return createLine("demand_proof", nothingAdded);
  if (gates === undefined) return createLine("demand_proof", noGates);
  const { demand } = ledger.figures;
  const isKnown = demand.value !== null;
  const share = (areaM2: number): number => areaM2 / proposal.addedM2;
  return createLine("demand_proof", {
    ...gateProvenance(gates, "demand_stages"),
    ...(isKnown ? information : { verdict: "unknown", reason: "demand_not_recorded" }),
    value: isKnown ? share(demand.value) : null,
    unit: "fraction",
    missing: isKnown ? [] : demand.missing,
    subjects: [...subjectsOf(facts), ...ledger.demand.map(({ projectId }) => `projects/${projectId}`)],
    details: { projects: ledger.demand.length },
    figures: {
      demand,
      share: createFigure({
        value: isKnown ? share(demand.value) : null,
        ...(isKnown || demand.lower === undefined ? {} : { lower: share(demand.lower) }),
        unit: "fraction",
        formula: "signed land demand / proposed area",
        inputs: [
          measuredInput("demand", demand.value, "m2", "projects"),
          measuredInput("proposal", proposal.addedM2, "m2", "proposal"),
        ],
        missing: demand.missing,
      }),
    },
  });
}
