import { parentPort, workerData } from "node:worker_threads";
import type { OverlayLayers } from "../../src/core/analysis/overlay/audit-overlays.ts";
import { auditFresh, type ParcelRange } from "./audit-layers.ts";

/* One of the two workers of P1: holds the layers, answers a range of parcels with its columns, which it hands over. */

const layers = workerData as OverlayLayers;

parentPort?.on("message", (range: ParcelRange) => {
  const columns = auditFresh(layers, range);
  const { areaM2, footprintM2, ...tables } = columns;
  const buffers = Object.values(tables).flatMap(({ start, other, areaM2: m2 }) => [
    start.buffer,
    other.buffer,
    m2.buffer,
  ]);
  parentPort?.postMessage(columns, [areaM2.buffer, footprintM2.buffer, ...buffers] as ArrayBuffer[]);
});
