import type { FillStrength } from "../state/session.ts";
import { Swatch } from "../ui/swatch.tsx";
import { findFill } from "./use-palette.ts";

const fillOpacity: Readonly<Record<FillStrength, number>> = { full: 1, soft: 0.8, faint: 0.35, outline: 0 };

/** Swatch of a land-use class as the map draws it. */
export function UseMark({ useKey, fill = "full" }: { readonly useKey: string | null; readonly fill?: FillStrength }) {
  const color = findFill(useKey);
  return (
    <Swatch
      fill={color}
      opacity={fillOpacity[fill]}
      isOutline={fill === "outline"}
      pattern={color === null ? "unknown" : useKey === "S" ? "road" : "none"}
    />
  );
}

/** Name of a class, or of the code the palette does not know. */
export function nameOfUse(
  useKey: string | null,
  word: (group: string, key: string) => string,
  unknown: string,
): string {
  return useKey === null || useKey === "?" ? unknown : word("use", useKey);
}
