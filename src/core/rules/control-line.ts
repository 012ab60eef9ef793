import type { Verdict } from "../model/check.ts";
import type { ControlKind } from "../model/records.ts";
import type { ControlLineRule } from "../model/rule-pack.ts";

/** What a kind of line does to a parcel, measured, m². */
export interface ControlLineFacts {
  readonly layerLoaded: boolean;
  readonly layerCovers: boolean;
  /** Null: not measured. */
  readonly overlapM2: number | null;
  readonly crossedByOpenLine: boolean;
  /** Largest part of one building inside the line. */
  readonly buildingOverlapM2: number;
  /** For a line to lie inside: the parcel's own area and its parts, measured in the same way. */
  readonly parcelM2: number | null;
  readonly byPart: Readonly<Record<"core" | "flexible" | "special", number | null>>;
  /** Part of the parcel outside the line, where it was measured by itself. */
  readonly outsideM2?: number | null;
  /** Does the parcel's use belong inside the line? Null: its use, or the code system of it, is not recorded. */
  readonly isOwnUse: boolean | null;
  /** Is the use barred from a special-use area? Null: not recorded; missing: every use is. */
  readonly isBarredFromSpecial?: boolean | null;
}

export interface ControlLineVerdict {
  readonly verdict: Verdict;
  /** What breaks the line, m²: the overlap, or for a boundary the part outside. */
  readonly brokenM2: number | null;
  readonly outsideShare: number | null;
  readonly reason?:
    | "layer_missing"
    | "layer_does_not_cover"
    | "open_line_has_no_inside"
    | "within_geometry_noise_review"
    | "flexible_zone_needs_adjustment"
    | "special_use_area"
    | "outside_boundary"
    | "parts_do_not_sum"
    | "land_use_missing"
    | "building_inside_line";
}

/** Must land lie inside this line, or stay out of it? */
export function mustLieInside(rule: Pick<ControlLineRule, "layer" | "must">): boolean {
  return (rule.must ?? defaultDuty(rule.layer)) === "lie_inside";
}

function defaultDuty(layer: ControlKind): "lie_inside" | "not_overlap" {
  return layer === "urban_development_boundary" ? "lie_inside" : "not_overlap";
}

/**
 * A parcel against one kind of control line; zero tolerance (domain §6.4).
 *
 * No overlap passes, up to the noise of the drawing is a case for review (unknown), above it the pack's verdict. A breach that
 * is measured stays one even where the layer is not complete; a pass needs the layer to cover the whole parcel. An open line
 * has no inside: crossing it is unknown. Land whose use belongs inside passes, but for the lines that allow no building a
 * building in it does not. A building over its parcel's line breaks a line that the parcel itself does not touch. The urban
 * development boundary is the other way round: the part outside it breaks it, and its flexible and special parts have verdicts
 * of their own. A special-use area bars the uses the pack names (industry); any other use there needs a review, and land of
 * which the use is not recorded is open (D).
 */
export function judgeControlLine(rule: ControlLineRule, facts: ControlLineFacts): ControlLineVerdict {
  if (!facts.layerLoaded) return unknown("layer_missing");
  return mustLieInside(rule) ? judgeBoundary(rule, facts) : judgeOverlap(rule, facts);
}

