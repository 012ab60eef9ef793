import type { Check } from "../../model/check.ts";
import type { LoadedRulePack, ProjectDefaults } from "../../model/rule-pack.ts";
import type { IdleResult } from "../../rules/idle-land.ts";
import type { ParcelStage } from "../../rules/parcel-stage.ts";
import type { GoverningZone } from "../../rules/plan-limits.ts";
import { findSection } from "../audit-context.ts";
import type { SiteIndicators } from "../audit-report.ts";
import { judgeIdleLand } from "../judge-idle-land.ts";
import { findLimitChecks } from "../limit-checks.ts";
import type { ParcelFacts } from "../parcel-facts.ts";
import { findTermState, type TermState } from "../parcel-tags.ts";
import { findStage } from "../parcel-timeline.ts";
import { findContractMinimums } from "./agreed-minimums.ts";
import type { LowUseAudit } from "./exit-audit.ts";
import type { FirmsOfPark } from "./firm-criteria.ts";
import { type ExitJudgment, judgeExit } from "./judge-exit.ts";
import { judgeLowUse } from "./judge-low-use.ts";

/** What of a parcel does not depend on the day. */
export interface LandFacts {
  readonly facts: ParcelFacts;
  readonly indicators: SiteIndicators;
  readonly governing: readonly GoverningZone[];
}

export interface LandContext extends FirmsOfPark {
  readonly asOf: string;
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
}

/** Everything about a parcel that time changes by itself. */
export interface LandJudgment {
  readonly stage: ParcelStage;
  readonly idle: IdleResult;
  readonly exit: ExitJudgment;
  readonly lowUse: LowUseAudit;
  readonly term: TermState;
  /** Worked out when they are first asked for: land that is not built needs none on the days to come. */
  readonly limitChecks: () => readonly Check[];
}

/** Judges how a parcel stands on a day: how far it has come, and whether it is idle, enclosed or used inefficiently. */
export function judgeLand({ facts, indicators, governing }: LandFacts, context: LandContext): LandJudgment {
  const { asOf, packs, defaults } = context;
  const stage = findStage(facts, asOf, findSection(packs, "idle")?.section.ground_works_share ?? null);
  const idle = judgeIdleLand(facts, stage, packs, asOf);
  let found: readonly Check[] | undefined;
  const limitChecks = (): readonly Check[] => {
    found ??= findLimitChecks(facts, indicators, governing, stage, context);
    return found;
  };
  const minimums = findContractMinimums(facts, indicators);
  return {
    stage,
    idle,
    exit: judgeExit(facts, stage, idle, minimums, packs, asOf),
    lowUse: judgeLowUse(facts, stage, indicators, limitChecks, context),
    term: findTermState(facts.parcel, stage, asOf, defaults.term_expiring_months),
    limitChecks,
  };
}
