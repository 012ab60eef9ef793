import type { Verdict } from "../../model/check.ts";
import type { Provenance, RulePack } from "../../model/rule-pack.ts";
import { judgeSeparation } from "../../rules/separation.ts";
import type { Plant, PlantSource } from "./find-plants.ts";
import { findBuffer, type PlantDistance } from "./separation-layer.ts";

/** A plant against one distance, by the source that asks for most. */
export interface PlantVerdict {
  readonly source: PlantSource;
  readonly verdict: Verdict;
  /** What is to be kept; the floor where the assessment's distance is not recorded. Null: nothing, or not known. */
  readonly limitM: number | null;
  readonly shortByM: number | null;
  readonly reason?: string;
  readonly missing: readonly string[];
  /** What the verdict would be, were the guessed class the right one. */
  readonly indicativeVerdict?: Verdict;
  /** The paper of the limit that binds. */
  readonly provenance: Provenance | undefined;
}

/** Property paths of the dataset for what the rule misses. */
const paths = { pollutionClass: "pollutionClass", eiaDistanceM: "eiaDistanceM" } as const;

const weight: Readonly<Record<Verdict, number>> = { fail: 4, unknown: 3, conditional: 2, pass: 1, not_applicable: 0 };

/** The heaviest of its sources; of two as heavy the one that asks for the larger distance. */
export function judgePlant(
  plant: Plant,
  distance: PlantDistance,
  pack: RulePack,
  speaks: (source: PlantSource) => boolean = () => true,
): PlantVerdict | undefined {
  let worst: PlantVerdict | undefined;
  for (const source of plant.sources) {
    if (!speaks(source)) continue;
    const judged = judgeSource(source, plant, distance, pack);
    if (worst === undefined || outweighs(judged, worst)) worst = judged;
  }
  return worst;
}

export function outweighs(a: Pick<PlantVerdict, "verdict" | "limitM">, b: Pick<PlantVerdict, "verdict" | "limitM">) {
  const heavier = weight[a.verdict] - weight[b.verdict];
  return heavier > 0 || (heavier === 0 && (a.limitM ?? 0) > (b.limitM ?? 0));
}

function judgeSource(source: PlantSource, plant: Plant, distance: PlantDistance, pack: RulePack): PlantVerdict {
  const facts = {
    pollutionClass: source.pollutionClass,
    unitToResidentialM: distance.valueM,
    atLeastM: distance.atLeastM,
    atMostM: distance.atMostM,
    eiaDistanceM: source.healthDistanceM,
  };
  const result = judgeSeparation(facts, pack.buffers ?? []);
  const buffer = findBuffer(source, pack);
  const isByAssessment = (source.healthDistanceM ?? 0) > (buffer?.min_m ?? 0);
  const base = {
    source,
    limitM: result.requiredM ?? buffer?.min_m ?? null,
    shortByM: result.shortByM,
    provenance: isByAssessment ? pack.separation?.provenance : (buffer?.provenance ?? pack.separation?.provenance),
  };
  if (result.verdict === "unknown") {
    const missing = result.missing.flatMap((name) =>
      name === "unitToResidentialM" ? missingDistance(plant, distance) : paths[name],
    );
    const reason = result.missing.includes("unitToResidentialM") ? openReason(plant, distance) : undefined;
    return { ...base, verdict: "unknown", missing, ...(reason === undefined ? {} : { reason }) };
  }
  // The class of the land is the highest that may stand there: a firm whose own is not recorded may be of a lower one.
  if (source.classFrom === "land_use" && source.enterpriseId !== null && result.verdict === "fail") {
    return { ...base, verdict: "unknown", missing: [paths.pollutionClass], indicativeVerdict: "fail" };
  }
  if (source.classFrom !== "indicative") return { ...base, verdict: result.verdict, missing: [] };
  // A guess neither clears nor convicts anybody.
  return {
    ...base,
    verdict: "conditional",
    reason: "indicative_class",
    missing: [paths.pollutionClass],
    indicativeVerdict: result.verdict,
  };
}

function missingDistance(plant: Plant, distance: PlantDistance): readonly string[] {
  if (distance.layerReason !== undefined) return ["sensitive"];
  return plant.measuredFrom === "site_edge" ? ["productionUnit"] : [];
}

function openReason(plant: Plant, distance: PlantDistance): string | undefined {
  if (distance.layerReason !== undefined) return distance.layerReason;
  return plant.measuredFrom === "site_edge" ? "production_unit_unknown" : undefined;
}
