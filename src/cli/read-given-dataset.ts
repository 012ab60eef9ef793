import { isCacheFile } from "../formats/cache/cache-format.ts";
import { readSavedPark } from "../formats/cache/read-saved-park.ts";
import { readDataset } from "../formats/dataset/read-dataset.ts";
import type { DatasetReading, ReadOptions } from "../formats/dataset/read-dataset-steps.ts";
import { scanLargeLayer } from "../formats/dataset/scan-large-layer.ts";
import type { GivenFile } from "./input-files.ts";

/** A dataset from the files of a folder, a zip, loose GeoJSON files, or from one saved park (`.pwcache`), which has been read before. */
export function readGivenDataset(files: readonly GivenFile[], options: ReadOptions): DatasetReading {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0 && isCacheFile(only.bytes)) return readSavedPark(only);
  return readDataset(files, { scanner: scanLargeLayer, ...options });
}
