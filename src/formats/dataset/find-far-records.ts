import type { LngLat, LngLatBox } from "../../core/model/coordinates.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import { type LayerKind, layerKinds, type ParkDataset } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { layerBoxes } from "./layer-boxes.ts";

/** Further than this from the middle of the park a record is named, km. A development zone spans some 30. */
const farKm = 200;
/** Wider than this a shape is named, degrees. */
const hugeDeg = 10;

/**
 * Records in the wrong place: at 0, 0, as wide as a continent, or far from the park. The park is where the open project
 * lies, else the median of all records (one stray record does not move it). Axes swapped within the legal range show here.
 */
export function findFarRecords(
  dataset: ParkDataset,
  near: LngLat | undefined,
  findPlace: (layer: LayerKind, id: string) => { readonly file: string; readonly row: number },
): readonly Issue[] {
  const middles: {
    readonly layer: LayerKind;
    readonly id: string;
    readonly at: LngLat;
    readonly spanDeg: number;
  }[] = [];
  for (const layer of layerKinds) {
    for (const [id, box] of layerBoxes(dataset.layers[layer])) middles.push({ layer, id, ...findMiddle(box) });
  }
  const center = near ?? [findMedian(middles.map(({ at }) => at[0])), findMedian(middles.map(({ at }) => at[1]))];
  const issues: Issue[] = [];
  for (const { layer, id, at, spanDeg } of middles) {
    const findParts = () => {
      const place = findPlace(layer, id);
      return { layer, ids: [id], ...place, at: { feature: place.row } };
    };
    if (spanDeg > hugeDeg)
      issues.push(
        createIssue("huge-extent", {
          ...findParts(),
          measured: Math.round(spanDeg),
          unit: "deg",
        }),
      );
    else if (at[0] === 0 && at[1] === 0 && spanDeg === 0) issues.push(createIssue("zero-coordinates", findParts()));
    else {
      const km = measureKm(center, at);
      if (km > farKm)
        issues.push(
          createIssue("far-away", {
            ...findParts(),
            measured: Math.round(km),
            allowed: farKm,
            unit: "km",
          }),
        );
    }
  }
  return issues;
}

function findMiddle([minX, minY, maxX, maxY]: LngLatBox): {
  readonly at: LngLat;
  readonly spanDeg: number;
} {
  // A shape split at 180° reaches from one edge of the map to the other and is small all the same.
  const isSplit = minX <= -179.99 && maxX >= 179.99 && maxY - minY < hugeDeg;
  const at: LngLat = [isSplit ? 180 : (minX + maxX) / 2, (minY + maxY) / 2];
  return {
    at,
    spanDeg: isSplit ? maxY - minY : Math.max(maxX - minX, maxY - minY),
  };
}

function findMedian(values: readonly number[]): number {
  return Float64Array.from(values).sort()[Math.floor(values.length / 2)] ?? 0;
}

/** On a sphere: good for telling near from far, for nothing else. */
function measureKm([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const rad = Math.PI / 180;
  const half = (a: number, b: number): number => Math.sin(((b - a) * rad) / 2) ** 2;
  const h = half(latA, latB) + Math.cos(latA * rad) * Math.cos(latB * rad) * half(lngA, lngB);
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}
