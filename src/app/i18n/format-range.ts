import type { Figure } from "../../core/model/figure.ts";
import type { Formats } from "./use-format.ts";

/** `24.3 – 29.6 %`: one unit for both where they share it. */
export function joinRange(from: string, to: string): string {
  const unit = /\s\S+$/.exec(to)?.[0];
  return unit !== undefined && from.endsWith(unit) ? `${from.slice(0, -unit.length)} – ${to}` : `${from} – ${to}`;
}

/** Between what an open figure lies, as far as that is known; null where nothing bounds it. */
export function boundsWords(
  { lower, upper, unit }: Pick<Figure, "lower" | "upper" | "unit">,
  { t, measure }: Pick<Formats, "t" | "measure">,
): string | null {
  if (lower !== undefined && upper !== undefined) return joinRange(measure(lower, unit), measure(upper, unit));
  if (lower !== undefined && lower > 0) return t("park.orMore", { value: measure(lower, unit) });
  return upper === undefined ? null : t("park.orLess", { value: measure(upper, unit) });
}

/** `enterprises/E01 +3: jobs`: a record of any layer that lacks a property, and how many more do. */
export function readOpenRecords(missing: string): (OpenParcels & { readonly layer: string }) | undefined {
  const match = /^([a-z]+)\/(.+?)(?: \+(\d+))?: (.+)$/.exec(missing);
  if (match === null) return undefined;
  const [, layer = "", first = "", more = "0", property = ""] = match;
  return { layer, first, more: Number(more), property };
}

export interface OpenParcels {
  readonly first: string;
  /** How many more are open besides the first. */
  readonly more: number;
  /** The property that is missing there. */
  readonly property: string;
}

/** `parcels/GY-0203 +9: storeys` of a sum over parcels: which parcel is open first, and how many more. */
export function readOpenParcels(missing: string): OpenParcels | undefined {
  const match = /^parcels\/(.+?)(?: \+(\d+))?: (.+)$/.exec(missing);
  return match === null ? undefined : { first: match[1] ?? "", more: Number(match[2] ?? 0), property: match[3] ?? "" };
}
