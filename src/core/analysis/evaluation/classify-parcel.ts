import { type GroundAccount, notBuiltAccounts, type SupplyAccount, supplyAccounts } from "../../model/land-accounts.ts";
import type { Ternary } from "../../model/verdict.ts";
import { isSupplied } from "../../rules/parcel-stage.ts";
import type { JudgedParcel } from "../judged-parcel.ts";
import type { ParcelBrief } from "../parcel-brief.ts";
import { findTermEnd } from "../parcel-tags.ts";
import { isCompleted } from "../parcel-timeline.ts";
import {
  type AccountContext,
  classifyBuilt,
  classifyUnsupplied,
  codesOf,
  findUnbuildableUse,
  type RecordedUse,
} from "./classify-ground.ts";
import { findAccounts, missingOfUse } from "./classify-use.ts";
import { isVacant } from "./is-vacant.ts";
import { decided, eitherOf, type LandCell, type Options } from "./land-cell.ts";
import type { Ground, GroundPart } from "./measure-ground.ts";

export interface ParcelAccountContext extends AccountContext {
  readonly hasEnterprises: boolean;
  readonly asOf: string;
}

const ready: GroundAccount = "B21";
const notReady: GroundAccount = "B22";

/**
 * A parcel as land accounts: one cell, or one for each surveyed part of a parcel that is not supplied. What a record leaves open
 * stays open between the accounts it could be. `ground` is measured for parcels without supply only; where it was not, what
 * was there before the supply is not known.
 */
export function classifyParcel(
  parcel: JudgedParcel,
  ground: Ground | undefined,
  context: ParcelAccountContext,
): readonly LandCell[] {
  const { facts, shape } = parcel;
  const base = { layer: "parcels", id: facts.parcel.id, ...classifyIdle(parcel) } as const;
  const parts = classifyStage(parcel, ground, context);
  return parts.map(({ areaM2, options }): LandCell => {
    const supply = classifySupply(parcel, options, context);
    const tech = classifyHighTech(parcel, options, context);
    return { ...base, areaM2: parts.length === 1 ? shape.areaM2 : areaM2, ground: options, supply, ...tech };
  });
}

interface ClassifiedPart {
  readonly areaM2: number;
  readonly options: Options<GroundAccount>;
}

function classifyStage(
  { facts, brief, shape }: JudgedParcel,
  ground: Ground | undefined,
  context: ParcelAccountContext,
): readonly ClassifiedPart[] {
  const { parcel } = facts;
  const whole = (options: Options<GroundAccount>): readonly ClassifiedPart[] => [{ areaM2: shape.areaM2, options }];
  const unbuildable = findUnbuildableUse(parcel, context);
  if (unbuildable !== undefined) return whole(decided(unbuildable));
  const built = isCollective(parcel.ownership, context)
    ? classifyRural(parcel, context)
    : classifyBuilt(parcel, context);
  switch (context.rule.stages[brief.stage]) {
    case "built":
      return whole(built);
    case "supplied":
      // Started, and not recorded whether it was completed: it may be either.
      if (brief.stage === "under_construction" && isCompleted(parcel, context.asOf) === null) {
        return whole(builtOrReady(built, ["construction.acceptedOn"]));
      }
      return whole(decided(ready));
    case "built_or_supplied":
      return whole(builtOrReady(built, brief.idle.missing.length > 0 ? brief.idle.missing : ["construction.asBuilt"]));
    case "taken_back":
      return whole(readinessOf(brief.readiness, decided(notReady)));
    case "to_supply":
      return classifyToSupply(brief.readiness, shape.areaM2, ground, context);
    case "open":
      return whole({
        accounts: [...new Set([...built.accounts, ...notBuiltAccounts])],
        missing: ["supply.document"],
      });
  }
}

function builtOrReady(built: Options<GroundAccount>, missing: readonly string[]): Options<GroundAccount> {
  return eitherOf([{ accounts: built.accounts, missing }, decided(ready)]);
}

/** Land whose owner is not recorded counts as the state's: what is granted or allocated is state land (D). */
function isCollective(ownership: string | null, { rule }: AccountContext): boolean {
  return ownership !== null && rule.collective.includes(ownership);
}

/** Buildings on collective land: rural industry, or other rural land. */
function classifyRural(use: RecordedUse, context: AccountContext): Options<GroundAccount> {
  const rural: readonly GroundAccount[] = ["B11", "B12"];
  const found = findAccounts(codesOf(use, context) ?? [], context.rule.surveyed);
  const accounts = rural.filter((account) => found.includes(account));
  return accounts.length === 1 ? { accounts, missing: [] } : { accounts: rural, missing: ["landUse"] };
}

/**
 * Ready for supply as the parcel itself is judged (services recorded, else inferred from built lines), or else what `notYet`
 * says; open between the two while the records are.
 */
function readinessOf(
  { ready_for_supply: isReady, missing }: ParcelBrief["readiness"],
  notYet: Options<GroundAccount>,
): Options<GroundAccount> {
  if (isReady === true) return decided(ready);
  if (isReady === false) return notYet;
  return { accounts: [ready, ...notYet.accounts], missing: [...missing, ...notYet.missing] };
}

