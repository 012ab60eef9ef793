import { readFileSync } from "node:fs";
import { crsTableSchema } from "../../src/core/geometry/crs-table.ts";
import type { LayerKind } from "../../src/core/model/dataset.ts";
import type { Issue } from "../../src/core/model/issue.ts";
import type { LayerMapping } from "../../src/core/model/mapping.ts";
import { type LayerReading, readLayerSteps } from "../../src/formats/dataset/read-layer.ts";
import { scanLargeLayer } from "../../src/formats/dataset/scan-large-layer.ts";

export const crsTable = crsTableSchema.parse(
  JSON.parse(readFileSync(new URL("../../data/crs/crs.json", import.meta.url), "utf8")),
);

interface Asked {
  readonly kind?: LayerKind;
  readonly mapping?: LayerMapping;
  readonly crs?: string;
  readonly encoding?: string;
}

/** A layer read to the end: scanned where that is possible at all, or by the plain reader. */
export function readLayerBy(
  way: "scanner" | "plain reader",
  bytes: Uint8Array,
  { kind = "parcels", mapping, crs, encoding }: Asked = {},
): LayerReading {
  const steps = readLayerSteps(kind, "given.geojson", bytes, {
    crsTable,
    crs: crs ?? null,
    encoding: encoding ?? null,
    mapping,
    mayBeEmpty: false,
    scanner: way === "scanner" ? scanLargeLayer : undefined,
    scanAboveBytes: -1,
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** All that has to be the same whichever way a file was read: everything but the sentences. */
export function describeReading(reading: LayerReading): unknown {
  const { records, rowOf, counts, issues, crs, encoding } = reading;
  return {
    records: records === undefined ? undefined : [...records].map(([id, record]) => ({ id, row: rowOf(id), record })),
    counts,
    issues: issues.map(withoutMessage),
    crs,
    encoding,
  };
}

function withoutMessage({ message: _, ...issue }: Issue): Omit<Issue, "message"> {
  return issue;
}
