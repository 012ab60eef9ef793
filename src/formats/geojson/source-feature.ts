import type { JsonObject } from "../../core/model/json-value.ts";

/** A feature whose numbers are degrees; whether its rings are sound is the next question. */
export interface SourceFeature {
  /** From 1, as issues count. */
  readonly row: number;
  readonly featureId: unknown;
  readonly properties: JsonObject;
  /** `null`: the feature says it has no geometry. */
  readonly geometry: SourceGeometry | null;
  /** Repairs done on the way here, named when the record's id is known. */
  readonly repairs: readonly ("longitude-wrapped" | "text-coordinates")[];
}

export interface SourceGeometry {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: readonly unknown[];
}
