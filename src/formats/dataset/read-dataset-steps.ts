import type { CrsTable } from "../../core/geometry/crs-table.ts";
import type { LngLat } from "../../core/model/coordinates.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type {
  LayerKind,
  LayerRecords,
  ListRecords,
  ParkDataset,
  ParkFile,
  RecordListKind,
} from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { MappingFile } from "../../core/model/mapping.ts";
import { type InputFile, nameWithoutExtensions, type StopSignal, throwIfStopped } from "../input-file.ts";
import { parseMapping } from "../mapping/parse-mapping.ts";
import type { OpenedFiles } from "../zip/open-files.ts";
import { checkLandUse, type LandUseCodes } from "./check-land-use.ts";
import { checkReferences } from "./check-references.ts";
import { checkSponsors } from "./check-sponsors.ts";
import { checkZoneLimits } from "./check-zone-limits.ts";
import { type ClassifiedFile, classifyFiles, findDatasetName } from "./classify-files.ts";
import { findFarRecords } from "./find-far-records.ts";
import { findShiftedLayers } from "./find-shifted-layers.ts";
import { createFileReport, type ImportFileReport } from "./import-report.ts";
import { type LayerReading, type LayerScanner, readLayerSteps } from "./read-layer.ts";
import { createParkFile, readParkFile } from "./read-park-file.ts";
import { readRecordList } from "./read-record-list.ts";

export interface ReadOptions {
  readonly crsTable: CrsTable;
  readonly mapping?: MappingFile | undefined;
  /** What a person says the coordinates are in, for files that say nothing and hold no degrees. */
  readonly crs?: string | undefined;
  /** What a person says the text is encoded in. */
  readonly encoding?: string | undefined;
  /** Layer of a single file, where a person says it. */
  readonly layer?: LayerKind | undefined;
  /** Name of the folder the files come from: the id where `park.json` is missing. */
  readonly name?: string | undefined;
  /** Lists of records without a layer are enough: they come into a park that is there. */
  readonly listsAlone?: boolean | undefined;
  /** Known codes by code system; without them codes are not checked. */
  readonly landUseCodes?: LandUseCodes | undefined;
  /** Where the open park lies; records far from it are named. */
  readonly near?: LngLat | undefined;
  /** Reads large area layers, with the same outcome; without it all go to the plain reader. */
  readonly scanner?: LayerScanner | undefined;
  /** Above this size, bytes, area layers are scanned. */
  readonly scanAboveBytes?: number | undefined;
  readonly signal?: StopSignal | undefined;
  /** Share done, 0 to 1, and the file being read. May throw to stop. */
  readonly onProgress?: ((share: number, file: string) => void) | undefined;
}

export interface DatasetReading {
  /** Missing: a file was refused, and nothing was half applied. */
  readonly dataset?: ParkDataset;
  readonly issues: readonly Issue[];
  readonly files: readonly ImportFileReport[];
}

/** Layers whose absence makes checks unknown. */
const neededLayers: readonly LayerKind[] = ["zones", "buildings", "controls", "structures"];

/**
 * What `readDataset` does, step by step, so that whoever runs it hears a cancel in between: yields the share done, 0 to 1. Large layers
 * yield every half millisecond. A run that is not gone on with holds nothing. `opened` is what `openFiles` makes of the files:
 * handed in, so that a page whose park is not packed need not load what unpacks.
 */
export function* readDatasetSteps(
  files: readonly InputFile[],
  opened: OpenedFiles,
  options: ReadOptions,
): Generator<number, DatasetReading, void> {
  throwIfStopped(options.signal);
  const work = new Reading(opened.files, options);
  for (const [file, issues] of opened.refused) work.refuse(file, "zip", issues);
  const mapping = work.readMapping();
  yield* work.readAll(classifyFiles(opened.files, mapping, options.layer));
  return yield* work.finish(files);
}

/** What has been read so far. A class, because it gathers over many files. */
class Reading {
  private readonly issues: Issue[] = [];
  private readonly reports: ImportFileReport[] = [];
  private readonly layers: {
    [Kind in LayerKind]?: ReadonlyMap<string, LayerRecords[LayerKind]>;
  } = {};
  private readonly places = new Map<LayerKind, { readonly file: string; readonly rowOf: LayerReading["rowOf"] }>();
  private readonly attachments = new Map<string, Uint8Array>();
  private readonly all: readonly InputFile[];
  private readonly options: ReadOptions;
  private readonly lists: { [Kind in RecordListKind]?: ReadonlyMap<string, ListRecords[RecordListKind]> } = {};
  private meta: ParkFile | undefined;
  private mapping: MappingFile | undefined;
  private isRefused = false;

