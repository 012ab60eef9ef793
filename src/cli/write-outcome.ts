import { type FileHandle, open } from "node:fs/promises";
import type { Console } from "./console.ts";
import { RefusedError } from "./exit-status.ts";
import { describeFileError } from "./read-given-file.ts";

/**
 * What a command found: to the file of `--out`, else to stdout alone. A long outcome comes as pieces that end with a line break
 * each; it is written as it is made and never held whole.
 */
export async function writeOutcome(
  text: string | Iterable<string>,
  out: string | undefined,
  console: Console,
): Promise<void> {
  const portions = gatherPortions(typeof text === "string" ? [text] : text);
  if (out === undefined) {
    for (const portion of portions) console.out(portion);
    return;
  }
  const refuse = (error: NodeJS.ErrnoException): never => {
    const why = error.code === "ENOENT" ? "there is no such folder" : describeFileError(error);
    throw new RefusedError(`--out ${out}: ${why}. Expected the path of a file that can be written.`, {
      file: out,
      code: error.code ?? "unwritable",
    });
  };
  const file: FileHandle = await open(out, "w").catch(refuse);
  try {
    for (const portion of portions) await file.appendFile(portion).catch(refuse);
  } finally {
    await file.close();
  }
  console.err(`Written: ${out}`);
}

/**
 * Characters written at once: enough that writing costs nothing, few enough that a portion is an ordinary young object, gone with the next
 * small collection. Longer ones pile up by the gigabyte before V8 looks at them.
 */
const portionLength = 2 ** 16;

/** Pieces joined up to portions of whole lines. */
function* gatherPortions(pieces: Iterable<string>): Generator<string, void, void> {
  let portion: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    portion.push(piece);
    length += piece.length;
    if (length < portionLength) continue;
    yield endLine(portion.join(""));
    portion = [];
    length = 0;
  }
  if (length > 0) yield endLine(portion.join(""));
}

function endLine(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
