import { isJsonObject, type JsonObject } from "../../core/model/json-value.ts";
import { limits } from "../limits.ts";
import { type FeatureOptions, type FeatureReading, refuseReading, toSource } from "./read-features.ts";
import { readReferenceSystem } from "./reference-system.ts";
import type { ScannedFile } from "./scan-features.ts";
import { createSurvey, findWrongUnits, refuseFeatureCount } from "./survey-features.ts";

/** The global of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

const featuresAStep = 500;

/**
 * What `readFeatures` says about a file that was scanned: its refusal, or its issues and, as `features`, only the irregular
 * ones, which are parsed and judged here as the plain reader does. The regular ones need no look. Undefined where the system
 * a person stated is not degrees: then every position has to be converted. Yields the share done.
 */
export function* readScanned(
  file: string,
  bytes: Uint8Array,
  scanned: ScannedFile,
  options: FeatureOptions,
): Generator<number, FeatureReading | undefined, void> {
  const head: JsonObject = {};
  const { read, rows, vertices, irregular } = scanned;
  if (read > limits.features) return refuseReading(read, head, null, [refuseFeatureCount(file, read)]);
  const system = readReferenceSystem(file, head, options.crs, options.crsTable);
  if (system.refused || system.transform !== undefined) return undefined;
  const { declared } = system;

  const survey = createSurvey(file);
  let regular = 0;
  for (let at = 0; at <= irregular.length; at += 3) {
    const row = irregular[at] ?? Number.POSITIVE_INFINITY;
    for (; regular < rows.length && (rows[regular] as number) < row; regular++) {
      const isWithin = survey.addVertices(rows[regular] as number, vertices[regular] as number); // in range by the loop
      if (!isWithin) return refuseReading(read, head, declared, survey.issues);
    }
    if (at === irregular.length) break;
    const isWithin = survey.addEntry(row, parseRange(bytes, irregular[at + 1] as number, irregular[at + 2] as number));
    if (!isWithin) return refuseReading(read, head, declared, survey.issues);
    if (at % (3 * featuresAStep) === 0) yield at / irregular.length;
  }
  const issues = [...survey.issues];
  const wrong = findWrongUnits(file, survey.surveyed);
  if (wrong !== undefined) return refuseReading(read, head, declared, [...issues, wrong]);
  const features = survey.surveyed.flatMap((feature) => toSource(file, feature, undefined, issues));
  const degrees = "OGC:CRS84";
  const confidence = declared === null ? "assumed" : "stated";
  return {
    features,
    read,
    refused: false,
    head,
    crs: { declared, detected: degrees, used: degrees, confidence },
    issues,
  };
}

/** Properties and ids of the regular features from `from` to `to`, parsed together: one text for some hundred features. */
export function parseRegular(
  bytes: Uint8Array,
  scanned: ScannedFile,
  from: number,
  to: number,
): readonly { readonly properties: JsonObject; readonly featureId: unknown }[] {
  const { propertiesStart, propertiesEnd, idStart, idEnd } = scanned;
  let length = 2;
  for (let i = from; i < to; i++) {
    // All in range by the loop, as below.
    length += (propertiesEnd[i] as number) - (propertiesStart[i] as number);
    length += (idEnd[i] as number) - (idStart[i] as number) + 4;
  }
  const text = new Uint8Array(length);
  let at = 0;
  text[at++] = 0x5b;
  const put = (start: number, end: number): void => {
    if (end === start) text[at++] = 0x30; // nothing there: a 0 holds its place
    text.set(bytes.subarray(start, end), at);
    at += end - start;
  };
  for (let i = from; i < to; i++) {
    if (i > from) text[at++] = 0x2c;
    put(propertiesStart[i] as number, propertiesEnd[i] as number);
    text[at++] = 0x2c;
    put(idStart[i] as number, idEnd[i] as number);
  }
  text[at++] = 0x5d;
  const values = parseRange(text, 0, at) as readonly unknown[];
  return Array.from({ length: to - from }, (_, i) => ({
    properties: isJsonObject(values[2 * i]) ? (values[2 * i] as JsonObject) : {},
    featureId: idEnd[from + i] === 0 ? undefined : values[2 * i + 1],
  }));
}

function parseRange(bytes: Uint8Array, start: number, end: number): unknown {
  return JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)));
}
