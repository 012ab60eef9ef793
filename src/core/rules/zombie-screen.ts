import { listMissing } from "../indicators/ratio.ts";
import type { ZombieRule } from "../model/park-rules.ts";
import { allOf, isAbove, isBelow, type Ternary } from "../model/verdict.ts";

export interface ZombieFacts {
  /** Net profit by year, 10 000 CNY; a loss is negative. */
  readonly netProfitWan: Readonly<Record<string, number | null>>;
  readonly totalAssetsWan: number | null;
  readonly totalDebtWan: number | null;
  /** Months stopped or half-stopped up to now. */
  readonly productionStoppedMonths: number | null;
  readonly taxPaid12mWan: number | null;
  /** Electricity of the last 12 months over that of a normal year. */
  readonly electricityRatio12m: number | null;
  readonly subsidyWan: number | null;
  /** Loans rolled over. */
  readonly rolloverWan: number | null;
}

type ZombieSignal =
  | "three_year_loss"
  | "insolvent"
  | "production_stopped"
  | "no_tax"
  | "low_electricity"
  | "lives_on_support";

export interface ZombieScreen {
  readonly class: "suspected_zombie" | "none" | "unknown";
  /** Signals that are on, in a fixed order. */
  readonly signals: readonly ZombieSignal[];
  /** Inputs of open signals where they could still decide; a year as `netProfitWan.2020`. */
  readonly missing: readonly string[];
}

interface Signal {
  readonly key: ZombieSignal;
  readonly on: Ternary;
  readonly missing: readonly string[];
}

/**
 * Does a firm look like a zombie enterprise (僵尸企业)? A screen only: as many of six signals as the pack needs make it
 * suspected; if open signals could still reach that number it is unknown, else none.
 *
 * Signals: a loss in each of the last years (the latest on record and those before it; one known year without loss decides no),
 * debts above assets, production stopped as long as the pack says or longer, no tax in 12 months, electricity below the pack's
 * share of normal, and support (subsidy and rolled-over loans) at least as large as the latest year's loss. One part of the
 * support may be enough by itself; a break-even year is no loss.
 *
 * Source: state policy 2015-2016 (signals K+, combination D), domain §5.5; thresholds in the pack's `zombie` section.
 */
export function screenZombie(facts: ZombieFacts, rule: ZombieRule): ZombieScreen {
  const all = listSignals(facts, rule);
  const on = all.filter((signal) => signal.on === true);
  const open = all.filter((signal) => signal.on === null);
  const signals = on.map(({ key }) => key);
  if (on.length >= rule.signals_needed) return { class: "suspected_zombie", signals, missing: [] };
  if (on.length + open.length < rule.signals_needed) return { class: "none", signals, missing: [] };
  return { class: "unknown", signals, missing: [...new Set(open.flatMap(({ missing }) => missing))] };
}

function listSignals(facts: ZombieFacts, rule: ZombieRule): readonly Signal[] {
  const { totalAssetsWan, totalDebtWan, productionStoppedMonths, taxPaid12mWan, electricityRatio12m } = facts;
  return [
    findYearlyLoss(facts.netProfitWan, rule.loss_years),
    test("insolvent", { totalAssetsWan, totalDebtWan }, (assets = 0, debt = 0) => isAbove(debt, assets)),
    test("production_stopped", { productionStoppedMonths }, (months = 0) => !isBelow(months, rule.stopped_months)),
    test("no_tax", { taxPaid12mWan }, (tax = 0) => tax <= 0),
    test("low_electricity", { electricityRatio12m }, (ratio = 0) => isBelow(ratio, rule.electricity_below)),
    findSupport(facts),
  ];
}

/** A signal of recorded numbers; open as soon as one is not. */
function test(
  key: ZombieSignal,
  inputs: Readonly<Record<string, number | null>>,
  decide: (...values: readonly number[]) => boolean,
): Signal {
  const values = Object.values(inputs);
  const known = values.filter((value) => value !== null);
  return { key, on: known.length < values.length ? null : decide(...known), missing: listMissing(inputs) };
}

function findYearlyLoss(profits: ZombieFacts["netProfitWan"], count: number): Signal {
  const latest = latestYear(profits);
  if (latest === null) return { key: "three_year_loss", on: null, missing: ["netProfitWan"] };
  const years = Array.from({ length: count }, (_, index) => String(latest - count + 1 + index));
  const losses = years.map((year) => isLoss(profits[year] ?? null));
  const missing = years.filter((_, index) => losses[index] === null).map((year) => `netProfitWan.${year}`);
  return { key: "three_year_loss", on: allOf(losses), missing };
}

function findSupport({ netProfitWan, subsidyWan, rolloverWan }: ZombieFacts): Signal {
  const latest = latestYear(netProfitWan);
  const profit = latest === null ? null : (netProfitWan[String(latest)] ?? null);
  const missing = listMissing({
    [latest === null ? "netProfitWan" : `netProfitWan.${latest}`]: profit,
    subsidyWan,
    rolloverWan,
  });
  const known = (subsidyWan ?? 0) + (rolloverWan ?? 0);
  const isSupported = profit === null ? null : !isBelow(known, -profit) || (missing.length > 0 ? null : false);
  return { key: "lives_on_support", on: allOf([isLoss(profit), isSupported]), missing };
}

function isLoss(profit: number | null): Ternary {
  return profit === null ? null : profit < 0;
}

function latestYear(profits: ZombieFacts["netProfitWan"]): number | null {
  const latest = Math.max(...Object.keys(profits).map(Number));
  return Number.isInteger(latest) ? latest : null;
}
