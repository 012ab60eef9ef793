import type { AnyGeometry, LngLat } from "../model/coordinates.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import { fail } from "../model/result.ts";
import type { Refusal, RefusalCode } from "./command-outcome.ts";

interface RefusalParts {
  readonly refs?: readonly FeatureRef[];
  readonly place?: AnyGeometry | LngLat | null;
  readonly params?: Refusal["params"];
}

/** A refusal as a failed result; a position as place becomes a point. */
export function refuse(
  code: RefusalCode,
  { refs = [], place = null, params = {} }: RefusalParts = {},
): { readonly ok: false; readonly failure: Refusal } {
  return fail({ code, refs, place: isPosition(place) ? { type: "Point", coordinates: place } : place, params });
}

function isPosition(place: AnyGeometry | LngLat | null): place is LngLat {
  return Array.isArray(place);
}
