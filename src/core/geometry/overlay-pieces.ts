import type { PlanMultiPolygon } from "../model/coordinates.ts";
import type { OverlayPiece } from "./overlay-engine.ts";
import { meanWidthM, polygonsAreaM2, polygonsPerimeterM } from "./plan-shape.ts";

/** Each polygon of an overlay with its holes as one piece, largest first. Polygons without area are left out. */
export function toOverlayPieces(polygons: PlanMultiPolygon): readonly OverlayPiece[] {
  const pieces: OverlayPiece[] = [];
  for (const polygon of polygons) {
    const areaM2 = polygonsAreaM2([polygon]);
    if (areaM2 <= 0) continue;
    const perimeterM = polygonsPerimeterM([polygon]);
    pieces.push({ polygons: [polygon], areaM2, perimeterM, meanWidthM: meanWidthM(areaM2, perimeterM) });
  }
  return pieces.sort((a, b) => b.areaM2 - a.areaM2);
}

export function sumPieceAreasM2(pieces: readonly OverlayPiece[]): number {
  let sum = 0;
  for (const piece of pieces) sum += piece.areaM2;
  return sum;
}
