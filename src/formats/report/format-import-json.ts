import type { ImportFileReport } from "../dataset/import-report.ts";

export const importSchemaId = "parkwright.import/1";

/** The import report (contracts §5), a file a line. */
export function formatImportJson(files: readonly ImportFileReport[]): string {
  const lines = files.map((file) => JSON.stringify(file));
  return `{\n"schema": ${JSON.stringify(importSchemaId)},\n"files": [\n${lines.join(",\n")}\n]\n}\n`;
}
