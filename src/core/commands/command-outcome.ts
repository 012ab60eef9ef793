import type { LayerChange } from "../history/apply-changes.ts";
import type { AnyGeometry } from "../model/coordinates.ts";
import type { FeatureRef } from "../model/record-kinds.ts";

/** Why a command was not carried out. Nothing is half-applied: a refused command leaves nothing behind. */
const refusalCodes = [
  "not-found",
  "id-taken",
  "too-few-ids",
  "nothing-to-do",
  "not-an-area",
  "too-few-corners",
  "crosses-itself",
  "no-area",
  "hole-outside",
  "out-of-range",
  "no-such-corner",
  "line-misses",
  "line-grazes",
  "line-ends-inside",
  "too-large-a-piece",
  "not-touching",
  "different-kinds",
  "nothing-left",
  "cannot-be-squared",
  "shape-lost",
  /** This kind of feature has no such thing: a land use on a building; `kind`. */
  "wrong-kind",
  /** A value the schema does not take: `property`, `got`, `expected`. */
  "bad-value",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly code: RefusalCode;
  readonly refs: readonly FeatureRef[];
  /** Where it is wrong: the crossing, the end of the line; degrees. */
  readonly place: AnyGeometry | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A consequence a person is told of: what else changed, or what now points at nothing. */
const commandNoteCodes = [
  "neighbours-moved",
  "buildings-dealt-out",
  "building-cut",
  "floor-area-dealt-out",
  "amounts-dealt-out",
  "values-differ",
  "still-referred",
  "references-moved",
  "corners-joined",
  /** What the new kind has no place for: `id`, `properties`. */
  "values-dropped",
  /** Values every part has now: `properties`. */
  "values-copied",
  /** What an operation on the outline did to the drawn area: `beforeM2`, `afterM2`. */
  "area-changed",
  /** Land that lay under several of the merged: `areaM2`. */
  "overlap-counted-once",
] as const;
type CommandNoteCode = (typeof commandNoteCodes)[number];

export interface CommandNote {
  readonly code: CommandNoteCode;
  readonly refs: readonly FeatureRef[];
  readonly params: Readonly<Record<string, string | number>>;
}

export interface CommandOutcome {
  /** Whole records before and after; reversing it takes the command back. */
  readonly change: readonly LayerChange[];
  /** What is selected afterwards. */
  readonly select: readonly FeatureRef[];
  readonly notes: readonly CommandNote[];
}
