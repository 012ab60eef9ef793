import { countableM2, footprintsM2, plainM2 } from "./built-form.ts";
import { addMonths, asOf, daysBetween } from "./dates.ts";
import { firmRules } from "./firm-answers.ts";
import type { ZonePiece } from "./numbering.ts";
import { statedFloorM2 } from "./parcel-layer.ts";
import { area, type Shape } from "./plane.ts";
import type { Answer, Planted } from "./planted.ts";
import type { Plot } from "./plots.ts";
import type { Role } from "./roles.ts";
import type { Properties } from "./write.ts";

/*
 * What the product has to find, worked out from the numbers the park was made with: floor areas and deed areas chosen,
 * dates chosen, lengths and widths of strips. Nothing of `src` is used.
 */

const r = (n: number, digits = 4): number => Math.round(n * 10 ** digits) / 10 ** digits;
const ratio = { value: 0.0005, unit: "absolute" };

/** Houses and yards as they are in the files: those of the layout and those planted. */
interface Standing {
  readonly countableM2: number;
  readonly plainM2: number;
  readonly footprintM2: number;
  readonly yardM2: number;
  readonly siteM2: number;
}

function standing(plot: Plot): Standing {
  return {
    countableM2: countableM2(plot.form.houses),
    plainM2: plainM2(plot.form.houses),
    footprintM2: footprintsM2(plot.form.houses),
    yardM2: plot.form.yards.reduce((sum, y) => sum + y.areaM2, 0),
    siteM2: plot.deedM2 ?? plot.gridM2,
  };
}

type Rule = (plot: Plot, s: Standing) => readonly Omit<Answer, "id" | "ids">[];

const contractOf = (plot: Plot): Record<string, number | string> =>
  (plot.facts.contract ?? {}) as Record<string, number | string>;
const farText = (s: Standing): string =>
  `countable floor area ${r(s.countableM2, 1)} m² as laid out, over the deed area ${s.siteM2} m²`;

/** Limb A and its relatives, from the dates alone. */
function late(className: string, measure: string | null, start: string, more: Properties = {}): Rule {
  return () => {
    const full = addMonths(start, 12);
    return [
      {
        rule: "idle.classify",
        expected: {
          class: className,
          effectiveStart: start,
          fullYearOn: full,
          daysLate: Math.max(0, daysBetween(start, asOf)),
          ...(measure === null ? {} : { measure }),
          ...more,
        },
        howWorkedOut: `Start ${start}; the year is full after ${full}, two years after ${addMonths(start, 24)}; as of ${asOf}. No permit is recorded as issued.`,
      },
    ];
  };
}

const stage =
  (key: string): Rule =>
  () => [
    {
      rule: "parcel.stage",
      expected: { stage: key },
      howWorkedOut: "First row of domain §1.3 that holds for the documents recorded.",
    },
  ];

/** Completion is past: enclosed and built late, and the contract's minima are due although nothing stands yet. */
function overdue(plot: Plot): ReturnType<Rule> {
  const due = String(contractOf(plot).agreedCompletion);
  return [
    {
      rule: "exit.three_circles",
      expected: { class: "enclosed_built_late", due, daysLate: daysBetween(due, asOf) },
      alsoFails: ["far", "investment_intensity", "output_rate", "tax_rate"],
      howWorkedOut: `Started, not completed, agreed completion ${due}, no extension; minimum limits are due since then.`,
    },
  ];
}

/** What stands is less than was agreed. */
const underBuilt = (key: string): Omit<Answer, "id" | "ids"> => ({
  rule: "exit.three_circles",
  expected: { class: "enclosed_under_built", shortfalls: [key] },
  howWorkedOut: "Completed, and below the contract's minimum.",
});