function judgeOverlap(rule: ControlLineRule, facts: ControlLineFacts): ControlLineVerdict {
  const { overlapM2, buildingOverlapM2, isOwnUse } = facts;
  const isReal = overlapM2 !== null && overlapM2 > rule.noise_m2;
  const base = { brokenM2: overlapM2, outsideShare: null };
  // A building may stand in a line that its own parcel does not touch.
  if (rule.no_buildings && buildingOverlapM2 > rule.noise_m2) {
    const brokenM2 = Math.max(overlapM2 ?? 0, buildingOverlapM2);
    return { ...base, brokenM2, verdict: rule.verdict, reason: "building_inside_line" };
  }
  if (isReal && isOwnUse === true) return { ...base, verdict: "pass" };
  if (isReal && isOwnUse === null) return { ...base, verdict: "unknown", reason: "land_use_missing" };
  if (isReal) return { ...base, verdict: rule.verdict };
  if (buildingOverlapM2 > rule.noise_m2 && isOwnUse !== true) {
    return isOwnUse === null
      ? { ...base, brokenM2: buildingOverlapM2, verdict: "unknown", reason: "land_use_missing" }
      : { ...base, brokenM2: buildingOverlapM2, verdict: rule.verdict, reason: "building_inside_line" };
  }
  if (facts.crossedByOpenLine) return { ...base, verdict: "unknown", reason: "open_line_has_no_inside" };
  if (!facts.layerCovers) return { ...base, verdict: "unknown", reason: "layer_does_not_cover" };
  if (overlapM2 === null) return { ...base, verdict: "unknown" };
  if (overlapM2 > 0) return { ...base, verdict: "unknown", reason: "within_geometry_noise_review" };
  return { ...base, verdict: "pass" };
}

function judgeBoundary(rule: ControlLineRule, facts: ControlLineFacts): ControlLineVerdict {
  const { parcelM2, byPart } = facts;
  if (facts.crossedByOpenLine) return unknown("open_line_has_no_inside");
  if (!facts.layerCovers) return unknown("layer_does_not_cover");
  const { core, flexible, special } = byPart;
  if (core === null || flexible === null || special === null || parcelM2 === null || !(parcelM2 > 0)) return unknown();
  const insideM2 = core + flexible + special;
  const outsideM2 =
    facts.outsideM2 === undefined ? Math.max(0, parcelM2 - (facts.overlapM2 ?? insideM2)) : facts.outsideM2;
  if (outsideM2 === null) return unknown();
  const base = { brokenM2: outsideM2, outsideShare: outsideM2 / parcelM2 };
  const sumM2 = insideM2 + outsideM2;
  if (Math.abs(sumM2 - parcelM2) > Math.max(rule.noise_m2, 1e-9 * parcelM2)) {
    return { ...base, verdict: "unknown", reason: "parts_do_not_sum" };
  }
  if (outsideM2 > rule.noise_m2) return { ...base, verdict: rule.verdict, reason: "outside_boundary" };
  const ofSpecial = partVerdict(rule, "special", special);
  const bySpecial = ofSpecial === "fail" && facts.isBarredFromSpecial === false ? "conditional" : ofSpecial;
  const byFlexible = partVerdict(rule, "flexible", flexible);
  if (byFlexible === "fail") return { ...base, verdict: "fail", reason: "flexible_zone_needs_adjustment" };
  if (bySpecial === "fail" && facts.isBarredFromSpecial === null) {
    return { ...base, verdict: "unknown", reason: "land_use_missing" };
  }
  if (bySpecial === "fail") return { ...base, verdict: "fail", reason: "special_use_area" };
  if (isNoise(outsideM2, rule) || isNoisePart(rule, "special", special) || isNoisePart(rule, "flexible", flexible)) {
    return { ...base, verdict: "unknown", reason: "within_geometry_noise_review" };
  }
  if (byFlexible === "conditional") {
    return { ...base, verdict: "conditional", reason: "flexible_zone_needs_adjustment" };
  }
  if (bySpecial === "conditional") return { ...base, verdict: "conditional", reason: "special_use_area" };
  return { ...base, verdict: "pass" };
}

function partVerdict(
  rule: ControlLineRule,
  part: "flexible" | "special",
  areaM2: number,
): "pass" | "conditional" | "fail" {
  return areaM2 > rule.noise_m2 ? (rule.parts?.[part] ?? "pass") : "pass";
}

function isNoise(areaM2: number, rule: ControlLineRule): boolean {
  return areaM2 > 0 && areaM2 <= rule.noise_m2;
}

function isNoisePart(rule: ControlLineRule, part: "flexible" | "special", areaM2: number): boolean {
  return isNoise(areaM2, rule) && (rule.parts?.[part] ?? "pass") !== "pass";
}

function unknown(reason?: ControlLineVerdict["reason"]): ControlLineVerdict {
  return { verdict: "unknown", brokenM2: null, outsideShare: null, ...(reason === undefined ? {} : { reason }) };
}
