import { once } from "node:events";
import { writeCacheSteps } from "../../../src/formats/cache/write-cache.ts";
import { finish } from "../../support/finish.ts";
import { formatParcels, toDataset } from "../city/city-files.ts";
import type { LoadingTimes } from "../loading-worker.ts";
import { DisagreementError, formatMs, type Measure } from "../measure.ts";
import { startTsWorker } from "../ts-worker.ts";

/**
 * P8 and P9: a layer of parcels from the bytes of its file to projected flat arrays with index and runs of edges, by the scanner and
 * from the cache file, against `JSON.parse`, flat arrays and flatbush. All three must give the same coordinates bit by bit. Ours validates
 * shapes and leaves attributes as ranges of bytes, read when asked for; `JSON.parse` makes them all and validates nothing. Measured in a
 * worker that holds nothing but the bytes, as the program's does: what else the benchmark keeps would have to be gone through by the
 * garbage collector again and again.
 */
export const loading: Measure = {
  groups: ["P8", "P9"],
  async run(bench) {
    const city = bench.city(bench.size);
    const bytes = formatParcels(city.parcels);
    const { meta, layers, ...rest } = toDataset(city);
    const dataset = { meta, layers: layers.parcels === undefined ? {} : { parcels: layers.parcels }, ...rest };
    const cache = finish(writeCacheSteps({ dataset, issues: [] }, null));
    if (!cache.ok) throw new Error(`No cache file: ${cache.failure}`);
    bench.say(
      `P8 and P9: ${(bytes.length / 2 ** 20).toFixed(1)} MiB of GeoJSON, ${(cache.value.length / 2 ** 20).toFixed(1)} MiB of cache`,
    );
    const worker = startTsWorker(new URL("../loading-worker.ts", import.meta.url), { bytes, cache: cache.value });
    const [answer] = (await once(worker, "message")) as [LoadingTimes | string];
    await worker.terminate();
    if (typeof answer === "string") throw new DisagreementError(answer);
    const { plain, scanner, wholeImport, reopened, longestBlock } = answer;
    return [
      {
        id: "P8a",
        value: scanner / plain,
        note: `${formatMs(scanner)} vs ${formatMs(plain)}; with every attribute checked and ids given ${formatMs(wholeImport)}`,
      },
      { id: "P8b", value: scanner / longestBlock, note: `${formatMs(longestBlock)} of ${formatMs(scanner)}` },
      { id: "P9", value: reopened / plain, note: `${formatMs(reopened)} vs ${formatMs(plain)}` },
    ];
  },
};
