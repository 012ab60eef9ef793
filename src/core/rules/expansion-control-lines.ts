import type { Verdict } from "../model/check.ts";
import type { GatesRule } from "../model/park-rules.ts";
import type { ControlLineRule } from "../model/rule-pack.ts";
import { convertUnit } from "../model/units.ts";
import { aggregateVerdicts } from "../model/verdict.ts";
import { judgeControlLine } from "./control-line.ts";

/** What breaks each line: the overlap, or for a line to lie inside the part outside it, ha. Null = layer not loaded. */
export type BrokenByLine = Readonly<Record<string, number | null>>;

export interface ExpansionLines {
  readonly items: Readonly<Record<string, Verdict>>;
  readonly verdict: Verdict;
  /** Lines whose layer is not loaded. */
  readonly missing: readonly string[];
}

/**
 * Does an expansion keep clear of the control lines? Each line as for a parcel (control-line.ts): none passes, up to the noise
 * of the drawing is for review, above it the pack's verdict; the worst line counts. The lines the pack's `gates` names are
 * judged always: one that is not loaded leaves the proposal open. A line the pack has no rule for is not judged.
 *
 * Source: domain §6.4, §7.5.
 */
export function judgeExpansionLines(
  broken: BrokenByLine,
  rules: readonly ControlLineRule[],
  gates: Pick<GatesRule, "control_lines">,
): ExpansionLines {
  const lines = [...new Set([...gates.control_lines, ...Object.keys(broken)])];
  const items = Object.fromEntries(lines.map((line) => [line, judgeLine(line, broken[line] ?? null, rules)]));
  const missing = lines.filter((line) => items[line] !== "not_applicable" && (broken[line] ?? null) === null);
  return { items, verdict: aggregateVerdicts(Object.values(items)), missing };
}

function judgeLine(line: string, brokenHa: number | null, rules: readonly ControlLineRule[]): Verdict {
  const rule = rules.find(({ layer }) => layer === line);
  if (rule === undefined) return "not_applicable";
  // What is measured is the part that breaks the line, so the boundary is judged like a line to stay out of.
  const { verdict } = judgeControlLine(
    { ...rule, must: "not_overlap" },
    {
      layerLoaded: brokenHa !== null,
      layerCovers: true,
      overlapM2: brokenHa === null ? null : (convertUnit(brokenHa, "ha", "m2") ?? null),
      crossedByOpenLine: false,
      buildingOverlapM2: 0,
      parcelM2: null,
      byPart: { core: null, flexible: null, special: null },
      isOwnUse: false,
    },
  );
  return verdict;
}
