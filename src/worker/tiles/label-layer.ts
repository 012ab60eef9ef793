import { findLabelPoint } from "../../core/geometry/label-point.ts";
import type { LngLat } from "../../core/model/coordinates.ts";
import type { DisplayStatus } from "../../core/rules/parcel-stage.ts";
import { centerLabel } from "../center-label.ts";
import { describeLabel, type LabelRow } from "../draw-labels.ts";
import { computeExactFit } from "../label-fit.ts";
import { ByteBuffer } from "./byte-buffer.ts";
import type { TileLayer } from "./cut-tile.ts";
import { labelZooms } from "./label-zooms.ts";
import { readShape } from "./read-shape.ts";
import { findText, tagShape } from "./tile-columns.ts";
import { createTileFrame, tileExtent } from "./tile-frame.ts";
import type { LabelFacts } from "./tile-messages.ts";
import { pointType, TileWriter } from "./tile-writer.ts";
import { metersPerUnit, toLngLat, toWorldX, toWorldY, type WorldGeometry } from "./world-geometry.ts";

/** The style's own limits (label-layers.ts): codes begin at 13.6, and what does not fit by 20 is never written. */
const overviewFit = 13.75;
const largestFit = 20;
/** Before this zoom only labels that fit, and those on offer, are written. */
const wholeZoom = 14;

/** Where a label stands and how far the border is. */
interface LabelPlace {
  readonly point: LngLat;
  readonly radiusM: number;
}

/** Labels of parcels as points, tile by tile. */
export class LabelLayer {
  readonly #parcels: TileLayer;
  readonly #facts: LabelFacts;
  readonly #places: Map<number, LabelPlace>;
  readonly #point = new ByteBuffer(16);

  /** `places` keeps what was found of the same shapes, also for a later audit. */
  constructor(parcels: TileLayer, facts: LabelFacts, places: Map<number, LabelPlace>) {
    this.#parcels = parcels;
    this.#facts = facts;
    this.#places = places;
  }

  /** One tile, encoded; no byte where no label stands in it. */
  cut(z: number, x: number, y: number): Uint8Array<ArrayBuffer> {
    const frame = createTileFrame(z, x, y);
    const writer = new TileWriter("labels");
    for (const shape of this.#parcels.find(frame)) {
      const { point, radiusM } = this.#findPlace(shape, z) ?? {};
      if (point === undefined || radiusM === undefined) continue;
      const tileX = Math.round((toWorldX(point[0]) - frame.originX) / frame.scale);
      const tileY = Math.round((toWorldY(point[1]) - frame.originY) / frame.scale);
      if (tileX < 0 || tileX >= tileExtent || tileY < 0 || tileY >= tileExtent) continue;
      this.#tag(writer, shape, point, radiusM);
      this.#point.clear();
      this.#point.varint(9);
      this.#point.zigzag(tileX);
      this.#point.zigzag(tileY);
      writer.addFeature(pointType, this.#point);
    }
    return writer.finish();
  }

  /**
   * Undefined where no label is drawn at this zoom. The deepest point of a parcel costs 15 to 50 µs, so it is looked for
   * when a label may fit for the first time; until then the middle of the box is near enough, a few pixels away.
   */
  #findPlace(shape: number, z: number): LabelPlace | undefined {
    const known = this.#places.get(shape);
    const place = known ?? middleOf(this.#parcels.geometry, shape);
    const fit = computeExactFit([this.#findCode(shape)], place.radiusM, place.point[1]);
    const isOffered = this.#facts.offered[shape] === 1;
    if (!isOffered && fit > (z < wholeZoom ? overviewFit : largestFit)) return undefined;
    if (known !== undefined || (!isOffered && fit > z + 1 && z < labelZooms.most)) return place;
    const geometry = readShape(this.#parcels.geometry, shape);
    const found = centerLabel(geometry, findLabelPoint(geometry));
    this.#places.set(shape, found);
    return found;
  }

  #findCode(shape: number): string {
    return findText(this.#parcels.columns, "useKey", shape) ?? this.#facts.landUse[shape] ?? "?";
  }

  #tag(writer: TileWriter, shape: number, point: LngLat, radiusM: number): void {
    const { columns } = this.#parcels;
    const facts = this.#facts;
    const row: LabelRow = {
      id: findText(columns, "id", shape) ?? "",
      useKey: findText(columns, "useKey", shape) ?? null,
      landUse: facts.landUse[shape] ?? null,
      // The audit worker's own word; without it nothing is judged.
      status: (findText(columns, "status", shape) ?? "unknown") as DisplayStatus,
      far: toNullable(facts.far[shape]),
      farMin: toNullable(facts.farMin[shape]),
      farMax: toNullable(facts.farMax[shape]),
      enterpriseNames: facts.enterpriseNames[shape] ?? [],
      center: point,
    };
    tagShape(writer, columns, shape);
    const texts = describeLabel(row, facts.areaM2[shape] ?? 0, radiusM, facts.prefix);
    for (const [key, value] of Object.entries(texts)) if (value !== null) writer.tag(key, value);
  }
}

function toNullable(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Middle of a shape's box, and the most room its border can leave there or anywhere. */
function middleOf({ box }: WorldGeometry, shape: number): LabelPlace {
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = box.subarray(4 * shape, 4 * shape + 4);
  const point = toLngLat((minX + maxX) / 2, (minY + maxY) / 2);
  return { point, radiusM: (Math.min(maxX - minX, maxY - minY) / 2) * metersPerUnit(point[1]) };
}