const rules: Partial<Record<Role, Rule>> = {
  idle_a_second_year: late("suspected_idle_A", "fee_20pct", "2024-11-02", { flags: ["cause_to_be_established"] }),
  idle_a_after_two_years: late("suspected_idle_A", "reclaim_without_compensation", "2023-08-15"),
  idle_a_from_delivery: late("suspected_idle_A", "fee_20pct", "2024-12-20"),
  idle_a_two_years_today: late("suspected_idle_A", "fee_20pct", "2024-03-31", {
    note: "two full years end today; over two years only from tomorrow",
  }),
  idle_government_cause: late("idle_gov_cause", "negotiate", "2023-10-08"),
  idle_confirmed_not_started: late("idle_confirmed", "as_decided", "2022-12-01"),
  idle_confirmed_second: late("idle_confirmed", "as_decided", "2023-05-20"),
  late_start: late("late_start", "warn", "2025-09-30"),
  late_start_idle_soon: late("late_start", "warn", "2025-05-20", { becomesIdleWithinDays: 90 }),
  idle_confirmed_suspended: (plot) => [
    {
      rule: "idle.classify",
      expected: { class: "idle_confirmed", measure: "as_decided" },
      howWorkedOut: "A finding is recorded; it decides before anything else.",
    },
    ...overdue(plot),
  ],
  idle_b_area: (plot) => [
    {
      rule: "idle.classify",
      expected: {
        class: "suspected_idle_B",
        measure: "authority_decides",
        areaRatio: 0.22,
        investRatio: 0.4,
        suspendedSince: "2024-12-20",
      },
      tolerance: { value: 0.001, unit: "absolute" },
      howWorkedOut:
        "Developed 22 % of the land due (under 1/3); invested 40 % (not under 25 %); suspended since 2024-12-20, the year was full after 2025-12-20.",
    },
    ...overdue(plot),
  ],
  idle_b_investment: (plot) => [
    {
      rule: "idle.classify",
      expected: {
        class: "suspected_idle_B",
        measure: "authority_decides",
        areaRatio: 0.45,
        investRatio: 0.18,
        suspendedSince: "2025-02-11",
      },
      tolerance: { value: 0.001, unit: "absolute" },
      howWorkedOut:
        "Developed 45 % (not under 1/3); invested 18 % (under 25 %); suspended since 2025-02-11, the year was full after 2026-02-11.",
    },
    ...overdue(plot),
  ],
  permit_not_recorded: () => [
    {
      rule: "idle.classify",
      expected: { class: "unknown", stage: "supplied_status_unknown", missing: ["construction.permitIssued"] },
      howWorkedOut:
        "No permit is recorded, neither as issued nor as not issued, and no completed building stands there.",
    },
  ],
  foundation_not_recorded: () => [
    {
      rule: "idle.classify",
      expected: { class: "unknown", stage: "supplied_status_unknown", missing: ["construction.foundation"] },
      howWorkedOut: "The permit is recorded, the kind and state of the foundations are not.",
    },
  ],
  suspended_watch: () => [
    {
      rule: "idle.classify",
      expected: { class: "not_idle", tags: ["suspended"], nextDate: "2026-08-02" },
      howWorkedOut:
        "Suspended since 2025-08-01: the year is full at the end of 2026-08-01 and the class changes on the day after, although both ratios (28 %) or one of them would be under the limits.",
    },
  ],
  suspended_ratios_unknown: () => [
    {
      rule: "idle.classify",
      expected: { class: "unknown", missing: ["construction.developedLandM2", "construction.dueLandM2"] },
      howWorkedOut: "Suspended for more than a year; the investment ratio is 41 %, the developed land is not recorded.",
    },
  ],
  built_late: (plot) => overdue(plot),
  reclaimed: stage("reclaimed"),
  reserved: stage("reserved"),
  approved_not_supplied: stage("approved_not_supplied"),
  unsupplied: stage("unsupplied"),

  far_below_contract: (plot, s) => [
    {
      rule: "indicator.far",
      expected: {
        verdict: "fail",
        origin: "contract",
        op: ">=",
        value: r(s.countableM2 / s.siteM2),
        limit: contractOf(plot).farMin,
      },
      tolerance: ratio,
      howWorkedOut: farText(s),
    },
    underBuilt("far"),
  ],
  far_above_plan: (_plot, s) => [
    {
      rule: "indicator.far",
      expected: { verdict: "fail", origin: "plan", op: "<=", value: r(s.countableM2 / s.siteM2), limit: 2 },
      tolerance: ratio,
      howWorkedOut: `${farText(s)}; the plot's plan allows 2.0.`,
    },
  ],
  hall_over_8m: (plot, s) => [
    {
      rule: "indicator.far",
      expected: {
        verdict: "pass",
        value: r(s.countableM2 / s.siteM2),
        uncorrected: r(s.plainM2 / s.siteM2),
        limit: contractOf(plot).farMin,
        passesOnlyDoubled: true,
      },
      tolerance: ratio,
      howWorkedOut: `${farText(s)}; the halls of 10.2 m count twice, without that the FAR is ${r(s.plainM2 / s.siteM2)}.`,
    },
  ],
  height_unknown_passes: (plot, s) => unknownHeights(plot, s, "pass"),
  height_unknown_open: (plot, s) => unknownHeights(plot, s, "unknown"),
  coefficient_low: (plot, s) => [coefficient(plot, s, "fail"), underBuilt("building_coefficient")],
  coefficient_low_old_contract: (plot, s) => [coefficient(plot, s, "fail"), underBuilt("building_coefficient")],
  coefficient_unknown: (plot, s) => [
    {
      rule: "indicator.building_coefficient",
      expected: {
        state: "unknown",
        lower: r(s.footprintM2 / s.siteM2),
        upper: r((s.footprintM2 + s.yardM2) / s.siteM2),
        limit: contractOf(plot).buildingCoefficientMin,
        verdict: "unknown",
        missing: ["servesProduction"],
      },
      tolerance: ratio,
      howWorkedOut: `Footprints ${r(s.footprintM2, 1)} m²; of the structures of ${r(s.yardM2, 1)} m² it is not recorded whether they serve production.`,
    },
  ],
  no_buildings_mapped: (plot, s) => [
    {
      rule: "indicator.far",
      expected: { value: r(statedFloorM2(plot) / s.siteM2), from: "grossFloorAreaM2" },
      tolerance: ratio,
      howWorkedOut: `No building is mapped; the stated floor area is ${statedFloorM2(plot)} m².`,
    },
    {
      rule: "indicator.building_coefficient",
      expected: { verdict: "unknown" },
      howWorkedOut: "No footprint is mapped although a floor area is stated: what is covered is not known.",
    },
  ],
  green_high: (plot, s) => [
    {
      rule: "indicator.green_ratio",
      expected: { verdict: "fail", value: r((plot.greenM2 ?? 0) / s.siteM2), limit: 0.2, op: "<=" },
      tolerance: ratio,
      howWorkedOut: `Green area ${plot.greenM2} m² over ${s.siteM2} m².`,
    },
  ],
  admin_high: (plot, s) => [
    {
      rule: "indicator.admin_living_share",
      expected: { verdict: "fail", value: r((plot.adminLandM2 ?? 0) / s.siteM2), limit: 0.07, op: "<=" },
      tolerance: ratio,
      howWorkedOut: `Land of offices and living ${plot.adminLandM2} m² over ${s.siteM2} m².`,
    },
  ],
  admin_relaxed: (plot, s) => [
    {
      rule: "indicator.admin_living_share",
      expected: {
        value: r((plot.adminLandM2 ?? 0) / s.siteM2),
        contractLimit: 0.15,
        contractVerdict: "pass",
        nationalLimit: 0.07,
        nationalVerdict: "conditional",
        reason: "relaxed_cap_used",
      },
      tolerance: ratio,
      howWorkedOut: `Land of offices and living ${plot.adminLandM2} m² over ${s.siteM2} m²: over 7 %, under the relaxed 15 % that the city allowed in writing.`,
    },
  ],
  investment_low: (plot, s) => {
    const limit = Number(contractOf(plot).investmentIntensityMinWanPerHa);
    return [
      {
        rule: "indicator.investment_intensity",
        expected: {
          verdict: "fail",
          value: r(Math.round((s.siteM2 / 10_000) * limit * 0.68) / (s.siteM2 / 10_000), 2),
          limit,
          unit: "wan_per_ha",
        },
        tolerance: { value: 0.5, unit: "wan_per_ha" },
        howWorkedOut: "The enterprise's fixed assets were set to 68 % of the contract's minimum, land price included.",
      },
      underBuilt("investment"),
    ];
  },
  class_3_in_class_1: (plot) => [
    {
      rule: "zoning.use",
      expected: { verdict: "fail", zone: plot.lot.landUse, use: "industry", pollutionClass: 3 },
      howWorkedOut: "A class 3 enterprise on 100101 (domain §6.1).",
    },
  ],
  pollution_unknown: () => [
    {
      rule: "zoning.use",
      expected: { verdict: "unknown", missing: ["pollutionClass"] },
      howWorkedOut: "The enterprise's class is not recorded, and its industry (printing) gives no hint (domain §2.2).",
    },
  ],
  pollution_indicative: () => [
    {
      rule: "zoning.use",
      expected: { verdict: "conditional", reason: "indicative_class" },
      howWorkedOut:
        "The enterprise's class is not recorded; its industry hints at one, which is good for a condition at most.",
    },
  ],
  dormitory: (plot) => [
    {
      rule: "zoning.use",
      expected: { verdict: "conditional", zone: plot.lot.landUse, use: "dormitory", condition: "admin_living_caps" },
      howWorkedOut: "A dormitory in an industrial plot (domain §6.1).",
    },
  ],
  deed_missing: () => [
    {
      rule: "indicator.far",
      expected: { verdict: "unknown", reason: "site_area_missing" },
      howWorkedOut: "No deed area is recorded and the dataset divides by deed areas.",
    },
  ],
  deed_differs_04: (plot) => [areaCheck(plot, "warn")],
  deed_differs_3: (plot) => [areaCheck(plot, "fail")],
  no_code_system: () => [
    { issue: "missing-code-system", expected: { severity: "warning" }, howWorkedOut: "landUse without codeSystem." },
  ],
  unknown_code: () => [
    {
      issue: "unknown-land-use",
      expected: { severity: "warning", got: "100109" },
      howWorkedOut: "100109 is no code of cn-2023.",
    },
  ],
};

