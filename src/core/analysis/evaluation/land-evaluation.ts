import type { Check } from "../../model/check.ts";
import type { Figure } from "../../model/figure.ts";
import type { AccountKey } from "../../model/land-accounts.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { DevelopmentZoneType } from "../../rules/development-zone-type.ts";
import type { LandIndicators } from "./indicator-figures.ts";

export const potentialKeys = ["expansion", "structure", "intensity", "management"] as const;
export type PotentialKey = (typeof potentialKeys)[number];

/** One indicator of the score. `points`: what it adds, of `of`; null while the indicator is open. */
export interface ScorePart {
  readonly key: string;
  readonly value: number | null;
  readonly ideal: number | null;
  readonly weight: number;
  readonly points: number | null;
  readonly of: number;
  /** Between these the points lie; the points themselves where they are known. */
  readonly least: number;
  readonly most: number;
}

/** What one sponsor of an enclave park has of it: the accounts by its share, and the indicators over those. */
export interface SponsorEvaluation {
  readonly name: string;
  /** Share of this park; null where several parks with different shares are added up. */
  readonly share: number | null;
  readonly accounts: Readonly<Record<AccountKey, Figure>>;
  readonly indicators: LandIndicators;
}

/** Evaluation of intensive land use (TD/T 1029-2010, domain §4). Land in ha of the drawn area. */
export interface LandEvaluation {
  /** The area everything is measured on; deeds do not enter. */
  readonly areaBasis: "ellipsoidal" | "grid";
  readonly accounts: Readonly<Record<AccountKey, Figure>>;
  /** Do A, B and C make up the total? To be shown before any indicator. */
  readonly identity: Check;
  readonly zoneType: DevelopmentZoneType;
  readonly potentials: Readonly<Record<PotentialKey, Figure>>;
  readonly yearsOfSupply: Figure;
  /** Title of the pack's ideals; null without any. */
  readonly idealsTitle: LocalizedText | null;
  /** One check an indicator that has an ideal: `intensive.<key>`. */
  readonly ideals: readonly Check[];
  /** Of 100. */
  readonly score: Figure;
  readonly parts: readonly ScorePart[];
  readonly sponsors: readonly SponsorEvaluation[];
}
