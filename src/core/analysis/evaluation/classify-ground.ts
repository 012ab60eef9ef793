import type { LandAccountsRule } from "../../model/evaluation-rules.ts";
import { builtAccounts, type GroundAccount, groundAccounts } from "../../model/land-accounts.ts";
import { hasPrefix, type LandUseTables } from "../../model/land-use.ts";
import { findAccounts, missingOfUse, translateUse } from "./classify-use.ts";
import { decided, type Options } from "./land-cell.ts";
import type { Ground, GroundPart } from "./measure-ground.ts";

/** What classifying needs besides the ground. */
export interface AccountContext {
  readonly rule: LandAccountsRule;
  readonly landUseTables: LandUseTables;
}

/** A code with the system it is of. */
export interface RecordedUse {
  readonly landUse: string | null;
  readonly codeSystem: string | null;
}

const notReady: GroundAccount = "B22";
const rural: readonly GroundAccount[] = ["B11", "B12"];

/** Codes of the rule's system; undefined where the use is not recorded or not translated. */
export function codesOf({ landUse, codeSystem }: RecordedUse, context: AccountContext): readonly string[] | undefined {
  return translateUse(landUse, codeSystem, context.rule.code_system, context.landUseTables);
}

/** Built land by its use; a use that is not known leaves all built accounts open. */
export function classifyBuilt(use: RecordedUse, context: AccountContext): Options<GroundAccount> {
  const codes = codesOf(use, context);
  const found = codes === undefined ? [undefined] : findAccounts(codes, context.rule.built);
  const accounts = found.filter((account) => account !== undefined);
  if (accounts.length < found.length) {
    return { accounts: builtAccounts, missing: [missingOfUse(use.landUse, use.codeSystem)] };
  }
  return { accounts, missing: accounts.length > 1 ? ["landUse"] : [] };
}

/** Water and other uses nothing can be built on; undefined for any other. */
export function findUnbuildableUse(use: RecordedUse, context: AccountContext): GroundAccount | undefined {
  const accounts = findAccounts(codesOf(use, context) ?? [], context.rule.unbuildable_uses);
  return accounts.length === 1 ? accounts[0] : undefined;
}

/**
 * Land not supplied, by what the survey shows: built there (by the rule's table, mostly rural land), water, else inside a
 * line that keeps it from being built on, else not built. Ground the survey leaves out may be built rural land; ground of
 * which a line is not loaded may lie in it.
 */
export function classifyUnsupplied(
  part: GroundPart,
  { uncovered }: Pick<Ground, "uncovered">,
  context: AccountContext,
): Options<GroundAccount> {
  const { rule } = context;
  const surveyed = findSurveyed(part, context);
  if (surveyed !== undefined && surveyed !== "not_built") return surveyed;
  const controlled = findControlled(part, rule);
  const seen: Options<GroundAccount> =
    surveyed === undefined
      ? { accounts: [controlled ?? notReady, ...rural], missing: ["survey"] }
      : decided(controlled ?? notReady);
  if (controlled !== undefined) return seen;
  const possible = uncovered.flatMap((kind) => rule.unbuildable_controls[kind] ?? []);
  if (possible.length === 0) return seen;
  return {
    accounts: [...new Set([...seen.accounts, ...possible])],
    missing: [...seen.missing, "controls"],
  };
}

/** What the survey shows of ground where nothing was supplied. Undefined: it shows nothing. */
function findSurveyed(
  { survey }: GroundPart,
  context: AccountContext,
): Options<GroundAccount> | "not_built" | undefined {
  if (survey === null) return undefined;
  const { rule } = context;
  const codes = codesOf({ landUse: survey.code, codeSystem: survey.codeSystem }, context);
  if (codes === undefined) return undefined;
  const water = findAccounts(codes, rule.unbuildable_uses);
  const built = findAccounts(codes, rule.surveyed);
  const accounts = [...new Set([...water, ...built])].filter((account) => account !== undefined);
  if (accounts.length === 0) return "not_built";
  const isSure = accounts.length === 1 && (water.every(isFound) || built.every(isFound));
  return { accounts: isSure ? accounts : [...new Set([...accounts, notReady])], missing: isSure ? [] : ["survey"] };
}

function isFound(account: unknown): boolean {
  return account !== undefined;
}

function findControlled({ controls }: GroundPart, rule: LandAccountsRule): GroundAccount | undefined {
  // The first account in the order of the evaluation's table, where several lines lie over each other.
  const accounts = controls.flatMap((kind) => rule.unbuildable_controls[kind] ?? []);
  return accounts.toSorted()[0];
}

/**
 * Ground without a parcel inside a zone. Streets, other transport and green count as built where the survey shows built ground;
 * without a survey they are taken from the plan, estimated. Other zones are land still to be supplied.
 */
export function classifyZoneGround(
  use: RecordedUse,
  part: GroundPart,
  ground: Ground,
  context: AccountContext,
): Options<GroundAccount> {
  const unbuildable = findUnbuildableUse(use, context);
  if (unbuildable !== undefined) return decided(unbuildable);
  const codes = codesOf(use, context);
  if (codes === undefined) return classifyUnplanned(part, ground, missingOfUse(use.landUse, use.codeSystem), context);
  const unsupplied = classifyUnsupplied(part, ground, context);
  if (!isGroundUse(use, context)) return unsupplied;
  const planned = classifyBuilt(use, context);
  const surveyed = findSurveyed(part, context);
  if (surveyed === undefined) return { ...planned, isEstimated: true };
  return isBuiltGround(part, context) ? planned : unsupplied;
}

/** Public ground that stands open: streets, other transport, green. */
export function isGroundUse(use: RecordedUse, context: AccountContext): boolean {
  const codes = codesOf(use, context) ?? [];
  return codes.length > 0 && codes.every((code) => hasPrefix(code, context.rule.ground_uses));
}

function isBuiltGround({ survey }: GroundPart, context: AccountContext): boolean {
  if (survey === null) return false;
  const codes = codesOf({ landUse: survey.code, codeSystem: survey.codeSystem }, context) ?? [];
  return codes.length > 0 && findAccounts(codes, context.rule.built).every(isFound);
}

/** Ground no zone covers, or one whose use is not known: only the survey can say what it is. */
export function classifyUnplanned(
  part: GroundPart,
  ground: Ground,
  missing: string,
  context: AccountContext,
): Options<GroundAccount> {
  if (findSurveyed(part, context) === undefined) return { accounts: groundAccounts, missing: [missing, "survey"] };
  return classifyUnsupplied(part, ground, context);
}
