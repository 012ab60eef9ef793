import type { OverlayPiece } from "../geometry/overlay-engine.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { isSliver } from "../rules/overlap-class.ts";

/**
 * A square millimetre: what is smaller is arithmetic, not land. Shapes that have no more in common only touch, and such
 * pieces are not reported; they still count in sums.
 */
export const arithmeticNoiseM2 = 1e-6;

export interface JudgedPieces {
  /** Pieces above the sliver limits, largest first. */
  readonly real: readonly OverlayPiece[];
  readonly slivers: readonly OverlayPiece[];
  /** All pieces, slivers and noise included, m². */
  readonly totalM2: number;
  readonly sliverM2: number;
}

/** Each connected piece is judged by itself (contracts §4): narrow or tiny ones are slivers, whatever their sum. */
export function judgePieces(pieces: readonly OverlayPiece[], tolerances: Tolerances): JudgedPieces {
  const real: OverlayPiece[] = [];
  const slivers: OverlayPiece[] = [];
  let totalM2 = 0;
  let sliverM2 = 0;
  for (const piece of pieces) {
    totalM2 += piece.areaM2;
    if (isSliver(piece.areaM2, piece.meanWidthM, tolerances)) {
      sliverM2 += piece.areaM2;
      if (piece.areaM2 > arithmeticNoiseM2) slivers.push(piece);
    } else {
      real.push(piece);
    }
  }
  return { real, slivers, totalM2, sliverM2 };
}
