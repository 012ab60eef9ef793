import type { ServiceKey, Services } from "../model/records.ts";
import { isAbove } from "../model/verdict.ts";

/** A feature of the infrastructure and how far it is from a parcel, m edge to edge. */
export interface NearFeature {
  readonly id: string;
  readonly distanceM: number;
}

/** How near one service comes to a parcel. A service the layer knows nothing of has no reach at all. */
export interface ServiceReach {
  readonly service: string;
  /** Does the layer map lines of it at all, planned ones too? */
  readonly hasLines: boolean;
  /** Does it map built plants or nodes, and is it recorded how far each of them reaches? */
  readonly nodes: "none" | "with_reach" | "reach_unknown";
  /** Nearest built line. */
  readonly line: NearFeature | null;
  /** Nearest line of which it is not recorded whether it is built. */
  readonly unclear: NearFeature | null;
  /** Built plant or node within whose own service radius the parcel lies. */
  readonly reachedBy: NearFeature | null;
  /** False where the layer is stated to be complete only elsewhere. */
  readonly isCovered: boolean;
}

/** Is one service there, and how do we know? */
export interface ServiceState {
  readonly key: ServiceKey;
  readonly state: Services[ServiceKey];
  readonly by: "recorded" | "inferred" | "unknown";
  /** The line or node that decided, and how far it is. */
  readonly distanceM?: number;
  readonly from?: string;
}

export interface ServiceRule {
  /** A built line within this distance stands in for a connection, m; null: nothing is inferred. */
  readonly lineWithinM: number | null;
  /** Not asked for where nothing is recorded. */
  readonly notAsked: readonly ServiceKey[];
  /** May a plant or node serve the parcel by its own radius? Of the seven none may: they need a line. */
  readonly byRadius: boolean;
}

/**
 * Does a service reach a parcel? A recorded connection, or that there is none, is what counts. Where nothing is recorded a built
 * line within the distance says yes; none within it says no, provided the layer maps lines of the service and is not stated to
 * end before the parcel. A line near enough of which nobody recorded whether it is built leaves it open. What a plant or node
 * may serve without a line is open too while one of them is recorded without its reach.
 *
 * Source: domain §1.4; the distance is a project default (D).
 */
export function decideService(
  key: ServiceKey,
  recorded: Services[ServiceKey],
  reach: ServiceReach | undefined,
  rule: ServiceRule,
): ServiceState {
  if (recorded !== null) return { key, state: recorded, by: "recorded" };
  if (rule.notAsked.includes(key)) return { key, state: "not_applicable", by: "inferred" };
  if (reach === undefined || rule.lineWithinM === null) return { key, state: null, by: "unknown" };
  const limitM = rule.lineWithinM;
  const isNear = (feature: NearFeature | null): feature is NearFeature =>
    feature !== null && !isAbove(feature.distanceM, limitM);
  if (isNear(reach.line)) return inferred(key, true, reach.line);
  if (rule.byRadius && reach.reachedBy !== null) return inferred(key, true, reach.reachedBy);
  const isMapped = rule.byRadius ? reach.nodes !== "reach_unknown" : reach.hasLines;
  if (isNear(reach.unclear) || !reach.isCovered || !isMapped) return { key, state: null, by: "unknown" };
  return inferred(key, false, reach.line);
}

function inferred(key: ServiceKey, state: boolean, near: NearFeature | null): ServiceState {
  if (near === null) return { key, state, by: "inferred" };
  return { key, state, by: "inferred", distanceM: near.distanceM, from: `infrastructure/${near.id}` };
}
