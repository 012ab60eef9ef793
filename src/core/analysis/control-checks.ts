import type { Check } from "../model/check.ts";
import { hasPrefix } from "../model/land-use.ts";
import type { ControlLineRule, LoadedRulePack, RulePack } from "../model/rule-pack.ts";
import { judgeControlLine, mustLieInside } from "../rules/control-line.ts";
import { needsPack, plainCheck, provenanceOf } from "./check-parts.ts";
import type { ControlFacts, ParcelFacts } from "./parcel-facts.ts";

/** Differences of overlays below this are arithmetic, not land: a square millimetre, or 1e-9 of the parcel. */
const arithmeticNoiseM2 = 1e-6;

/** A parcel against every control line each pack has a rule for. Without a pack: one check, unknown. */
export function findControlChecks(facts: ParcelFacts, packs: readonly LoadedRulePack[]): readonly Check[] {
  if (packs.length === 0) return [needsPack("control_line.overlap", "control_lines", `parcels/${facts.parcel.id}`)];
  return packs.flatMap(({ pack }) => (pack.control_lines ?? []).map((rule) => checkLine(facts, rule, pack)));
}

function checkLine(facts: ParcelFacts, rule: ControlLineRule, pack: RulePack): Check {
  const { parcel } = facts;
  const measured = facts.controls.find((control) => control.kind === rule.layer);
  const controls = (measured?.controls ?? []).map((control) => `controls/${control.id}`);
  const base: Omit<Check, "verdict"> = {
    ...plainCheck,
    ...provenanceOf(rule.provenance, pack.id),
    rule: "control_line.overlap",
    key: rule.layer,
    op: "<=",
    limit: 0,
    unit: "m2",
    subjects: [`parcels/${parcel.id}`, ...controls],
  };
  const concerns = hasUse(facts, rule.applies?.use, pack);
  if (concerns === false) return { ...base, verdict: "not_applicable", reason: "use_not_concerned" };
  const isOwnUse = rule.own_uses.length === 0 ? false : hasUse(facts, rule.own_uses, pack);
  const result = judgeControlLine(rule, lineFacts(facts, rule, measured, concerns === null ? null : isOwnUse));
  const value = result.brokenM2;
  const isMissing = result.reason === "layer_missing" || result.reason === "layer_does_not_cover";
  const missing = isMissing ? ["controls"] : result.reason === "land_use_missing" ? ["landUse", "codeSystem"] : [];
  return {
    ...base,
    verdict: result.verdict,
    value,
    gap: value === null ? null : -value + 0,
    ...(result.reason === undefined ? {} : { reason: result.reason }),
    missing,
    ...(measured?.place === undefined || mustLieInside(rule) ? {} : { place: measured.place }),
    details: {
      versionDate: measured?.versionDate ?? null,
      outsideShare: result.outsideShare,
      buildings: (measured?.buildings ?? []).map(({ id }) => id).join(", "),
    },
  };
}

/** Does the parcel's use begin with one of these codes? Null: its code, or the code system, is not recorded. */
function hasUse({ parcel }: ParcelFacts, prefixes: readonly string[] | undefined, pack: RulePack): boolean | null {
  if (prefixes === undefined) return true;
  if (parcel.landUse === null || parcel.codeSystem !== pack.code_system) return null;
  return hasPrefix(parcel.landUse, prefixes);
}

function lineFacts(
  facts: ParcelFacts,
  rule: ControlLineRule,
  measured: ControlFacts | undefined,
  isOwnUse: boolean | null,
): Parameters<typeof judgeControlLine>[1] {
  const parcelM2 = facts.areaM2.ellipsoidal;
  const quiet = Math.max(arithmeticNoiseM2, 1e-9 * parcelM2);
  const clean = (areaM2: number): number => (areaM2 <= quiet ? 0 : areaM2);
  const overlapM2 = measured?.overlapM2 ?? 0;
  const { core = 0, flexible = 0, special = 0 } = measured?.byPart ?? {};
  return {
    layerLoaded: measured?.layerLoaded ?? false,
    layerCovers: measured?.layerCovers ?? false,
    overlapM2: clean(overlapM2),
    crossedByOpenLine: measured?.crossedByOpenLine ?? false,
    buildingOverlapM2: Math.max(0, ...(measured?.buildings ?? []).map((building) => building.overlapM2)),
    parcelM2,
    byPart: { core: clean(core), flexible: clean(flexible), special: clean(special) },
    ...(mustLieInside(rule) ? { outsideM2: clean(parcelM2 - overlapM2) } : {}),
    isOwnUse,
  };
}