function unknownHeights(plot: Plot, s: Standing, verdict: string): ReturnType<Rule> {
  const unknownM2 = plot.form.houses.reduce(
    (sum, h) => sum + h.storeys.reduce((m, f) => m + (f.heightM === undefined ? f.areaM2 * (f.count ?? 1) : 0), 0),
    0,
  );
  return [
    {
      rule: "indicator.far",
      expected: {
        verdict,
        lower: r(s.countableM2 / s.siteM2),
        upper: r((s.countableM2 + unknownM2) / s.siteM2),
        limit: contractOf(plot).farMin,
      },
      tolerance: ratio,
      howWorkedOut: `${farText(s)}; ${r(unknownM2, 1)} m² are in storeys of unknown height and may count twice.`,
    },
  ];
}

function coefficient(plot: Plot, s: Standing, verdict: string): Omit<Answer, "id" | "ids"> {
  return {
    rule: "indicator.building_coefficient",
    expected: {
      verdict,
      value: r((s.footprintM2 + s.yardM2) / s.siteM2),
      limit: contractOf(plot).buildingCoefficientMin,
      contractSignedOn: contractOf(plot).signedOn,
    },
    tolerance: ratio,
    howWorkedOut: `Footprints ${r(s.footprintM2, 1)} m² and yards ${r(s.yardM2, 1)} m² over ${s.siteM2} m².`,
  };
}