  constructor(files: readonly InputFile[], options: ReadOptions) {
    this.all = files;
    this.options = options;
    this.mapping = options.mapping;
  }

  refuse(file: string, format: string, issues: readonly Issue[]): void {
    this.isRefused = true;
    this.issues.push(...issues);
    this.reports.push(createFileReport({ file, format, isRefused: true, issues }));
  }

  /** The mapping handed in, else the `mapping.json` that came with the files. */
  readMapping(): MappingFile | undefined {
    const file = this.all.find((one) => findDatasetName(one, this.all) === "mapping.json");
    if (this.mapping !== undefined || file === undefined) return this.mapping;
    const { mapping, issues } = parseMapping(file.name, file.bytes);
    this.mapping = mapping;
    const isRefused = mapping === undefined;
    if (isRefused) this.isRefused = true;
    this.issues.push(...issues);
    this.reports.push(
      createFileReport({
        file: file.name,
        format: "mapping",
        isRefused,
        issues,
      }),
    );
    return mapping;
  }

  *readAll(classified: readonly ClassifiedFile[]): Generator<number, void, void> {
    const total = classified.reduce((sum, { file }) => sum + file.bytes.length, 0) || 1;
    let done = 0;
    let shown = 0;
    const hasPark = classified.some(({ role }) => role.kind === "park");
    for (const { file, role } of classified) {
      const before = done;
      const report = (share: number): number => {
        throwIfStopped(this.options.signal);
        // A scanned file that turns out to need the plain reader starts again: what is shown waits for it.
        shown = Math.max(shown, (before + share * file.bytes.length) / total);
        this.options.onProgress?.(shown, file.name);
        return shown;
      };
      yield report(0);
      if (role.kind === "park") this.readPark(file);
      else if (role.kind === "list") this.readList(file, role.list);
      else if (role.kind === "mapping" && this.options.mapping !== undefined) this.keep(file, true);
      else if (role.kind === "attachment") this.keep(file, role.isKnown);
      else if (role.kind === "layer") yield* this.readOneLayer(file, role.layer, role.isGuess, hasPark, report);
      done += file.bytes.length;
    }
    this.options.onProgress?.(1, "");
  }

  *finish(given: readonly InputFile[]): Generator<number, DatasetReading, void> {
    const hasList = this.options.listsAlone === true && Object.keys(this.lists).length > 0;
    const hasData = Object.keys(this.layers).length > 0 || this.meta !== undefined || hasList;
    if (!hasData && !this.isRefused) {
      // Members kept as attachments are no success by themselves: what was given is refused as a whole.
      this.reports.length = 0;
      this.issues.length = 0;
      const names = given.length === 0 ? [this.findName(given)] : given.map(({ name }) => name);
      for (const file of names) this.refuse(file, "unknown", [createIssue("not-a-dataset", { file })]);
    }
    if (this.isRefused) return { issues: this.issues, files: this.reports };
    const meta = this.meta ?? createParkFile(this.findName(given));
    if (this.meta === undefined) {
      this.issues.push(createIssue("missing-park-file", { params: { id: meta.id } }));
    }
    // Each layer was read by the shape of its own kind.
    const read = this.layers as ParkDataset["layers"];
    const checked = read.zones && checkZoneLimits(read.zones, (id) => this.findPlace("zones", id));
    const layers: ParkDataset["layers"] = checked === undefined ? read : { ...read, zones: checked.zones };
    // Likewise each list.
    const lists = this.lists as Pick<ParkDataset, RecordListKind>;
    const dataset: ParkDataset = {
      meta,
      layers,
      enterprises: lists.enterprises,
      projects: lists.projects,
      quotas: lists.quotas,
      chains: lists.chains,
      attachments: this.attachments,
    };
    for (const layer of neededLayers) {
      if (layers[layer] === undefined) this.issues.push(createIssue("missing-layer", { layer }));
    }
    const findPlace = (layer: LayerKind, id: string) => this.findPlace(layer, id);
    const found = [...(checked?.issues ?? [])];
    for (const check of [
      () => checkReferences(dataset),
      () => checkSponsors(dataset),
      () => checkLandUse(dataset, this.options.landUseCodes, findPlace),
      () => findShiftedLayers(dataset),
      () => findFarRecords(dataset, this.options.near, findPlace),
    ]) {
      for (const issue of check()) found.push(issue);
      yield 1;
    }
    this.addToReports(found);
    return { dataset, issues: this.issues, files: this.reports };
  }

  private readPark(file: InputFile): void {
    const { meta, issues, encoding } = readParkFile(file.name, file.bytes);
    this.issues.push(...issues);
    this.meta = meta;
    if (meta === undefined) this.isRefused = true;
    const isRefused = meta === undefined;
    this.reports.push(
      createFileReport({
        file: file.name,
        format: "park.json",
        isRefused,
        issues,
        encoding,
      }),
    );
  }

