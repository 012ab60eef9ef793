import type { Check } from "../model/check.ts";
import type { LoadedRulePack, ProjectDefaults } from "../model/rule-pack.ts";
import { verdictOf } from "../model/verdict.ts";
import { checkArea } from "../rules/area-check.ts";
import { isSupplied, type ParcelStage } from "../rules/parcel-stage.ts";
import { createPlainCheck, plainCheck, provenanceOf } from "./check-parts.ts";
import type { ParcelFacts } from "./parcel-facts.ts";
import type { ParcelServices } from "./parcel-services.ts";

interface LandContext {
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
}

/**
 * Deed area against the drawn one. No check in a dataset that records no deed area at all; one parcel without in a dataset
 * that does is unknown.
 */
export function findAreaChecks(facts: ParcelFacts, { packs, defaults }: LandContext): readonly Check[] {
  const { parcel, areaM2, siteArea } = facts;
  if (areaM2.deed === null && siteArea.basis !== "deed") return [];
  const pack = packs.find((loaded) => loaded.pack.tolerances !== undefined)?.pack;
  const tolerances = pack?.tolerances ?? defaults.tolerances;
  const result = checkArea(areaM2.deed, areaM2.ellipsoidal, tolerances);
  const verdicts = { ok: "pass", warn: "conditional", fail: "fail", unknown: "unknown" } as const;
  const limit = result.class === "fail" ? tolerances.area_fail : tolerances.area_warn;
  const paper = pack === undefined ? provenanceOf(defaults.provenance, null) : provenanceOf(undefined, pack.id);
  return [
    createPlainCheck(
      { ...paper, certainty: "D" },
      {
        rule: "topology.area_check",
        key: "deedAreaM2",
        verdict: verdicts[result.class],
        value: result.relativeDifference,
        op: "<=",
        limit,
        gap: result.relativeDifference === null ? null : limit - result.relativeDifference,
        unit: "fraction",
        subjects: [`parcels/${parcel.id}`],
        ...(result.class === "unknown"
          ? { reason: areaM2.deed === null ? "site_area_missing" : "invalid_site_area", missing: ["deedAreaM2"] }
          : {}),
        details: { deedM2: areaM2.deed, drawnM2: areaM2.ellipsoidal },
      },
    ),
  ];
}

/**
 * Are the seven services there? Asked of land still to be supplied of which services are recorded or the infrastructure is
 * mapped. Land that is not ready yet breaks no rule: where the rule says no, the check is conditional, `not_ready`.
 */
export function findReadinessChecks(
  { parcel, serviceReach }: Pick<ParcelFacts, "parcel" | "serviceReach">,
  stage: ParcelStage,
  { services, assessed: readiness, readiness: { ready_for_supply }, rule, packId }: ParcelServices,
): readonly Check[] {
  const isKnown = parcel.services !== null || serviceReach !== null;
  if (!isKnown || isSupplied(stage) || stage === "unknown") return [];
  const asked: readonly string[] = rule.services;
  const inferred = services.flatMap(({ key, by }) => (by === "inferred" && asked.includes(key) ? [key] : []));
  const verdict = verdictOf(readiness.ready7);
  return [
    {
      ...plainCheck,
      ...provenanceOf(rule.provenance, packId),
      ...(inferred.length > 0 && rule.inference !== undefined
        ? { certainty: rule.inference.provenance.certainty }
        : {}),
      rule: "infra.readiness",
      key: "services",
      verdict: verdict === "fail" ? "conditional" : verdict,
      value: readiness.score,
      unit: "fraction",
      subjects: [`parcels/${parcel.id}`],
      ...(verdict === "fail" ? { reason: "not_ready" } : {}),
      missing: verdict === "unknown" ? readiness.missing.map((key) => `services.${key}`) : [],
      details: {
        served: readiness.served,
        required: readiness.required,
        ready3: readiness.ready3,
        ready5: readiness.ready5,
        ready7: readiness.ready7,
        readyForSupply: ready_for_supply,
        inferred: inferred.join(", "),
      },
    },
  ];
}