function classifyToSupply(
  readiness: ParcelBrief["readiness"],
  areaM2: number,
  ground: Ground | undefined,
  context: ParcelAccountContext,
): readonly ClassifiedPart[] {
  const unmeasured: GroundPart = { areaM2, survey: null, controls: [] };
  const parts = ground?.parts ?? [unmeasured];
  const uncovered = ground?.uncovered ?? [];
  const classified = parts.map((part) => ({
    areaM2: part.areaM2,
    options: readinessOf(readiness, classifyUnsupplied(part, { uncovered }, context)),
  }));
  const [first] = classified;
  // Land ready for supply is one piece whatever the survey saw there before.
  if (first === undefined || !classified.every(({ options }) => options.accounts.join() === ready)) return classified;
  return [{ areaM2, options: first.options }];
}

/** How the land came to its user, or may come to one. */
function classifySupply(
  parcel: JudgedParcel,
  ground: Options<GroundAccount>,
  context: AccountContext,
): Options<SupplyAccount> {
  const { facts, brief } = parcel;
  const { rule } = context;
  if (rule.stages[brief.stage] === "open") return { accounts: supplyAccounts, missing: ["supply.document"] };
  if (isSupplied(brief.stage)) {
    // Collective land is no state land supplied, whatever was agreed on it.
    return isCollective(facts.parcel.ownership, context) ? decided("F") : classifyMode(parcel, context);
  }
  return classifyToCome(facts.parcel, ground, context);
}

function classifyMode({ facts, brief }: JudgedParcel, { rule }: AccountContext): Options<SupplyAccount> {
  const mode = facts.parcel.supply?.mode ?? null;
  const { allocated, auctioned, not_auctioned, paid } = rule.supply_modes;
  if (mode !== null && allocated.includes(mode)) return decided("D1");
  if (mode === null || ![...auctioned, ...not_auctioned, ...paid].includes(mode)) {
    return { accounts: ["D1", "D21", "D22"], missing: ["supply.mode"] };
  }
  if (brief.tags.includes("term_expired")) return decided("D22");
  if (findTermEnd(facts.parcel) !== null) return decided("D21");
  return { accounts: ["D21", "D22"], missing: ["contract.termYears"] };
}

/** Still to supply by its planned use; what cannot be built on and what is not planned for a user: not for supply. */
export function classifyToCome(
  use: RecordedUse,
  ground: Options<GroundAccount>,
  context: AccountContext,
): Options<SupplyAccount> {
  const unbuildable = ground.accounts.filter((account) => account.startsWith("C"));
  if (unbuildable.length === ground.accounts.length) return decided("F");
  const codes = codesOf(use, context);
  if (codes === undefined) {
    return { accounts: ["E1", "E21", "E22", "F"], missing: [missingOfUse(use.landUse, use.codeSystem)] };
  }
  const accounts = findAccounts(codes, context.rule.to_supply).map((account): SupplyAccount => account ?? "F");
  const options: Options<SupplyAccount> = { accounts, missing: accounts.length > 1 ? ["landUse"] : [] };
  return unbuildable.length === 0 ? options : eitherOf([options, { accounts: ["F"], missing: ground.missing }]);
}

/** Idle by a finding and not built on or taken back since; suspected apart, open where the screening is. */
function classifyIdle({ brief }: JudgedParcel): Pick<LandCell, "isIdle" | "isSuspectedIdle" | "idleMissing"> {
  const isOpenToUse = isSupplied(brief.stage) && brief.stage !== "built";
  const isIdle = isOpenToUse && brief.tags.includes("idle_confirmed");
  const suspected = (["suspected_idle_A", "suspected_idle_B", "idle_gov_cause"] as const).some((tag) =>
    brief.tags.includes(tag),
  );
  const isSuspectedIdle = isOpenToUse && !isIdle && (suspected || (brief.idle.class === "unknown" ? null : false));
  return { isIdle, isSuspectedIdle, idleMissing: brief.idle.missing };
}

/**
 * Built land of high-tech firms. A parcel they share with others is open: nobody records whose ground is whose. So is built
 * industrial land without a firm on record, unless all its buildings are vacant.
 */
function classifyHighTech(
  { facts }: JudgedParcel,
  ground: Options<GroundAccount>,
  { hasEnterprises, asOf }: ParcelAccountContext,
): Pick<LandCell, "isHighTech" | "highTechMissing"> {
  const builtCount = ground.accounts.filter((account) => account.startsWith("A")).length;
  if (builtCount === 0) return { isHighTech: false, highTechMissing: [] };
  if (facts.parcel.enterpriseIds.length === 0) {
    const mayBeUsed = ground.accounts.includes("A2") && !isVacant(facts.buildings, asOf);
    if (!mayBeUsed) return { isHighTech: false, highTechMissing: [] };
    return { isHighTech: null, highTechMissing: ["enterpriseIds", ...ground.missing] };
  }
  if (!hasEnterprises) return { isHighTech: null, highTechMissing: ["enterprises"] };
  const firms = facts.enterprises ?? [];
  const states = new Set<Ternary>(firms.map(({ hightech }) => hightech));
  if (new Set(facts.parcel.enterpriseIds).size > firms.length) states.add(null);
  if (states.size === 1 && states.has(false)) return { isHighTech: false, highTechMissing: [] };
  const isMixed = states.has(true) && states.has(false);
  const missing = [...(states.has(null) ? ["hightech"] : []), ...(isMixed ? ["enterpriseIds"] : []), ...ground.missing];
  const isSure = states.size === 1 && states.has(true) && builtCount === ground.accounts.length;
  return { isHighTech: isSure ? true : null, highTechMissing: missing };
}
