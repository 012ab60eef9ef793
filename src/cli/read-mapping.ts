import type { MappingFile } from "../core/model/mapping.ts";
import { parseMapping } from "../formats/mapping/parse-mapping.ts";
import { RefusedError } from "./exit-status.ts";
import { readGivenFile } from "./read-given-file.ts";

/** The mapping file named by `--mapping`, or a refusal that names each fault. */
export async function readMapping(file: string): Promise<MappingFile> {
  const bytes = await readGivenFile(file, "--mapping", "a mapping file (parkwright.mapping/1)");
  const { mapping, issues } = parseMapping(file, bytes);
  if (mapping === undefined) throw new RefusedError(issues.map((issue) => issue.message).join("\n"), issues);
  return mapping;
}
