import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { createFileReport } from "../dataset/import-report.ts";
import type { DatasetReading } from "../dataset/read-dataset-steps.ts";
import type { InputFile } from "../input-file.ts";
import { limits } from "../limits.ts";
import { cacheFormatVersion } from "./cache-format.ts";
import { isSound } from "./check-reopened.ts";
import { readCache } from "./read-cache.ts";
import { BadCache } from "./section-views.ts";
import type { CacheRefusal } from "./sections.ts";

const schemaName = "parkwright.cache";

/**
 * A whole park from a cache file that a person saved (`.pwcache`), in the form `readDataset` gives: with the issues that
 * reading its sources found. Its values are checked like those of any file from outside. It may be larger than other
 * files: nothing in it is parsed.
 */
export function readSavedPark({ name, bytes }: InputFile): DatasetReading {
  if (bytes.length > limits.cacheBytes) {
    const params = { what: "bytes" };
    return refuse(
      name,
      createIssue("too-large", { file: name, measured: bytes.length, allowed: limits.cacheBytes, params }),
    );
  }
  const read = readCache(bytes);
  if (!read.ok) return refuse(name, describeRefusal(name, read.failure));
  const { dataset, issues } = read.value;
  try {
    if (!isSound(read.value)) return refuse(name, createIssue("damaged-cache", { file: name }));
  } catch (error) {
    // A value kept as JSON that is none is only seen when it is asked for.
    if (error instanceof BadCache || error instanceof SyntaxError) {
      return refuse(name, createIssue("damaged-cache", { file: name }));
    }
    throw error;
  }
  return { dataset, issues, files: [createFileReport({ file: name, format: "pwcache", isRefused: false, issues })] };
}

function describeRefusal(file: string, refusal: CacheRefusal): Issue {
  if (refusal.reason !== "other-version") return createIssue("damaged-cache", { file });
  const params = { got: `${schemaName}/${refusal.got}`, expected: `${schemaName}/${cacheFormatVersion}` };
  return createIssue("newer-format", { file, params });
}

function refuse(file: string, issue: Issue): DatasetReading {
  const issues = [issue];
  return { issues, files: [createFileReport({ file, format: "pwcache", isRefused: true, issues })] };
}
