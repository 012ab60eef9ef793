import type { ExpressionSpecification } from "maplibre-gl";
import paletteText from "../../../data/land-use/palette.json?raw";
import type { Palette } from "../../core/model/land-use.ts";
import { lightPaper } from "./map-colors.ts";

// Our own bundled file; a test holds it against its schema.
export const palette = JSON.parse(paletteText) as Palette;

/** Screen fills of the land-use classes, by palette key. */
export const useFills: Readonly<Record<string, string>> = Object.fromEntries(
  palette.entries.map(({ key, fill }) => [key, fill]),
);

/** Fill of a feature by its `useKey`; paper for an unknown class, which gets grey dots besides. */
export function toUseColor(): ExpressionSpecification {
  const pairs = Object.entries(useFills).flat();
  // The engine's types want the first pair spelled out.
  return ["match", ["get", "useKey"], ...pairs, lightPaper] as unknown as ExpressionSpecification;
}
