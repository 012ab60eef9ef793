import type { FigureKind } from "../../indicators/amount.ts";
import { notApplicable } from "../../indicators/amount.ts";
import { computeConcentration } from "../../indicators/concentration.ts";
import { sumOrdered } from "../../indicators/ratio.ts";
import type { Figure, FigureInput } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import type { ClusterRule } from "../../model/park-rules.ts";
import { lastFullYear } from "../enterprises/judge-zombie.ts";
import { nameMissing, openFigure } from "./park-figure.ts";
import type { ParkFirm, ParkFirms } from "./park-firms.ts";

const hhiKind: FigureKind = {
  unit: "ratio",
  formula: "sum(revenue_share²)",
  source: "Herfindahl-Hirschman index of revenue",
};
const leadingKind: FigureKind = {
  unit: "fraction",
  formula: "revenue_of_leading_firms / revenue",
  source: "leading share: revenue of the largest firms (龙头企业)",
};

interface Revenue {
  readonly firm: ParkFirm;
  readonly wan: number | null;
}

/**
 * How much of a park's revenue its largest firms make, and how concentrated it is (HHI), in the last full year before the day
 * judged. A firm that does not operate and has no revenue on record has none to count; any other without it leaves both open, and
 * so does one that stands outside the park too.
 */
export function computeRevenueConcentration(
  park: ParkFirms,
  rule: ClusterRule | undefined,
  asOf: string,
): { readonly hhi: Figure; readonly leadingShare: Figure } {
  const property = `revenueWan.${lastFullYear(asOf)}`;
  const revenues = park.firms
    .map((firm): Revenue => ({ firm, wan: firm.enterprise.revenueWan?.[String(lastFullYear(asOf))] ?? null }))
    .filter(({ firm, wan }) => firm.operating !== false || wan !== null)
    .sort((a, b) => (b.wan ?? 0) - (a.wan ?? 0) || compareIds(a.firm.id, b.firm.id));
  const unknown = revenues.flatMap(({ firm, wan }) => (wan === null ? [firm] : []));
  const missing = [...park.missing, ...nameMissing(unknown, property)];
  const isSplit = revenues.some(({ firm }) => firm.isElsewhere);
  if (missing.length > 0 || isSplit) {
    const reason = missing.length > 0 ? "missing_input" : "enterprise_in_several_parks";
    return {
      hhi: openFigure(hhiKind, reason, missing),
      leadingShare: openFigure(leadingKind, reason, missing),
    };
  }
  const total = sumOrdered(revenues.map(({ wan }) => wan ?? 0));
  const totalInput: FigureInput = {
    name: "revenue",
    value: total,
    unit: "wan",
    from: `enterprises (${revenues.length})`,
    date: null,
  };
  if (!(total > 0)) {
    return {
      hhi: notApplicable(hhiKind, "nothing_to_count", [totalInput]),
      leadingShare: notApplicable(leadingKind, "nothing_to_count", [totalInput]),
    };
  }
  return {
    hhi: known(hhiKind, computeConcentration(revenues.map(({ wan }) => (wan ?? 0) / total)), [totalInput]),
    leadingShare: computeLeadingShare(revenues, total, totalInput, property, rule),
  };
}

function computeLeadingShare(
  revenues: readonly Revenue[],
  total: number,
  totalInput: FigureInput,
  property: string,
  rule: ClusterRule | undefined,
): Figure {
  const count = rule?.leading_firms;
  if (count === undefined) return openFigure(leadingKind, "no_rule_pack", [], [totalInput]);
  const leading = revenues.slice(0, count);
  const inputs = leading.map(
    ({ firm, wan }): FigureInput => ({
      name: property,
      value: wan,
      unit: "wan",
      from: `enterprises/${firm.id}`,
      date: null,
    }),
  );
  const sum = sumOrdered(leading.map(({ wan }) => wan ?? 0));
  return known(leadingKind, sum / total, [...inputs, totalInput]);
}

function known(kind: FigureKind, value: number | null, inputs: readonly FigureInput[]): Figure {
  const { unit, formula, source } = kind;
  return { value, unit, state: value === null ? "unknown" : "known", missing: [], inputs, formula, source };
}
