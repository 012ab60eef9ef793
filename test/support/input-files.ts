import { readFileSync } from "node:fs";
import { type CrsTable, crsTableSchema } from "../../src/core/geometry/crs-table.ts";
import type { Issue } from "../../src/core/model/issue.ts";
import { readDataset } from "../../src/formats/dataset/read-dataset.ts";
import type { DatasetReading, ReadOptions } from "../../src/formats/dataset/read-dataset-steps.ts";
import type { InputFile } from "../../src/formats/input-file.ts";

const crsTable: CrsTable = crsTableSchema.parse(
  JSON.parse(readFileSync(new URL("../../data/crs/crs.json", import.meta.url), "utf8")),
);

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A file from text, or from a value written as JSON. */
export function aFile(name: string, content: unknown): InputFile {
  return { name, bytes: bytesOf(typeof content === "string" ? content : JSON.stringify(content)) };
}

/** A square of 0.001° with its south-west corner `index` steps east of 120.3 E, 31.6 N. */
export function aSquare(index = 0): { readonly type: "Polygon"; readonly coordinates: number[][][] } {
  const x = 120.3 + index * 0.002;
  const y = 31.6;
  const ring = [
    [x, y],
    [x + 0.001, y],
    [x + 0.001, y + 0.001],
    [x, y + 0.001],
    [x, y],
  ];
  return { type: "Polygon", coordinates: [ring] };
}

export function aFeature(properties: Record<string, unknown>, geometry: unknown = aSquare()): Record<string, unknown> {
  return { type: "Feature", properties, geometry };
}

export function aCollection(features: readonly unknown[], head: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: "FeatureCollection", ...head, features };
}

export const aParkFile = aFile("park.json", { schema: "parkwright.dataset/1", id: "longhu", name: "Longhu" });

export function read(files: readonly InputFile[], options: Partial<ReadOptions> = {}): DatasetReading {
  return readDataset(files, { crsTable, ...options });
}

/** Codes of the issues, infos about missing layers and files left out. */
export function codesOf(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code }) => code).filter((code) => code !== "missing-layer" && code !== "missing-park-file");
}
