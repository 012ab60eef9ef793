import type { ContractRule } from "../../model/park-rules.ts";
import type { LoadedRulePack } from "../../model/rule-pack.ts";
import { countExtensionDays } from "../../rules/completion-due.ts";
import type { IdleResult } from "../../rules/idle-land.ts";
import { isSupplied, type ParcelStage } from "../../rules/parcel-stage.ts";
import {
  classifyThreeCircles,
  type Shortfall,
  type ThreeCircles,
  type ThreeCirclesClass,
} from "../../rules/three-circles.ts";
import { findSection } from "../audit-context.ts";
import { provenanceOf } from "../check-parts.ts";
import type { ParcelFacts } from "../parcel-facts.ts";
import { findStart, isCompleted, until } from "../parcel-timeline.ts";
import type { ContractMinimum } from "./agreed-minimums.ts";
import type { ClassSource, ContractShortfall, ExitAudit } from "./exit-audit.ts";
import { computePenaltyFigure } from "./shortfall-penalty.ts";

/** An exit class before it is known what becomes of it. */
export type ExitJudgment = Omit<ExitAudit, "nextDate" | "nextClass">;

const noSource: ClassSource = { ruleSet: null, source: null, article: null, year: null, certainty: null };
const nothing: ExitJudgment = {
  class: "unknown",
  effectiveStart: null,
  due: null,
  daysLate: null,
  shortfalls: [],
  missing: [],
  flags: [],
  ...noSource,
};

/**
 * Is a supplied parcel enclosed and not built, built late or under-built (圈而不建、圈而缓建、圈而少建)? The start is that of the
 * idle-land clock; minima are those of the contract, and a minimum that was not agreed is not asked for.
 *
 * Land that is not supplied: not applicable; supply not recorded: unknown. Needs a pack with a `contract` and one with an
 * `idle` section, else unknown, `no_rule_pack`. Collective land is judged by reference and flagged (domain §5.1).
 * Source: domain §5.6; the paper stands in the pack as clause `three_circles`.
 */
export function judgeExit(
  facts: ParcelFacts,
  stage: ParcelStage,
  idle: IdleResult,
  minimums: readonly ContractMinimum[] | null,
  packs: readonly LoadedRulePack[],
  asOf: string,
): ExitJudgment {
  if (stage === "unknown") return { ...nothing, reason: "supply_unknown", missing: ["supply.document"] };
  if (!isSupplied(stage)) {
    return { ...nothing, class: "not_applicable", reason: stage === "reclaimed" ? "reclaimed" : "not_supplied" };
  }
  const contractRule = findSection(packs, "contract");
  const idleRule = findSection(packs, "idle");
  if (contractRule === undefined || idleRule === undefined) return { ...nothing, reason: "no_rule_pack" };
  const { contract, construction, ownership } = facts.parcel;
  const { section } = contractRule;
  const start = findStart(facts, asOf, idleRule.section.ground_works_share);
  const { effectiveStart } = idle.facts;
  const result = classifyThreeCircles(
    {
      supplied: true,
      started: start.started,
      completed: isCompleted(facts.parcel, asOf),
      effectiveStart,
      agreedCompletion: contract?.agreedCompletion ?? null,
      actualCompletion: until(construction?.acceptedOn ?? null, asOf),
      approvedExtensionDays: countExtensionDays(contract),
      minimums,
    },
    { contract: section, idle: idleRule.section },
    asOf,
  );
  const isUncompared = minimums !== null && minimums.length === 0 && result.class === "none" && stage === "built";
  return {
    class: result.class,
    effectiveStart,
    due: result.due,
    daysLate: result.daysLate,
    ...(result.idleClass === undefined ? {} : { idleClass: result.idleClass }),
    shortfalls: isMinimumDue(result.class)
      ? result.shortfalls.flatMap((shortfall) =>
          describeShortfall(facts, shortfall, minimums ?? [], section, contractRule.packId),
        )
      : [],
    missing: toPropertyPaths(result, start.missing),
    flags: [...result.flags, ...(ownership === "collective" ? ["collective_land"] : [])],
    ...(isUncompared ? { reason: "no_minimum_agreed" } : {}),
    ...provenanceOf(section.clauses.three_circles ?? section.provenance, contractRule.packId),
  };
}

/** Before completion is due a site that is still building falls short of nothing. */
function isMinimumDue(found: ThreeCirclesClass): boolean {
  return found === "enclosed_under_built" || found === "enclosed_built_late";
}

function describeShortfall(
  { parcel }: ParcelFacts,
  shortfall: Shortfall,
  minimums: readonly ContractMinimum[],
  rule: ContractRule,
  packId: string,
): readonly ContractShortfall[] {
  return minimums
    .filter((one) => one === shortfall.minimum)
    .map((minimum) => ({
      key: minimum.key,
      item: minimum.item,
      agreed: minimum.agreed,
      actual: minimum.figure.value,
      unit: minimum.figure.unit,
      share: shortfall.share,
      penaltyWan: computePenaltyFigure(parcel, shortfall, minimum, rule),
      ...provenanceOf(rule.provenance, packId),
    }));
}

const propertyPaths: Readonly<Record<string, readonly string[]>> = {
  effectiveStart: ["contract.agreedStart", "contract.deliveredOn"],
  completed: ["construction.acceptedOn"],
  agreedCompletion: ["contract.agreedCompletion"],
};

function toPropertyPaths({ missing }: ThreeCircles, startMissing: readonly string[]): readonly string[] {
  const paths = missing.flatMap((name) => (name === "started" ? startMissing : (propertyPaths[name] ?? [name])));
  return [...new Set(paths)];
}
