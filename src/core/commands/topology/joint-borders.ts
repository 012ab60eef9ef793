import type { FeatureKind } from "../../model/record-kinds.ts";
import type { AnyFeature } from "../plan-draft.ts";

/**
 * Do two features of a kind have their borders in common, so that a corner of one is the same corner of the other? Parcels do,
 * and zones, buildings, phases. Control lines only with lines of the same sort: who moves a road does not move the farmland
 * beside it. Networks only within a service. Points never: two things in one place are two things.
 */
export function haveJointBorders(kind: FeatureKind, a: AnyFeature, b: AnyFeature): boolean {
  if (isPoint(a) || isPoint(b)) return false;
  switch (kind) {
    case "controls":
    case "sensitive":
      return sortOf(a, "kind") === sortOf(b, "kind");
    case "infrastructure":
      return sortOf(a, "service") === sortOf(b, "service");
    default:
      return true;
  }
}

function sortOf(feature: AnyFeature, name: "kind" | "service"): unknown {
  return (feature as unknown as Readonly<Record<string, unknown>>)[name];
}

function isPoint({ geometry }: AnyFeature): boolean {
  return geometry.type === "Point" || geometry.type === "MultiPoint";
}
