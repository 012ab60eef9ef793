import type { Zone, ZoneLimit } from "../model/records.ts";
import { bindingAlways, type IndicatorLimit } from "./indicator-limit.ts";
import { convertLimit } from "./limit-units.ts";

/** A zone that governs part of a parcel: slivers are gone, shares are of what is left. */
export interface GoverningZone {
  readonly zone: Pick<Zone, "id" | "limits" | "planVersion" | "landUse" | "codeSystem">;
  readonly share: number;
}

/**
 * Limits the plan draws on the zones of a parcel. A parcel in several zones obeys each with its own part; its floor area
 * ratio answers to the limits weighted by area (domain §6.3), which needs the limit of every zone: where one has none the
 * weighted limit is open, `zone_without_limit`.
 */
export function findPlanLimits(zones: readonly GoverningZone[]): readonly IndicatorLimit[] {
  const limits: IndicatorLimit[] = [];
  for (const { zone } of zones) {
    for (const limit of zone.limits) {
      if (limit.key !== "far" || zones.length === 1) limits.push(toLimit(zone, limit));
    }
  }
  return zones.length > 1 ? [...limits, ...weightFar(zones, ">="), ...weightFar(zones, "<=")] : limits;
}

function toLimit(zone: GoverningZone["zone"], limit: ZoneLimit): IndicatorLimit {
  const value = convertLimit(limit.value, limit.unit, limit.key);
  return {
    ...bindingAlways,
    key: limit.key,
    op: limit.op,
    value: value ?? null,
    origin: limit.origin,
    source: limit.source ?? zone.planVersion ?? `plan of zones/${zone.id}`,
    article: null,
    year: null,
    certainty: null,
    subjects: [`zones/${zone.id}`],
    ...(value === undefined ? { reason: "unit_unknown" } : {}),
  };
}

/** Several limits on one zone: its strictest counts. */
function strictest(zone: GoverningZone["zone"], op: ">=" | "<="): IndicatorLimit | undefined {
  let found: IndicatorLimit | undefined;
  for (const limit of zone.limits) {
    if (limit.key !== "far" || limit.op !== op) continue;
    const candidate = toLimit(zone, limit);
    if (candidate.value === null) return candidate;
    const isStricter =
      found?.value == null || (op === ">=" ? candidate.value > found.value : candidate.value < found.value);
    if (isStricter) found = candidate;
  }
  return found;
}

function weightFar(zones: readonly GoverningZone[], op: ">=" | "<="): readonly IndicatorLimit[] {
  const found = zones.map(({ zone, share }) => ({ limit: strictest(zone, op), share }));
  const first = found.find(({ limit }) => limit !== undefined)?.limit;
  if (first === undefined) return [];
  const value = weightByArea(found.map(({ limit, share }) => ({ value: limit?.value ?? null, share })));
  return [
    {
      ...first,
      value,
      source: [...new Set(found.flatMap(({ limit }) => limit?.source ?? []))].join("; "),
      subjects: zones.map(({ zone }) => `zones/${zone.id}`),
      ...(value === null ? { reason: "zone_without_limit" } : {}),
    },
  ];
}

/** Σ share × value over shares that are scaled to add to 1; null as soon as one value is not known. */
export function weightByArea(
  parts: readonly { readonly value: number | null; readonly share: number }[],
): number | null {
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  let weighted = 0;
  for (const { value, share } of parts) {
    if (value === null || !(total > 0)) return null;
    weighted += (value * share) / total;
  }
  return parts.length === 0 ? null : weighted;
}
