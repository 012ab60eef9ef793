import type { MeasuringPlane } from "../geometry/measuring-plane.ts";
import type { OverlayPiece } from "../geometry/overlay-engine.ts";
import { toAreaGeometry } from "../geometry/plan-shape.ts";
import type { AnyGeometry } from "../model/coordinates.ts";
import type { Issue } from "../model/issue.ts";
import type { IssueCode } from "../model/issue-codes.ts";
import { createIssueWithPlace } from "../model/issue-with-place.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { judgePieces } from "./judge-pieces.ts";
import { keepPiece } from "./kept-piece.ts";

export interface PieceSubject {
  readonly code: IssueCode;
  readonly layer: string;
  readonly ids: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
  /** The two sides of a sliver, for its sentence. */
  readonly between: readonly [string, string];
}

/** Square metres to 0.01 and widths to 0.001 m: enough for a sentence; `measured` keeps the full number. */
export function shownM2(areaM2: number): number {
  return areaM2 >= 0.01 ? Math.round(areaM2 * 100) / 100 : Number(areaM2.toPrecision(2));
}

export function shownM(widthM: number): number {
  return widthM >= 0.001 ? Math.round(widthM * 1000) / 1000 : Number(widthM.toPrecision(2));
}

/** One issue a real piece, and one `sliver` note for all slivers of the same two subjects with their number and sum. */
export function issuesOfPieces(
  pieces: readonly OverlayPiece[],
  subject: PieceSubject,
  tolerances: Tolerances,
  plane: MeasuringPlane,
): Issue[] {
  const { real, slivers } = judgePieces(pieces, tolerances);
  const issues = real.map((piece) =>
    createIssueWithPlace(
      subject.code,
      {
        layer: subject.layer,
        ids: subject.ids,
        measured: piece.areaM2,
        allowed: tolerances.sliver_area_m2,
        unit: "m2",
        params: { ...subject.params, measured: shownM2(piece.areaM2), width: shownM(piece.meanWidthM) },
      },
      placeOf(piece, plane),
    ),
  );
  const largest = slivers[0];
  if (largest === undefined) return issues;
  const sumM2 = slivers.reduce((sum, piece) => sum + piece.areaM2, 0);
  issues.push(
    createIssueWithPlace(
      "sliver",
      {
        layer: subject.layer,
        ids: subject.ids,
        measured: sumM2,
        allowed: tolerances.sliver_area_m2,
        unit: "m2",
        params: {
          what: subject.code,
          a: subject.between[0],
          b: subject.between[1],
          count: slivers.length,
          measured: shownM2(sumM2),
          width: shownM(largest.meanWidthM),
        },
      },
      placeOf(largest, plane),
    ),
  );
  return issues;
}

function placeOf(piece: OverlayPiece, plane: MeasuringPlane): () => AnyGeometry {
  const kept = keepPiece(piece);
  return () => toAreaGeometry(kept.polygons, plane);
}
