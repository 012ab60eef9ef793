import type { LayerKind } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { CrsReport } from "../geojson/reference-system.ts";
import type { EncodingReport } from "../text/decode-text.ts";

export type ImportOutcome = "accept" | "accept-with-warning" | "repair" | "reject-with-error";

/** One file of an import (contracts §5). */
export interface ImportFileReport {
  readonly file: string;
  readonly outcome: ImportOutcome;
  readonly format: string;
  readonly layer: LayerKind | null;
  readonly crs: CrsReport;
  readonly encoding: EncodingReport;
  readonly rows: {
    readonly read: number;
    readonly accepted: number;
    readonly repaired: number;
    readonly rejected: number;
  };
  readonly changes: {
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
  };
  readonly issues: readonly Issue[];
}

const noCrs: CrsReport = {
  declared: null,
  detected: null,
  used: null,
  confidence: "none",
};
const noEncoding: EncodingReport = {
  declared: null,
  detected: "unknown",
  used: "none",
};

/** Outcome by what was found: something left out or doubtful is a warning, something mended and nothing else a repair. */
function findOutcome(isRefused: boolean, issues: readonly Issue[]): ImportOutcome {
  if (isRefused) return "reject-with-error";
  if (issues.some((issue) => issue.severity !== "info" && issue.fix?.applied !== true)) return "accept-with-warning";
  return issues.some((issue) => issue.fix?.applied === true) ? "repair" : "accept";
}

export interface FileReportParts {
  readonly file: string;
  readonly format: string;
  readonly isRefused: boolean;
  readonly issues: readonly Issue[];
  readonly layer?: LayerKind;
  readonly crs?: CrsReport;
  readonly encoding?: EncodingReport;
  readonly counts?: {
    readonly read: number;
    readonly accepted: number;
    readonly repaired: number;
  };
}

export function createFileReport(parts: FileReportParts): ImportFileReport {
  const { file, format, isRefused, issues, layer, crs, encoding } = parts;
  const { read, accepted, repaired } = parts.counts ?? {
    read: 0,
    accepted: 0,
    repaired: 0,
  };
  return {
    file,
    outcome: findOutcome(isRefused, issues),
    format,
    layer: layer ?? null,
    crs: crs ?? noCrs,
    encoding: encoding ?? noEncoding,
    rows: { read, accepted, repaired, rejected: read - accepted },
    changes: { added: accepted, changed: 0, removed: 0 },
    issues,
  };
}
