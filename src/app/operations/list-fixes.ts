import { extendBox } from "../../core/analysis/lng-lat-box.ts";
import type { ReshapeToFit } from "../../core/commands/command.ts";
import type { Check } from "../../core/model/check.ts";
import { type AreaGeometry, isAreaGeometry } from "../../core/model/coordinates.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { FeatureKind, FeatureRef } from "../../core/model/record-kinds.ts";
import { type EditGround, findFeature } from "../tools/edit-ground.ts";

/** Something that would mend a problem. */
export interface Fix {
  readonly how: ReshapeToFit["how"];
  /** What changes its shape. */
  readonly ref: FeatureRef;
  readonly command: ReshapeToFit;
}

/** No more than this many ways are offered. */
const mostFixes = 2;

/** Ways to keep a parcel off the control lines it lies over; none for rules that no shape mends. */
export function listCheckFixes(parcelId: string, check: Check, ground: EditGround | null): readonly Fix[] {
  if (check.rule !== "control_line.overlap" || check.verdict !== "fail" || ground === null) return [];
  const ref: FeatureRef = { kind: "parcels", id: parcelId };
  return check.subjects
    .flatMap((subject) => {
      const [kind, ...rest] = subject.split("/");
      const other: FeatureRef = { kind: "controls", id: rest.join("/") };
      const feature = kind === "controls" ? findFeature(ground, other) : undefined;
      if (feature === undefined || !isAreaGeometry(feature.geometry)) return [];
      return [toFix(ref, "stay-off", other, null)];
    })
    .slice(0, mostFixes);
}

/** Ways to close a gap, leave an overlap or take back what lies outside the park. */
export function listIssueFixes(issue: Issue, ground: EditGround | null): readonly Fix[] {
  const { code, ids, place } = issue;
  if (ground === null || place === undefined || !isAreaGeometry(place)) return [];
  const kind = issue.layer as FeatureKind; // issues with a place name a layer
  switch (code) {
    case "parcel-overlap":
    case "zone-overlap":
      return ids.slice(0, mostFixes).map((id) => toFix({ kind, id }, "give-up", null, place));
    case "outside-park":
      return ids.slice(0, 1).map((id) => toFix({ kind, id }, "give-up", null, place));
    case "zone-gap":
      return findBeside("zones", place, ground).map((ref) => toFix(ref, "take-up", null, place));
    default:
      return [];
  }
}

function toFix(ref: FeatureRef, how: Fix["how"], other: FeatureRef | null, piece: AreaGeometry | null): Fix {
  return { how, ref, command: { type: "reshape-to-fit", ref, how, other, piece } };
}

/** Features that reach to a piece, as far as their boxes say. */
function findBeside(kind: FeatureKind, piece: AreaGeometry, { tools }: EditGround): readonly FeatureRef[] {
  return [...tools.near(kind, extendBox(undefined, piece))].slice(0, mostFixes).map((id) => ({ kind, id }));
}