function areaCheck(plot: Plot, className: string): Omit<Answer, "id" | "ids"> {
  const deed = plot.deedM2 ?? 0;
  return {
    rule: "topology.area_check",
    issue: "area-mismatch",
    expected: { class: className, deedM2: deed, relativeDifference: r((plot.gridM2 - deed) / deed, 5) },
    tolerance: { value: 0.00003, unit: "absolute" },
    howWorkedOut: `The deed area was set against the drawn ${r(plot.gridM2, 2)} m² so that drawn is ${className === "warn" ? "0.4 % more" : "3 % less"}.`,
  };
}

/** Built land that falls short of what was agreed, or of a criterion of domain §5.4 that decides by itself. */
const lowRoles: readonly Role[] = [
  "far_below_contract",
  "coefficient_low",
  "coefficient_low_old_contract",
  "investment_low",
  "production_stopped",
  "industry_eliminated",
  "per_mu_d",
  "tax_low",
  "standard_factory_vacant",
];
const statusShown = (plot: Plot): string => (lowRoles.includes(plot.role) ? "low" : plot.facts.status);

interface Laid {
  readonly plots: readonly Plot[];
  readonly zones: readonly ZonePiece[];
  readonly planted: Planted;
  readonly parkM2: number;
  readonly buildings: number;
  readonly structures: number;
  readonly enterprises: number;
}

