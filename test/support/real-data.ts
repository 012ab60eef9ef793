import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** A file of the real datasets beside the project; tests that use it are skipped where it is not there. */
export function realDataPath(...parts: readonly string[]): string {
  return fileURLToPath(new URL(`../../../shared/realdata/${parts.join("/")}`, import.meta.url));
}

export function hasRealData(folder: string): boolean {
  return existsSync(realDataPath(folder));
}

export interface PlainFeature {
  readonly type: "Feature";
  readonly properties: Record<string, unknown>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

export function readFeatures(...parts: readonly string[]): PlainFeature[] {
  const plain = realDataPath(...parts);
  const bytes = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
  return (JSON.parse(bytes.toString("utf8")) as { features: PlainFeature[] }).features;
}
