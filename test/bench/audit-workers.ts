import { once } from "node:events";
import type { OverlayColumns } from "../../src/core/analysis/overlay/audit-overlays.ts";
import type { CityLayers } from "./city/city-layers.ts";
import { startTsWorker } from "./ts-worker.ts";

/** Two running workers with the layers in hand, as PostGIS has its tables. */
export interface AuditWorkers {
  /** The full audit, half of the parcels each. */
  audit(): Promise<readonly OverlayColumns[]>;
  stop(): Promise<void>;
}

export function startAuditWorkers({ parcels, zones, buildings, controls }: CityLayers): AuditWorkers {
  const half = Math.floor(parcels.count / 2);
  const ranges = [
    { from: 0, to: half },
    { from: half, to: parcels.count },
  ];
  const workers = ranges.map(() =>
    startTsWorker(new URL("./audit-worker.ts", import.meta.url), { parcels, zones, buildings, controls }),
  );
  return {
    audit: () =>
      Promise.all(
        workers.map(async (worker, i) => {
          const answer = once(worker, "message");
          worker.postMessage(ranges[i]);
          const [columns] = (await answer) as [OverlayColumns];
          return columns;
        }),
      ),
    async stop() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
