import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { limits } from "../limits.ts";
import { decodeText, type EncodingReport } from "../text/decode-text.ts";
import { sniffContent } from "../text/sniff-content.ts";
import { scanJson, toLineAndColumn } from "./json-scan.ts";
import { measureJson, quoteLongIntegers } from "./measure-json.ts";
import { isLineDelimited, parseLines } from "./parse-lines.ts";

/** JSON as read from bytes. `value` is missing where the file was refused; the issues then say why. */
export interface ParsedJson {
  readonly value?: unknown;
  readonly encoding: EncodingReport;
  readonly issues: readonly Issue[];
  /** What the text holds that later checks have to look for; false means they can be skipped. */
  readonly hints: TextHints;
}

export interface TextHints {
  readonly longIntegers: boolean;
  /** NUL or halves of surrogate pairs, which no store can keep. */
  readonly brokenCharacters: boolean;
  /** Direction overrides and zero-width characters. */
  readonly hiddenCharacters: boolean;
  /** Replacement characters: the text was spoiled before. */
  readonly spoiledCharacters: boolean;
  /** The text speaks of GCJ-02 or BD-09. */
  readonly shiftedDatum: boolean;
}

/** A text with nothing to look for. */
export const noHints: TextHints = {
  longIntegers: false,
  brokenCharacters: false,
  hiddenCharacters: false,
  spoiledCharacters: false,
  shiftedDatum: false,
};
const noEncoding: EncodingReport = {
  declared: null,
  detected: "unknown",
  used: "none",
};

/**
 * Bytes to a JSON value, or to the reason why not: empty, another kind of file, cut off (with line and column), malformed
 * (with line, column, got and expected), nested too deep, too large. Integers beyond 2^53 come back as text with all
 * their digits. Line-delimited GeoJSON comes back as one FeatureCollection. Never throws on content.
 */
export function parseJson(file: string, bytes: Uint8Array, declaredEncoding: string | null = null): ParsedJson {
  const refuse = (issue: Issue, encoding = noEncoding): ParsedJson => ({
    encoding,
    issues: [issue],
    hints: noHints,
  });
  if (bytes.length > limits.fileBytes) {
    const params = { what: "bytes" };
    return refuse(
      createIssue("too-large", {
        file,
        measured: bytes.length,
        allowed: limits.fileBytes,
        unit: "bytes",
        params,
      }),
    );
  }
  if (bytes.every(isBlank)) return refuse(createIssue("empty-file", { file }));
  const looksLike = sniffContent(bytes);
  if (looksLike !== undefined) return refuse(createIssue("wrong-content", { file, params: { got: looksLike } }));

  const decoded = decodeText(bytes, declaredEncoding);
  if (decoded.kind === "unknown-encoding") {
    return refuse(
      createIssue("unreadable-text", {
        file,
        params: { expected: `the encoding ${decoded.declared}` },
      }),
    );
  }
  if (decoded.kind === "undecodable") {
    return refuse(
      createIssue("unreadable-text", {
        file,
        params: { expected: "UTF-8, UTF-16 or GB18030" },
      }),
    );
  }
  const { text, encoding } = decoded;
  if (text.trim() === "") return refuse(createIssue("empty-file", { file }), encoding);
  const issues: Issue[] = [];
  if (encoding.used !== "utf-8") {
    const fix = { name: "decode-text", applied: true };
    issues.push(
      createIssue("text-encoding", {
        file,
        params: { used: encoding.used },
        fix,
      }),
    );
  }

  const measure = measureJson(text, limits.jsonDepth);
  if (measure.tooDeep !== undefined) {
    const { property } = measure.tooDeep;
    const feature = Math.max(1, measure.tooDeep.feature);
    const at = property === undefined ? { feature } : { feature, property };
    return refuse(
      createIssue("deep-nesting", {
        file,
        at,
        measured: measure.depth,
        allowed: limits.jsonDepth,
        unit: "levels",
      }),
      encoding,
    );
  }
  const hints: TextHints = {
    longIntegers: measure.longIntegers.length > 0,
    brokenCharacters: /\\u(0000|d[89a-f])/i.test(text),
    hiddenCharacters: /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\\u(200[b-f]|202[a-e]|206[0-9]|feff)/i.test(
      text,
    ),
    spoiledCharacters: /\ufffd|\\ufffd/i.test(text),
    shiftedDatum: /gcj-?02|bd-?09|火星坐标/i.test(text),
  };
  const source = hints.longIntegers ? quoteLongIntegers(text, measure.longIntegers) : text;
  if (isLineDelimited(source)) {
    const lines = parseLines(file, source);
    return {
      value: lines.value,
      encoding,
      issues: [...issues, ...lines.issues],
      hints,
    };
  }
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    return {
      encoding,
      issues: [...issues, locateFault(file, text, cause)],
      hints,
    };
  }
  const duplicates = text.length <= limits.duplicateScanChars ? findDuplicates(file, text) : [];
  issues.push(...duplicates);
  if (duplicates.some((issue) => issue.severity === "error")) return { encoding, issues, hints };
  return { value, encoding, issues, hints };
}

/** `JSON.parse` said no: our own walk tells where and why. */
function locateFault(file: string, text: string, cause: unknown): Issue {
  const fault = scanJson(text);
  if (fault === undefined) {
    const params = {
      got: cause instanceof Error ? cause.message : String(cause),
      expected: "JSON",
      line: 1,
      column: 1,
    };
    return createIssue("not-json", { file, params });
  }
  const at = toLineAndColumn(text, fault.offset);
  const params = { got: fault.got, expected: fault.expected };
  return createIssue(fault.kind === "truncated" ? "truncated-file" : "not-json", { file, at, params });
}

/** Names that stand twice: in a feature the last one counts and is named; in the head of the file they are refused. */
function findDuplicates(file: string, text: string): Issue[] {
  const issues: Issue[] = [];
  scanJson(text, ({ feature, property }) => {
    if (issues.length >= 1000) return;
    issues.push(
      feature > 0
        ? createIssue("duplicate-member", {
            file,
            row: feature,
            at: { feature, property },
          })
        : createIssue("ambiguous-file", { file, at: { property } }),
    );
  });
  return issues;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
