import { toPlace } from "../../geometry/feature-outline.ts";
import type { Check } from "../../model/check.ts";
import { hasPrefix } from "../../model/land-use.ts";
import type { SeparationRule } from "../../model/park-rules.ts";
import type { Enterprise, Parcel } from "../../model/records.ts";
import { compareWithBounds, computeGap } from "../../model/verdict.ts";
import { judgeShoreline } from "../../rules/shoreline-distance.ts";
import { plainCheck, provenanceOf } from "../check-parts.ts";
import { findNearest, type Nearest } from "./find-nearest.ts";
import { findGap, findSite, type SeparationLayer } from "./separation-layer.ts";

/**
 * Distances measured from the boundary of the site: the atmospheric distance of the environmental assessment, and the one
 * chemical projects keep from a shoreline. One check an enterprise of which such a distance is asked.
 */
export function findSiteDistanceChecks(
  parcel: Pick<Parcel, "id">,
  enterprises: readonly Enterprise[] | null,
  layer: SeparationLayer,
): readonly Check[] {
  return (enterprises ?? []).flatMap((enterprise) => [
    ...checkAir(parcel.id, enterprise, layer),
    ...checkShoreline(parcel.id, enterprise, layer),
  ]);
}

/** HJ 2.2-2018: nobody lives within the atmospheric distance of the site; none where the assessment sets none. */
function checkAir(parcelId: string, { id, airDistanceM }: Enterprise, layer: SeparationLayer): readonly Check[] {
  const site = findSite(parcelId, layer);
  if (airDistanceM === null || site === undefined) return [];
  const own = `parcels/${parcelId}`;
  const nearest = findNearest([site], layer.sensitive, airDistanceM, ({ subject }) => subject !== own);
  const gap = airDistanceM > 0 ? findGap([site], airDistanceM, layer) : undefined;
  const nearestM = nearest?.span.distanceM ?? null;
  const verdict = compareWithBounds(
    ">=",
    airDistanceM,
    gap === undefined
      ? { value: nearestM ?? airDistanceM }
      : { value: null, lower: 0, ...(nearestM === null ? {} : { upper: nearestM }) },
  );
  return [
    {
      ...siteCheck("buffer.air_distance", "air_distance", parcelId, id, nearest, airDistanceM, layer),
      verdict,
      ...(verdict === "unknown" && gap !== undefined ? { reason: gap, missing: ["sensitive"] } : {}),
    },
  ];
}

/**
 * Chemical projects and the shore (长江保护法 art. 26). Asked of enterprises whose kind of project is recorded; where it is not,
 * of chemical industries with a shoreline in reach. A layer that holds no shoreline and does not say that it is complete here
 * leaves it open.
 */
function checkShoreline(parcelId: string, enterprise: Enterprise, layer: SeparationLayer): readonly Check[] {
  const rule = layer.pack.separation;
  const site = findSite(parcelId, layer);
  if (rule === undefined || site === undefined || !isChemical(enterprise, rule)) return [];
  const { chemicalProject } = enterprise;
  const nearest = layer.shorelines === undefined ? undefined : findNearest([site], layer.shorelines, rule.shoreline_m);
  if (chemicalProject === null && nearest === undefined) return [];
  const isStated = layer.coverage !== undefined || (layer.shorelines?.features.length ?? 0) > 0;
  const gap = isStated ? findGap([site], rule.shoreline_m, layer) : gapWithoutShoreline(layer);
  // Out of reach in a layer that is complete: farther than any limit.
  const distanceM = nearest?.span.distanceM ?? (gap === undefined ? Number.MAX_VALUE : null);
  const { verdict, reason, missing } = judgeShoreline(chemicalProject, distanceM, rule);
  const openReason = missing.includes("distanceToShorelineM") ? gap : reason;
  return [
    {
      ...siteCheck("buffer.yangtze_1km", "shoreline", parcelId, enterprise.id, nearest, rule.shoreline_m, layer),
      op: ">",
      verdict,
      ...(openReason === undefined ? {} : { reason: openReason }),
      missing: missing.map((name) => (name === "project" ? "chemicalProject" : "sensitive")),
    },
  ];
}

function gapWithoutShoreline({ shorelines }: SeparationLayer): "layer_missing" | "layer_does_not_cover" {
  return shorelines === undefined ? "layer_missing" : "layer_does_not_cover";
}

function isChemical({ chemicalProject, industryCode }: Enterprise, rule: SeparationRule): boolean {
  return chemicalProject !== null || (industryCode !== null && hasPrefix(industryCode, rule.shoreline_industries));
}

function siteCheck(
  rule: string,
  key: "air_distance" | "shoreline",
  parcelId: string,
  enterpriseId: string,
  nearest: Nearest | undefined,
  limitM: number,
  layer: SeparationLayer,
): Omit<Check, "verdict"> {
  const section = layer.pack.separation;
  const clause = section?.clauses[key === "shoreline" ? "shoreline_m" : key] ?? section?.provenance;
  const value = nearest?.span.distanceM ?? null;
  return {
    ...plainCheck,
    ...provenanceOf(clause, layer.pack.id),
    rule,
    key,
    value,
    op: ">=",
    limit: limitM,
    gap: computeGap(">=", limitM, value),
    unit: "m",
    subjects: [
      `parcels/${parcelId}`,
      ...(nearest === undefined ? [] : [nearest.feature.subject]),
      `enterprises/${enterpriseId}`,
    ],
    ...(nearest === undefined ? {} : { place: toPlace(nearest.span, layer.sources.measured.plane) }),
    details: {
      measuredFrom: "site_edge",
      searchedM: limitM,
      ...(nearest === undefined ? {} : { sensitive: nearest.feature.what }),
    },
  };
}
