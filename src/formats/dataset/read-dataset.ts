import type { InputFile } from "../input-file.ts";
import { openFiles } from "../zip/open-files.ts";
import { type DatasetReading, type ReadOptions, readDatasetSteps } from "./read-dataset-steps.ts";

/**
 * A dataset from the files of a folder, from one zip, or from loose GeoJSON files (contracts §2). Every file gets a report;
 * every row that is left out or mended is an issue. With one refused file there is no dataset, but all files are still read
 * so that everything wrong is named at once. Stops by throwing the signal's reason.
 */
export function readDataset(files: readonly InputFile[], options: ReadOptions): DatasetReading {
  const steps = readDatasetSteps(files, openFiles(files), options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
