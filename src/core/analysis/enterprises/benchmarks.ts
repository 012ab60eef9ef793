import { computeMeanFigure, type Firm } from "../../indicators/enterprise-figures.ts";
import type { Figure } from "../../model/figure.ts";
import { findIndustryDivision } from "../../model/industry-division.ts";
import type { PerMuIndicatorKey } from "../../model/park-rules.ts";

/** Means that firms are held against, each worked out once. */
export interface Benchmarks {
  /** Of all firms of the dataset. */
  park(key: PerMuIndicatorKey, year: number): Figure;
  /** Of the firms of the same 2-digit industry; undefined where the firm's industry is not recorded. */
  industry(firm: Firm, key: PerMuIndicatorKey, year: number): Figure | undefined;
}

/** Cost: linear in the firms for every figure and year asked for. */
export function createBenchmarks(firms: readonly Firm[]): Benchmarks {
  const byDivision = new Map<string, Firm[]>();
  for (const firm of firms) {
    const name = divisionName(firm);
    if (name === undefined) continue;
    const group = byDivision.get(name);
    if (group === undefined) byDivision.set(name, [firm]);
    else group.push(firm);
  }
  const known = new Map<string, Figure>();
  const mean = (scope: string, peers: readonly Firm[], key: PerMuIndicatorKey, year: number): Figure => {
    const name = `${key} ${year} ${scope}`;
    const figure = known.get(name) ?? computeMeanFigure(peers, key, year);
    known.set(name, figure);
    return figure;
  };
  return {
    park: (key, year) => mean("", firms, key, year),
    industry(firm, key, year) {
      const name = divisionName(firm);
      return name === undefined ? undefined : mean(name, byDivision.get(name) ?? [], key, year);
    },
  };
}

function divisionName({ enterprise }: Firm): string | undefined {
  const division = findIndustryDivision(enterprise);
  return division === undefined ? undefined : `${division.edition} ${division.code}`;
}
