/** What an enterprise holds and pays; null = not recorded. */
export interface TaxFacts {
  readonly taxPaidWan: number | null;
  readonly ownLandMu: number | null;
  readonly leasedInMu: number | null;
  readonly leasedOutMu: number | null;
}

/**
 * Tax actually paid per mu of the land an enterprise uses: own + leased in − leased out, 10 000 CNY a mu. Anything not
 * recorded, or no land left: null. Source: per-mu evaluation practice, domain §3.1 (K~).
 */
export function computeTaxPerMu(facts: TaxFacts): {
  readonly landMu: number | null;
  readonly wanPerMu: number | null;
} {
  const { taxPaidWan, ownLandMu, leasedInMu, leasedOutMu } = facts;
  if (ownLandMu === null || leasedInMu === null || leasedOutMu === null) return { landMu: null, wanPerMu: null };
  const landMu = ownLandMu + leasedInMu - leasedOutMu;
  return {
    landMu,
    wanPerMu: taxPaidWan === null || !(landMu > 0) ? null : taxPaidWan / landMu,
  };
}
