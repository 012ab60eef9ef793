import { computeSiteIndicators } from "../indicators/catalog.ts";
import type { Check } from "../model/check.ts";
import type { Figure } from "../model/figure.ts";
import type { FloorAreaRule, LoadedRulePack, ProjectDefaults } from "../model/rule-pack.ts";
import { countExtensionDays, extendCompletion } from "../rules/completion-due.ts";
import { findContractLimits } from "../rules/contract-limits.ts";
import { type BuildingDue, checkLimits } from "../rules/limits.ts";
import { findPackLimits } from "../rules/pack-limits.ts";
import type { ParcelStage } from "../rules/parcel-stage.ts";
import { findPlanLimits, type GoverningZone } from "../rules/plan-limits.ts";
import { findSection } from "./audit-context.ts";
import { type SiteIndicators, siteIndicatorKeys } from "./audit-report.ts";
import { computeLimitFigures } from "./limit-figures.ts";
import type { ParcelFacts } from "./parcel-facts.ts";

interface LimitContext {
  readonly asOf: string;
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
}

/** Figures of a parcel by the floor-area rule of the first pack that has one, else the project's. */
export function computeIndicators(facts: ParcelFacts, { packs, defaults }: LimitContext): SiteIndicators {
  const rule = packs.find(({ pack }) => pack.floor_area !== undefined)?.pack.floor_area ?? defaults.floor_area;
  return computeWith(facts, rule, defaults);
}

function computeWith(facts: ParcelFacts, floorArea: FloorAreaRule, defaults: ProjectDefaults): SiteIndicators {
  return computeSiteIndicators(facts, { floorArea, adminLivingUses: defaults.admin_living_uses });
}

/**
 * Every limit anybody sets on the indicators of a parcel: its contract, the plan of its governing zones, each pack. The order
 * is that of the indicators, then contract, plan, packs as named.
 */
export function findLimitChecks(
  facts: ParcelFacts,
  indicators: SiteIndicators,
  zones: readonly GoverningZone[],
  stage: ParcelStage,
  context: LimitContext,
): readonly Check[] {
  const { parcel, enterprises } = facts;
  const { packs, asOf } = context;
  const limits = [
    ...findContractLimits(parcel),
    ...findPlanLimits(zones),
    ...packs.flatMap(({ pack }) =>
      findPackLimits(pack, { parcel, enterprises, stage, asOf, place: facts.place, zones }),
    ),
  ];
  if (limits.length === 0) return [];
  const keysAsked = new Set(limits.map(({ key }) => key));
  const more = computeLimitFigures(facts, keysAsked, context);
  const main: Readonly<Record<string, Figure>> = { ...indicators, ...more };
  const ofPack = figuresByPack(facts, indicators, more, context, keysAsked);
  const keys: readonly string[] = siteIndicatorKeys;
  const rank = (key: string): number => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return checkLimits(
    ({ key, ruleSet }) => (ruleSet === null ? main : (ofPack.get(ruleSet) ?? main))[key],
    limits.toSorted((a, b) => rank(a.key) - rank(b.key)),
    `parcels/${parcel.id}`,
    findDue(facts, stage, context),
  );
}

/** Packs that count floor area differently judge by their own figures. */
function figuresByPack(
  facts: ParcelFacts,
  indicators: SiteIndicators,
  more: Readonly<Record<string, Figure>>,
  { packs, defaults, asOf }: LimitContext,
  keysAsked: ReadonlySet<string>,
): ReadonlyMap<string, Readonly<Record<string, Figure>>> {
  const found = new Map<string, Readonly<Record<string, Figure>>>();
  const first = packs.find(({ pack }) => pack.floor_area !== undefined)?.pack.floor_area ?? defaults.floor_area;
  for (const { pack } of packs) {
    const own = pack.floor_area ?? defaults.floor_area;
    const ofUses =
      pack.predominant_uses === undefined
        ? {}
        : computeLimitFigures(facts, keysAsked, { packs: [{ pack }], defaults, asOf });
    if (sameRule(own, first) && pack.predominant_uses === undefined) continue;
    found.set(pack.id, { ...indicators, ...computeWith(facts, own, defaults), ...more, ...ofUses });
  }
  return found;
}

function sameRule(a: FloorAreaRule, b: FloorAreaRule): boolean {
  return (
    a === b ||
    (a.count_below_grade === b.count_below_grade &&
      a.tiers.length === b.tiers.length &&
      a.tiers.every((tier, index) => tier.over_m === b.tiers[index]?.over_m && tier.factor === b.tiers[index]?.factor))
  );
}

/**
 * Is what minimum limits ask for due (domain §5.6)? Built parcels and those of which nothing about supply is recorded: yes.
 * Under construction: from the agreed completion with its extension on; where that is not recorded, as soon as a building
 * stands. Supplied without a word on construction: open while nothing stands. All others have nothing built yet, nor has land
 * of which only the register is not known: its conversion was not approved.
 */
function findDue({ parcel, buildings }: ParcelFacts, stage: ParcelStage, { asOf, packs }: LimitContext): BuildingDue {
  const stands = (buildings ?? []).length > 0 || (parcel.grossFloorAreaM2 ?? 0) > 0;
  switch (stage) {
    case "built":
      return "yes";
    case "unknown":
      return parcel.approval?.granted === false ? "not_yet" : "yes";
    case "under_construction": {
      const agreed = parcel.contract?.agreedCompletion ?? null;
      if (agreed === null) return stands ? "yes" : "not_yet";
      const most = findSection(packs, "contract")?.section.max_extension_years ?? null;
      return asOf > extendCompletion(agreed, countExtensionDays(parcel.contract), most).due ? "yes" : "not_yet";
    }
    case "supplied_status_unknown":
      return stands ? "yes" : "open";
    case "supplied_not_built":
    case "reclaimed":
    case "reserved":
    case "approved_not_supplied":
    case "unsupplied":
      return "not_yet";
  }
}
