// @ts-expect-error the engine ships no types for its worker
import MapWorker from "maplibre-gl/dist/maplibre-gl-worker.mjs";

/*
 * MapLibre's own worker, but for one thing: after reading GeoJSON from an address it sends all of it back to the page, as
 * objects (6.17), which holds up the page for half a second and more with 20,000 parcels and is only needed for
 * `source.getData()`, which nobody here calls. Where a later version is built differently, nothing is changed.
 */

type LoadData = (mapId: unknown, params: unknown) => Promise<{ data?: unknown }>;

interface WorkerScope {
  readonly worker?: {
    readonly actor?: { readonly messageHandlers?: Readonly<Record<string, LoadData | undefined>> } & {
      readonly registerMessageHandler: (type: string, handler: LoadData) => void;
    };
  };
}

/** The message that reads a GeoJSON source. */
const loadDataMessage = "LD";

// The global of the worker script, which MapLibre hangs its worker on. Its package says that modules do nothing by being
// imported, so a bundler keeps the worker only where its export is used.
const worker: WorkerScope["worker"] = (globalThis as unknown as WorkerScope).worker ?? new MapWorker(globalThis);
const actor = worker?.actor;
const loadData = actor?.messageHandlers?.[loadDataMessage];
if (actor !== undefined && loadData !== undefined) {
  actor.registerMessageHandler(loadDataMessage, async (mapId, params) => {
    const result = await loadData(mapId, params);
    delete result.data;
    return result;
  });
}
