import type { Check } from "../model/check.ts";
import { hasPrefix, type LandUseTables } from "../model/land-use.ts";
import type { ControlLineRule, LoadedRulePack, RulePack } from "../model/rule-pack.ts";
import { judgeControlLine, mustLieInside } from "../rules/control-line.ts";
import { findPackCode } from "../rules/crosswalk.ts";
import { needsPack, provenanceOf } from "./check-parts.ts";
import type { ControlFacts, ParcelFacts } from "./parcel-facts.ts";

/** Differences of overlays below this are arithmetic, not land: a square millimetre, or 1e-9 of the parcel. */
const arithmeticNoiseM2 = 1e-6;

/** What is held against the lines: a parcel, or land that is proposed. */
export interface LineSubject {
  /** `layer/id`. */
  readonly subject: string;
  readonly landUse: string | null;
  readonly codeSystem: string | null;
  readonly drawnM2: number;
  readonly controls: readonly ControlFacts[];
  /** To carry codes of other systems over to that of a pack; without them such a code leaves its lines open. */
  readonly tables?: LandUseTables;
}

/** A parcel against every control line each pack has a rule for. Without a pack: one check, unknown. */
export function findControlChecks(
  { parcel, areaM2, controls }: Pick<ParcelFacts, "parcel" | "areaM2" | "controls">,
  packs: readonly LoadedRulePack[],
  tables: LandUseTables = [],
): readonly Check[] {
  const { landUse, codeSystem } = parcel;
  return findLineChecks(
    { subject: `parcels/${parcel.id}`, landUse, codeSystem, drawnM2: areaM2.ellipsoidal, controls, tables },
    packs,
  );
}

/** The same for any land. */
export function findLineChecks(facts: LineSubject, packs: readonly LoadedRulePack[]): readonly Check[] {
  if (packs.length === 0) return [needsPack("control_line.overlap", "control_lines", facts.subject)];
  return packs.flatMap(({ pack }) => (pack.control_lines ?? []).map((rule) => checkLine(facts, rule, pack)));
}

function checkLine(facts: LineSubject, rule: ControlLineRule, pack: RulePack): Check {
  const measured = facts.controls.find((control) => control.kind === rule.layer);
  const concerns = hasUse(facts, rule.applies?.use, pack);
  if (concerns === false) {
    const check = createLineCheck(facts, rule, pack, measured, { verdict: "not_applicable", value: null, missing: [] });
    return Object.assign(check, { reason: "use_not_concerned" });
  }
  const isOwnUse = rule.own_uses.length === 0 ? false : hasUse(facts, rule.own_uses, pack);
  const isBarredFromSpecial = hasUse(facts, rule.special_barred_uses, pack);
  const result = judgeControlLine(
    rule,
    lineFacts(facts, rule, measured, concerns === null ? null : isOwnUse, isBarredFromSpecial),
  );
  const isMissing = result.reason === "layer_missing" || result.reason === "layer_does_not_cover";
  const missing = isMissing ? ["controls"] : result.reason === "land_use_missing" ? ["landUse", "codeSystem"] : [];
  const { verdict, brokenM2: value } = result;
  const check = createLineCheck(facts, rule, pack, measured, { verdict, value, missing });
  if (result.reason !== undefined) check.reason = result.reason;
  const isShown = !mustLieInside(rule) || result.reason === "open_line_has_no_inside";
  if (measured?.place !== undefined && isShown) check.place = measured.place;
  check.details = {
    versionDate: measured?.versionDate ?? null,
    outsideShare: result.outsideShare,
    buildings: (measured?.buildings ?? []).map(({ id }) => id).join(", "),
  };
  return check;
}

/** Written out rather than spread together: there are a dozen a parcel, and spreading them was a tenth of the audit. */
function createLineCheck(
  { subject }: LineSubject,
  rule: ControlLineRule,
  pack: RulePack,
  measured: ControlFacts | undefined,
  { verdict, value, missing }: Pick<Check, "verdict" | "value" | "missing">,
): { -readonly [Key in keyof Check]: Check[Key] } {
  const { ruleSet, source, article, year, certainty } = provenanceOf(rule.provenance, pack.id);
  return {
    ruleSet,
    value,
    op: "<=",
    limit: 0,
    gap: value === null ? null : -value + 0,
    unit: "m2",
    origin: null,
    source,
    article,
    year,
    certainty,
    missing,
    rule: "control_line.overlap",
    key: rule.layer,
    subjects: [subject, ...(measured?.controls ?? []).map((control) => `controls/${control.id}`)],
    verdict,
  };
}

/** Does the use begin with one of these codes? Null: its code, or the code system, is not recorded. */
function hasUse(
  { landUse, codeSystem, tables = [] }: LineSubject,
  prefixes: readonly string[] | undefined,
  pack: RulePack,
): boolean | null {
  if (prefixes === undefined) return true;
  const code =
    codeSystem === pack.code_system ? landUse : findPackCode(landUse, codeSystem, pack.code_system, tables).code;
  return code === null ? null : hasPrefix(code, prefixes);
}

function lineFacts(
  { drawnM2: parcelM2 }: LineSubject,
  rule: ControlLineRule,
  measured: ControlFacts | undefined,
  isOwnUse: boolean | null,
  isBarredFromSpecial: boolean | null,
): Parameters<typeof judgeControlLine>[1] {
  const quiet = Math.max(arithmeticNoiseM2, 1e-9 * parcelM2);
  const clean = (areaM2: number): number => (areaM2 <= quiet ? 0 : areaM2);
  const overlapM2 = measured?.overlapM2 ?? 0;
  const { core = 0, flexible = 0, special = 0 } = measured?.byPart ?? {};
  return {
    layerLoaded: measured?.layerLoaded ?? false,
    layerCovers: measured?.layerCovers ?? false,
    overlapM2: clean(overlapM2),
    crossedByOpenLine:
      measured !== undefined && (measured.crossedByOpenLine || (measured.hasNoInside === true && mustLieInside(rule))),
    buildingOverlapM2: Math.max(0, ...(measured?.buildings ?? []).map((building) => building.overlapM2)),
    parcelM2,
    byPart: { core: clean(core), flexible: clean(flexible), special: clean(special) },
    ...(mustLieInside(rule) ? { outsideM2: clean(parcelM2 - overlapM2) } : {}),
    isOwnUse,
    isBarredFromSpecial,
  };
}
