import { readFile } from "node:fs/promises";
import { RefusedError } from "./exit-status.ts";

/** What the operating system's codes mean to a person. */
const words: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file, not a folder",
  EACCES: "it may not be opened by this user",
  EPERM: "it may not be opened by this user",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EEXIST: "a file of that name is in the way",
};

/** Why a file or folder cannot be used, in words. */
export function describeFileError(error: NodeJS.ErrnoException): string {
  return words[error.code ?? ""] ?? error.message;
}

/** The bytes of a file named on the command line (`what`: the option or nothing), or a refusal that says what was expected. */
export async function readGivenFile(file: string, what: string, expected: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const place = what === "" ? file : `${what} ${file}`;
    throw new RefusedError(`${place}: ${describeFileError(error)}. Expected ${expected}.`, {
      file,
      code: error.code ?? "unreadable",
    });
  });
  return new Uint8Array(bytes);
}
