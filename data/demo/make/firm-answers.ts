import { plainM2 } from "./built-form.ts";
import { asOf } from "./dates.ts";
import { toPlane } from "./frame.ts";
import { distanceToSegment, type Ring, type XY } from "./plane.ts";
import type { Answer } from "./planted.ts";
import type { Plot } from "./plots.ts";
import type { Role } from "./roles.ts";
import { institutions, riverMiddle, villages } from "./surroundings.ts";

/*
 * What has to be found about firms and about the distances around plants, worked out from the records the park was made
 * with and from the rings as they were drawn.
 */

type Finding = Omit<Answer, "id" | "ids">;

/** A class of inefficient land and the criterion behind it. */
function lowUse(className: string, criterion: string, more: Readonly<Record<string, unknown>>, how: string): Finding[] {
  return [{ rule: "low_use", expected: { class: className, criterion, ...more }, howWorkedOut: how }];
}

export const firmRules: Partial<Record<Role, (plot: Plot, plots: readonly Plot[]) => Finding[]>> = {
  zombie_suspected: () => [
    {
      rule: "zombie.screen",
      expected: { class: "suspected_zombie", signals: ["three_year_loss", "insolvent", "low_electricity"] },
      howWorkedOut: "Losses in 2023, 2024 and 2025, debts of 118 % of the assets, electricity at 12 % of normal.",
    },
  ],
  zombie_open: () => [
    {
      rule: "zombie.screen",
      expected: { class: "unknown", signals: ["three_year_loss"], missing: ["totalAssetsWan", "totalDebtWan"] },
      howWorkedOut:
        "One signal is there; whether the firm owes more than it owns is not recorded and would be the second.",
    },
  ],
  production_stopped: () =>
    lowUse(
      "inefficient",
      "production_stopped",
      { value: 15, limit: 12 },
      `Stopped since 2024-12-15: 15 full months up to ${asOf}. For a zombie one signal is not enough.`,
    ),
  industry_eliminated: () =>
    lowUse("inefficient", "eliminated_industry", {}, "The firm's industry is recorded as one to be eliminated."),
  per_mu_d: () => lowUse("inefficient", "per_mu_class", {}, "Class D in 2024 and in 2025."),
  per_mu_c: () => lowUse("review", "per_mu_class", {}, "Class C in 2024 and in 2025."),
  per_mu_open: () =>
    lowUse(
      "unknown",
      "per_mu_class",
      { missing: ["perMuClasses.2024"] },
      "Class D in 2025; the class of 2024 is not recorded.",
    ),
  tax_low: () =>
    lowUse(
      "inefficient",
      "tax_per_mu",
      {},
      "Tax was set to 35 % of what the firm would have paid; its industry pays about what is usual in the park.",
    ),
  standard_factory_vacant: (plot) => {
    const spaces = plot.form.houses
      .filter((house) => house.use === "industry")
      .flatMap((house) => {
        const floors = house.storeys.reduce((sum, storey) => sum + (storey.count ?? 1), 0);
        return Array.from({ length: floors }, (_, k) => ({
          all: Math.round(house.areaM2 * 0.92),
          free: Math.round(Math.round(house.areaM2 * 0.92) * (k === 0 ? 0.5 : 0.7)),
        }));
      });
    const offices = plot.form.houses.filter((house) => house.use !== "industry");
    const all = spaces.reduce((sum, space) => sum + space.all, 0) + plainM2(offices);
    return lowUse(
      "inefficient",
      "vacant",
      { value: spaces.reduce((sum, space) => sum + space.free, 0) / all, limit: 0.5 },
      "Half of each ground floor and 70 % of each upper floor are free since 2024-09-01, eighteen full months; units are 92 % of the footprint, the office is in use.",
    );
  },
  eia_missing: (plot) => [
    {
      rule: "buffer.separation",
      expected: { verdict: "unknown", missing: ["eiaDistanceM"] },
      howWorkedOut: `Class 3 without a distance by its environmental assessment; the nearest homes are ${Math.round(homesM(plot))} m away, beyond the floor of 100 m, which does not settle it.`,
    },
  ],
  separation_short: (plot) => [
    {
      rule: "buffer.separation",
      expected: { verdict: "fail", value: round(homesM(plot)), limit: 1000 },
      tolerance: { value: 0.001, unit: "relative" },
      howWorkedOut:
        "From the nearest workshop to the nearest homes as drawn, edge to edge; the assessment asks for 1000 m.",
    },
    {
      rule: "buffer.yangtze_1km",
      expected: { verdict: "conditional", value: round(shoreM(plot)), limit: 1000, reason: "retrofit_needs_review" },
      tolerance: { value: 0.001, unit: "relative" },
      howWorkedOut: "A chemical plant altered without added capacity, within 1000 m of the shoreline as drawn.",
    },
  ],
};

const round = (metres: number): number => Math.round(metres * 100) / 100;

/** Edge to edge between rings or lines that do not cross: the least distance of a corner of one from a side of the other. */
function gapM(a: readonly XY[], b: readonly XY[]): number {
  const oneWay = (points: readonly XY[], line: readonly XY[]): number =>
    Math.min(...points.flatMap((p) => line.slice(1).map((to, i) => distanceToSegment(p, line[i] ?? to, to))));
  return Math.min(oneWay(a, b), oneWay(b, a));
}

const closed = (ring: Ring): readonly XY[] => (ring[0] === undefined ? ring : [...ring, ring[0]]);

/** Workshops, the units distances are measured from. */
const workshopsOf = (plot: Plot): readonly Ring[] =>
  plot.form.houses.filter((house) => house.use === "industry").map((house) => house.ring);

function homesM(plot: Plot): number {
  const homes = [...villages, ...institutions].map((place) => place.ring.map(toPlane));
  return Math.min(...workshopsOf(plot).flatMap((ring) => homes.map((home) => gapM(closed(ring), closed(home)))));
}

function shoreM(plot: Plot): number {
  const [ring = []] = plot.lot.shape;
  return gapM(closed(ring), riverMiddle);
}
