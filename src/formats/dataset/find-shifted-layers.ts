import { gcj02FromWgs84 } from "../../core/geometry/gcj02.ts";
import type { LngLat, LngLatBox } from "../../core/model/coordinates.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { LayerKind, ParkDataset } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { layerBoxes } from "./layer-boxes.ts";

const judged: readonly LayerKind[] = ["zones", "parcels", "buildings", "structures"];
/** A box may stick out this far without a word, degrees (about 30 m). */
const slackDeg = 0.0003;
/** Share of records that have to stick out: one encroaching building is no shifted layer. */
const outsideShare = 0.1;

/**
 * Layers that lie beside the park by just the shift of Chinese web maps (GCJ-02, 220 to 620 m): a tenth of their records
 * stick out of the park, and moved back by the shift all of them fit. Nothing is converted. Outside China there is no shift.
 */
export function findShiftedLayers(dataset: ParkDataset): readonly Issue[] {
  const reference = findBoxes(dataset, "parks");
  const park = uniteBoxes(reference);
  if (park === undefined) return [];
  const center: LngLat = [(park[0] + park[2]) / 2, (park[1] + park[3]) / 2];
  const { lngLat, shiftM } = gcj02FromWgs84(center);
  if (shiftM === 0) return [];
  const [east, north] = [lngLat[0] - center[0], lngLat[1] - center[1]];
  return judged.flatMap((layer): Issue[] => {
    const boxes = findBoxes(dataset, layer);
    const whole = uniteBoxes(boxes);
    if (whole === undefined || isInside(whole, park)) return [];
    const outside = boxes.filter((box) => !isInside(box, park)).length;
    if (outside < outsideShare * boxes.length) return [];
    const fitsMoved = [1, -1].some((sign) => isInside(moveBox(whole, sign * east, sign * north), park));
    return fitsMoved ? [createIssue("gcj02-suspected", { layer, measured: Math.round(shiftM), unit: "m" })] : [];
  });
}

function findBoxes(dataset: ParkDataset, layer: LayerKind): readonly LngLatBox[] {
  return Array.from(layerBoxes(dataset.layers[layer]), ([, box]) => box);
}

function uniteBoxes(boxes: readonly LngLatBox[]): LngLatBox | undefined {
  if (boxes.length === 0) return undefined;
  return boxes.reduce(([west, south, east, north], box) => [
    Math.min(west, box[0]),
    Math.min(south, box[1]),
    Math.max(east, box[2]),
    Math.max(north, box[3]),
  ]);
}

function isInside(inner: LngLatBox, outer: LngLatBox): boolean {
  return (
    inner[0] >= outer[0] - slackDeg &&
    inner[1] >= outer[1] - slackDeg &&
    inner[2] <= outer[2] + slackDeg &&
    inner[3] <= outer[3] + slackDeg
  );
}

function moveBox([west, south, east, north]: LngLatBox, x: number, y: number): LngLatBox {
  return [west + x, south + y, east + x, north + y];
}
