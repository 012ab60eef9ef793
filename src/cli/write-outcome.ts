import { writeFile } from "node:fs/promises";
import type { Console } from "./console.ts";
import { RefusedError } from "./exit-status.ts";
import { describeFileError } from "./read-given-file.ts";

/** What a command found: to the file of `--out`, else to stdout alone. */
export async function writeOutcome(text: string, out: string | undefined, console: Console): Promise<void> {
  if (out === undefined) {
    console.out(text);
    return;
  }
  await writeFile(out, text.endsWith("\n") ? text : `${text}\n`).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "there is no such folder" : describeFileError(error);
    throw new RefusedError(`--out ${out}: ${why}. Expected the path of a file that can be written.`, {
      file: out,
      code: error.code ?? "unwritable",
    });
  });
  console.err(`Written: ${out}`);
}