export function answersFor(laid: Laid): string {
  const { plots, planted } = laid;
  const defects: Answer[] = [];
  const counts = new Map<string, number>();
  for (const plot of plots) {
    const findings = [
      ...(rules[plot.role]?.(plot, standing(plot)) ?? []),
      ...(firmRules[plot.role]?.(plot, plots) ?? []),
    ];
    for (const answer of findings) {
      const base = plot.role.replaceAll("_", "-");
      const n = (counts.get(base) ?? 0) + 1;
      counts.set(base, n);
      defects.push({ id: n === 1 ? base : `${base}-${n}`, ...answer, ids: [plot.id] });
    }
  }
  defects.push(...planted.answers);
  defects.push({
    id: "industrial-land-line",
    rule: "control_line.overlap",
    ids: ["SF-0401"],
    expected: {
      line: "industrial_land_line",
      verdict: "conditional",
      overlapM2: r(plots.find((p) => p.id === "SF-0401")!.gridM2, 2),
    },
    tolerance: { value: 0.0005, unit: "relative" },
    howWorkedOut: "The line was drawn around the whole commercial parcel together with the industry beside it.",
  });
  defects.push({
    id: "dangling-park",
    issue: "dangling-reference",
    ids: ["PR04"],
    expected: { severity: "warning", got: "P9" },
    howWorkedOut: "A project of the library names a park P9, which does not exist.",
  });
  defects.push({
    id: "survey-self-intersection",
    issue: "self-intersection",
    ids: ["D9001"],
    expected: { severity: "error" },
    howWorkedOut: "A field at the edge of the map is drawn as a bow tie.",
  });
  return `${JSON.stringify({ schema: "parkwright.demo-answers/1", asOf, totals: totalsOf(laid), defects }, null, 1)}\n`;
}

function totalsOf({ plots, zones, planted, parkM2, buildings, structures, enterprises }: Laid): Properties {
  const count = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
    const out: Record<string, number> = {};
    for (const k of items.map(key).sort()) out[k] = (out[k] ?? 0) + 1;
    return out;
  };
  const zoneM2 = (zone: ZonePiece): number => area(planted.zoneShapes.get(zone.id) ?? (zone.shape as Shape));
  const byUse: Record<string, number> = {};
  for (const zone of [...zones].sort((a, b) => (a.landUse < b.landUse ? -1 : 1)))
    byUse[zone.landUse] = (byUse[zone.landUse] ?? 0) + zoneM2(zone);
  const noGreen = plots.filter((p) => !p.lot.landUse.startsWith("14"));
  return {
    parkM2: r(parkM2, 1),
    parcels: plots.length,
    parcelsWithoutGreen: noGreen.length,
    zones: zones.length,
    buildings,
    structures,
    enterprises,
    deedM2: r(
      plots.reduce((sum, p) => sum + (p.deedM2 ?? 0), 0),
      2,
    ),
    deedMissing: plots.filter((p) => p.deedM2 === undefined).length,
    gridM2WithoutPlantedOverlaps: r(
      plots.reduce((sum, p) => sum + p.gridM2, 0),
      1,
    ),
    byStatus: count(plots, statusShown),
    byStatusWithoutGreen: count(noGreen, statusShown),
    statusNote: "Built land under a contract's minimum, and land found inefficient, shows as low.",
    parcelsByLandUse: count(plots, (p) => p.lot.landUse),
    zoneM2ByLandUse: Object.fromEntries(Object.entries(byUse).map(([k, v]) => [k, r(v, 1)])),
    zoneSumLessParkM2: 40,
    zoneSumNote:
      "100 m² of overlap less 60 m² of gap; without the two planted defects the zones tile the park exactly.",
    balanceGapM2: 60,
    balanceOverlapM2: 100,
    tolerance: { areas: { value: 0.00002, unit: "relative" } },
  };
}
