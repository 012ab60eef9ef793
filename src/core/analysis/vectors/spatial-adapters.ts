import { type ControlKind, controlKinds } from "../../model/records.ts";
import { checkArea } from "../../rules/area-check.ts";
import { judgeControlLine } from "../../rules/control-line.ts";
import { classifyOverlap } from "../../rules/overlap-class.ts";
import { judgeCompatibilityQuota } from "../../rules/zoning-compatibility-quota.ts";
import { judgeStraddle } from "../../rules/zoning-straddle.ts";
import { judgeUse } from "../../rules/zoning-use.ts";
import { readFlag, readNumber, readObject, readObjects, readText } from "./read-inputs.ts";
import { type AdapterTable, getSection, type Inputs, type Outputs, type VectorContext } from "./vector-context.ts";

/** Domain §10.6: zoning, lines, topology. */
export const spatialAdapters: AdapterTable = {
  "zoning.use": judgeZoningUse,
  "zoning.compatibility_quota": (inputs) => {
    const uses = readObjects(inputs, "compatible").map((use) => ({
      use: readText(use, "use") ?? "",
      gfaShare: readNumber(use, "gfa_share"),
      cap: readNumber(use, "cap"),
    }));
    const { items, totalShare, verdict } = judgeCompatibilityQuota(uses, readNumber(inputs, "total_cap"));
    return { items, total_share: totalShare, verdict };
  },
  "zoning.straddle": judgeZoningStraddle,
  "control_line.overlap": judgeLine,
  "topology.overlap": (inputs) => {
    const tolerance = readObject(inputs, "tolerance");
    const overlapM2 = readNumber(inputs, "overlap_m2");
    if (overlapM2 === null) return { class: null };
    return {
      class: classifyOverlap(overlapM2, readNumber(inputs, "mean_width_m") ?? Number.POSITIVE_INFINITY, {
        sliver_area_m2: readNumber(tolerance, "area_m2") ?? 0,
        sliver_width_m: readNumber(tolerance, "mean_width_m") ?? 0,
      }),
    };
  },
  "topology.area_check": (inputs, context) => {
    const tolerances = getSection(context, "tolerances");
    const result = checkArea(readNumber(inputs, "document_m2"), readNumber(inputs, "geometry_m2"), {
      area_warn: readNumber(inputs, "warn") ?? tolerances.area_warn,
      area_fail: readNumber(inputs, "fail") ?? tolerances.area_fail,
    });
    return { relative_difference: result.relativeDifference, class: result.class };
  },
};

function judgeZoningUse(inputs: Inputs, context: VectorContext): Outputs {
  const matrix = getSection(context, "use_matrix");
  const limits = getSection(context, "limits");
  const capOf = (key: string): number | null => limits.find((limit) => limit.key === key)?.value ?? null;
  const pollutionClass = readNumber(inputs, "pollution_class");
  const zone = readText(inputs, "zone");
  const use = readText(inputs, "use");
  if (zone === null || use === null) {
    return { verdict: "unknown", missing: [...(zone === null ? ["zone"] : []), ...(use === null ? ["use"] : [])] };
  }
  const result = judgeUse(
    matrix,
    zone,
    {
      use,
      pollutionClass: pollutionClass === 1 || pollutionClass === 2 || pollutionClass === 3 ? pollutionClass : null,
      landShare: readNumber(inputs, "land_share"),
      gfaShare: readNumber(inputs, "gfa_share"),
    },
    { land: capOf("admin_land_share"), gfa: capOf("admin_gfa_share") },
  );
  return {
    verdict: result.verdict,
    ...(result.condition === undefined ? {} : { condition: result.condition }),
    ...(result.reason === undefined ? {} : { reason: result.reason }),
    missing: result.missing.map((name) => (name === "pollutionClass" ? "pollution_class" : name)),
  };
}

function judgeZoningStraddle(inputs: Inputs): Outputs {
  const sliver = readObject(inputs, "sliver");
  const parcelM2 = readNumber(inputs, "parcel_m2");
  const portions = readObjects(inputs, "portions").map((portion) => ({
    zone: readText(portion, "zone") ?? "",
    areaM2: readNumber(portion, "area_m2"),
    meanWidthM: readNumber(portion, "mean_width_m") ?? Number.POSITIVE_INFINITY,
    farMax: readNumber(portion, "far_max"),
  }));
  const measured = portions.flatMap(({ areaM2, ...rest }) => (areaM2 === null ? [] : [{ ...rest, areaM2 }]));
  if (parcelM2 === null || measured.length < portions.length) {
    return { verdict: "unknown", missing: parcelM2 === null ? ["parcel_m2"] : ["area_m2"] };
  }
  const result = judgeStraddle(parcelM2, measured, {
    sliver_width_m: readNumber(sliver, "max_mean_width_m") ?? 0,
    sliver_area_m2: 0,
    sliver_share: readNumber(sliver, "max_share") ?? 0,
  });
  return {
    governing: result.governing.map(({ zone }) => zone),
    ignored_slivers: result.ignoredSlivers.map(({ zone }) => zone),
    weighted_far_max: result.weightedFarMax,
    verdict: result.verdict,
    ...(result.reason === undefined ? {} : { reason: result.reason }),
  };
}

function judgeLine(inputs: Inputs, context: VectorContext): Outputs {
  const line = readText(inputs, "line");
  const rule = getSection(context, "control_lines").find((candidate) => candidate.layer === line);
  if (rule === undefined || !controlKinds.includes(line as ControlKind)) {
    throw new TypeError(`line is ${line}, expected one the pack has a rule for`);
  }
  const core = readNumber(inputs, "inside_core_m2");
  const result = judgeControlLine(
    { ...rule, noise_m2: readNumber(inputs, "noise_m2") ?? rule.noise_m2 },
    {
      layerLoaded: readFlag(inputs, "layer_loaded") ?? true,
      layerCovers: readFlag(inputs, "layer_covers") ?? true,
      overlapM2: readNumber(inputs, "overlap_m2"),
      crossedByOpenLine: false,
      buildingOverlapM2: 0,
      parcelM2: readNumber(inputs, "parcel_m2"),
      byPart: {
        core,
        flexible: readNumber(inputs, "inside_flexible_m2"),
        special: readNumber(inputs, "inside_special_m2") ?? 0,
      },
      outsideM2: readNumber(inputs, "outside_m2"),
      isOwnUse: false,
    },
  );
  return {
    verdict: result.verdict,
    outside_share: result.outsideShare,
    ...(result.reason === undefined ? {} : { reason: result.reason }),
  };
}