  private readList(file: InputFile, kind: RecordListKind): void {
    const { records, read, issues, encoding } = readRecordList(kind, file.name, file.bytes);
    this.issues.push(...issues);
    const isRefused = records === undefined;
    if (isRefused) this.isRefused = true;
    else this.lists[kind] = records;
    const counts = { read, accepted: records?.size ?? 0, repaired: 0 };
    this.reports.push(
      createFileReport({
        file: file.name,
        format: "json",
        isRefused,
        issues,
        encoding,
        counts,
      }),
    );
  }

  private keep(file: InputFile, isKnown: boolean): void {
    this.attachments.set(findDatasetName(file, this.all), file.bytes);
    const issues = isKnown ? [] : [createIssue("unknown-member", { file: file.name })];
    this.issues.push(...issues);
    this.reports.push(
      createFileReport({
        file: file.name,
        format: "attachment",
        isRefused: false,
        issues,
      }),
    );
  }

  private *readOneLayer(
    file: InputFile,
    kind: LayerKind,
    isGuess: boolean,
    mayBeEmpty: boolean,
    report: (share: number) => number,
  ): Generator<number, void, void> {
    const mapping = this.mapping?.layers[kind];
    const { crsTable, signal, scanner, scanAboveBytes } = this.options;
    const steps = readLayerSteps(kind, file.name, file.bytes, {
      crsTable,
      crs: mapping?.crs ?? this.options.crs ?? null,
      encoding: mapping?.encoding ?? this.options.encoding ?? null,
      mapping,
      mayBeEmpty,
      signal,
      scanner,
      scanAboveBytes,
    });
    let step = steps.next();
    while (step.done !== true) {
      yield report(step.value);
      step = steps.next();
    }
    const reading = step.value;
    const guess =
      isGuess && reading.records !== undefined ? [createIssue("unknown-layer", { layer: kind, file: file.name })] : [];
    const twice = this.layers[kind] === undefined ? [] : [createDoubleLayer(kind, file.name)];
    this.addLayer(kind, file.name, reading, [...guess, ...twice], twice.length > 0);
  }

  private addLayer(
    kind: LayerKind,
    file: string,
    reading: LayerReading,
    more: readonly Issue[],
    isDouble: boolean,
  ): void {
    const issues = [...reading.issues, ...more];
    this.issues.push(...issues);
    const isRefused = reading.records === undefined || isDouble;
    if (isRefused) this.isRefused = true;
    else {
      this.layers[kind] = reading.records;
      this.places.set(kind, { file, rowOf: reading.rowOf });
    }
    const { crs, encoding, counts } = reading;
    this.reports.push(
      createFileReport({
        file,
        format: "geojson",
        isRefused,
        issues,
        layer: kind,
        crs,
        encoding,
        counts,
      }),
    );
  }

  /** Issues found when all layers were together belong to the file of their layer. */
  private addToReports(found: readonly Issue[]): void {
    if (found.length === 0) return;
    const placed = found.map((issue) => this.withPlace(issue));
    this.issues.push(...placed);
    for (const [index, report] of this.reports.entries()) {
      const own = placed.filter((issue) => issue.layer !== "" && issue.layer === report.layer);
      if (own.length === 0) continue;
      const { file, format, layer, crs, encoding, rows } = report;
      const parts = {
        file,
        format,
        isRefused: false,
        issues: [...report.issues, ...own],
        crs,
        encoding,
        counts: rows,
      };
      this.reports[index] = createFileReport(layer === null ? parts : { ...parts, layer });
    }
  }

  private withPlace(issue: Issue): Issue {
    const [id] = issue.ids;
    const place = this.places.get(issue.layer as LayerKind);
    if (issue.file !== undefined || place === undefined || id === undefined) return issue;
    const row = place.rowOf(id);
    return {
      ...issue,
      file: place.file,
      ...(row === undefined ? {} : { row, at: { ...issue.at, feature: row } }),
    };
  }

  private findPlace(layer: LayerKind, id: string): { readonly file: string; readonly row: number } {
    const place = this.places.get(layer);
    return { file: place?.file ?? "", row: place?.rowOf(id) ?? 0 };
  }

  private findName(given: readonly InputFile[]): string {
    return this.options.name ?? nameWithoutExtensions(given[0]?.name ?? "") ?? "dataset";
  }
}

function createDoubleLayer(layer: LayerKind, file: string): Issue {
  const params = {
    property: "the layer",
    got: `a second file for “${layer}”`,
    expected: "one file a layer",
  };
  return createIssue("bad-dataset-file", { layer, file, params });
}
