import {
  type OverlayColumns,
  type OverlayLayers,
  overlaySteps,
} from "../../src/core/analysis/overlay/audit-overlays.ts";
import { finish } from "../support/finish.ts";

export interface ParcelRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The full audit of all parcels, or of a range. Layers are handed in as new objects each time: what the kernel keeps for a layer
 * (runs of edges, grids) is made again and counts.
 */
export function auditFresh(
  { parcels, zones, buildings, controls }: OverlayLayers,
  range?: ParcelRange,
): OverlayColumns {
  const layers: OverlayLayers = {
    parcels: { ...parcels },
    zones: zones && { ...zones },
    buildings: buildings && { ...buildings },
    controls: controls && { ...controls },
  };
  return finish(overlaySteps(layers, range === undefined ? {} : { range }));
}
