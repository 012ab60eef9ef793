import { readFile } from "node:fs/promises";
import type { MappingFile } from "../core/model/mapping.ts";
import { parseMapping } from "../formats/mapping/parse-mapping.ts";
import { RefusedError } from "./exit-status.ts";

/** The mapping file named by `--mapping`, or a refusal that names each fault. */
export async function readMapping(file: string): Promise<MappingFile> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new RefusedError(`--mapping ${file}: ${error.message}. Expected a mapping file (parkwright.mapping/1).`, {
      file,
    });
  });
  const { mapping, issues } = parseMapping(file, bytes);
  if (mapping === undefined) throw new RefusedError(issues.map((issue) => issue.message).join("\n"), issues);
  return mapping;
}
