import type { Check } from "../../model/check.ts";
import type { Figure } from "../../model/figure.ts";
import type { PerMuClass, PerMuIndicatorKey } from "../../model/park-rules.ts";
import type { ZombieScreen } from "../../rules/zombie-screen.ts";

/** Which paper a verdict stands on. */
export type RuleSource = Pick<Check, "ruleSet" | "source" | "article" | "year" | "certainty">;

/** Does the firm look like a zombie enterprise on the day judged? A screen, not a finding. */
export interface ZombieAudit extends ZombieScreen, RuleSource {
  readonly reason?: string;
}

export const scaleGroups = ["above_scale", "below_scale"] as const;
export type ScaleGroup = (typeof scaleGroups)[number];

/** Place of a firm in the per-mu evaluation of one year (亩均论英雄). */
export interface PerMuAudit {
  /** The year evaluated: the last full one before the day judged. */
  readonly year: number;
  /** Firms above and below scale are ranked apart; null = not recorded which it is. */
  readonly group: ScaleGroup | null;
  /** The latest class somebody published, and for which year. It is shown as it is and goes before ours. */
  readonly recorded: PerMuClass | null;
  readonly recordedYear: number | null;
  readonly score: Figure;
  /** From 1, firms of equal score share the better one; null: not ranked, which is not the last place. */
  readonly rank: number | null;
  /** Firms ranked in its group. */
  readonly of: number | null;
  readonly rankShare: number | null;
  readonly class: PerMuClass | "not_evaluated" | "unknown";
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly provenance: RuleSource;
}

/** Everything judged about one firm. */
export interface EnterpriseAudit {
  readonly id: string;
  /** Parcels that name it, in id order. */
  readonly parcelIds: readonly string[];
  /** Land it uses, mu. */
  readonly landMu: Figure;
  /** Each of the latest full year in which what it is made of is recorded. */
  readonly figures: Readonly<Record<PerMuIndicatorKey, Figure>>;
  readonly zombie: ZombieAudit;
  readonly perMu: PerMuAudit;
}
