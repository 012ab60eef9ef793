import { writeFile } from "node:fs/promises";
import type { Console } from "./console.ts";

/** What a command found: to the file of `--out`, else to stdout alone. */
export async function writeOutcome(text: string, out: string | undefined, console: Console): Promise<void> {
  if (out === undefined) {
    console.out(text);
    return;
  }
  await writeFile(out, text.endsWith("\n") ? text : `${text}\n`);
  console.err(`Written: ${out}`);
}
