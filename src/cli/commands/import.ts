import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { layerKinds } from "../../core/model/dataset.ts";
import { formatDataset } from "../../formats/dataset/format-dataset.ts";
import type { ImportFileReport } from "../../formats/dataset/import-report.ts";
import { mergeDatasets } from "../../formats/dataset/merge-datasets.ts";
import type { DatasetReading, ReadOptions } from "../../formats/dataset/read-dataset-steps.ts";
import { toLandUseCodes } from "../../formats/dataset/to-land-use-codes.ts";
import { formatImportJson } from "../../formats/report/format-import-json.ts";
import { formatImportTable } from "../../formats/report/format-import-table.ts";
import { formatIssueLines } from "../../formats/report/format-issue-lines.ts";
import type { Console } from "../console.ts";
import { loadCrsTable, loadLandUseTables } from "../data-files.ts";
import { exitStatus, RefusedError, UsageError } from "../exit-status.ts";
import { readInputFiles } from "../input-files.ts";
import { oneOf } from "../one-of.ts";
import { readGivenDataset } from "../read-given-dataset.ts";
import { readMapping } from "../read-mapping.ts";

/** `parkwright import`: says what each file is, what is wrong with it and what it would change; writes only with `--into`. */
export async function runImport(words: readonly string[], console: Console): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      into: { type: "string" },
      layer: { type: "string" },
      crs: { type: "string" },
      encoding: { type: "string" },
      mapping: { type: "string" },
      format: { type: "string", default: "table" },
    },
  });
  if (positionals.length === 0) throw new UsageError("give at least one FILE.");
  const format = oneOf("--format", values.format, ["table", "json"]);
  const options: ReadOptions = {
    crsTable: await loadCrsTable(),
    landUseCodes: toLandUseCodes(await loadLandUseTables()),
    layer: values.layer === undefined ? undefined : oneOf("--layer", values.layer, layerKinds),
    crs: values.crs,
    encoding: values.encoding,
    listsAlone: true,
    mapping: values.mapping === undefined ? undefined : await readMapping(values.mapping),
    onProgress: (share, file) => console.progress(share, file),
  };
  const files = (await Promise.all(positionals.map(readInputFiles))).flat();
  const reading = readGivenDataset(files, options);
  console.progress(1, "");
  const reports = values.into === undefined ? reading.files : await writeInto(values.into, reading, options, console);
  console.out(format === "json" ? formatImportJson(reports) : formatImportTable(reports));
  if (reading.dataset !== undefined) return exitStatus.done;
  const errors = reading.issues.filter((issue) => issue.severity === "error");
  console.err(formatIssueLines(errors, console.columns ?? 100));
  return exitStatus.refused;
}

/** Merges into a folder and replaces its files only when all of them are written beside it. */
async function writeInto(
  folder: string,
  reading: DatasetReading,
  options: ReadOptions,
  console: Console,
): Promise<readonly ImportFileReport[]> {
  if (reading.dataset === undefined) return reading.files;
  const target = await stat(folder).catch(() => undefined);
  if (target !== undefined && !target.isDirectory()) {
    throw new RefusedError(`--into ${folder}: it is a file. Expected a folder, new or with a dataset in it.`, {
      file: folder,
    });
  }
  const base =
    target !== undefined
      ? readGivenDataset(await readInputFiles(folder), { ...options, layer: undefined, mapping: undefined })
      : undefined;
  if (base !== undefined && base.dataset === undefined) {
    throw new RefusedError(`${folder} cannot be read, so nothing was written into it.`, base.issues);
  }
  const { dataset, changes } =
    base?.dataset === undefined
      ? { dataset: reading.dataset, changes: undefined }
      : mergeDatasets(base.dataset, reading.dataset);
  const written = formatDataset(dataset);
  for (const [name, bytes] of written) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, `${name}.part`), bytes);
  }
  for (const name of written.keys()) await rename(join(folder, `${name}.part`), join(folder, name));
  console.err(`Written: ${folder} (${[...written.keys()].join(", ")})`);
  return reading.files.map((file) => ({
    ...file,
    changes: (file.layer === null ? undefined : changes?.get(file.layer)) ?? file.changes,
  }));
}
