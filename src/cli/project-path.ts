import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A path inside the project: two folders up from `dist/cli` and from `src/cli` alike. */
export function projectPath(...parts: readonly string[]): string {
  return join(fileURLToPath(new URL("../../", import.meta.url)), ...parts);
}
