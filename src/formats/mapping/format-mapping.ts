import type { MappingFile } from "../../core/model/mapping.ts";

/** The mapping as the file people keep: members in the order of contracts §3, absent ones left out, a line break at the end. */
export function formatMapping(mapping: MappingFile): string {
  const { schema, layers } = mapping;
  return `${JSON.stringify({ schema, layers }, null, 2)}\n`;
}
