import type { OverlayPiece } from "../geometry/overlay-engine.ts";
import { type PackedPolygons, packPolygons, unpackPolygons } from "../geometry/packed-polygons.ts";

/** A piece of an overlay as an audit keeps it: its numbers at hand, its outline packed and made again each time somebody reads it. */
class KeptPiece implements OverlayPiece {
  readonly areaM2: number;
  readonly perimeterM: number;
  readonly meanWidthM: number;
  readonly #packed: PackedPolygons;

  constructor({ polygons, areaM2, perimeterM, meanWidthM }: OverlayPiece) {
    this.areaM2 = areaM2;
    this.perimeterM = perimeterM;
    this.meanWidthM = meanWidthM;
    this.#packed = packPolygons(polygons);
  }

  get polygons(): OverlayPiece["polygons"] {
    return unpackPolygons(this.#packed);
  }
}

/** The piece packed; one that is packed already as it is. Cost: linear in its vertices. */
export function keepPiece(piece: OverlayPiece): OverlayPiece {
  return piece instanceof KeptPiece ? piece : new KeptPiece(piece);
}
