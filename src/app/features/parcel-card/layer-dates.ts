import type { Check } from "../../../core/model/check.ts";

interface LayerSource {
  readonly date?: string | null;
}

/** Which layers a check looks at besides those its subjects stand in. */
const layersOfRule: readonly (readonly [prefix: string, layer: string])[] = [
  ["control_line.", "controls"],
  ["zoning.", "zones"],
  ["buffer.", "sensitive"],
];

/** Layers behind a check with the day each was made, as far as the park says: `controls`, `2025-09-30`. */
export function listLayerDates(
  check: Pick<Check, "rule" | "subjects" | "details">,
  sources: Readonly<Record<string, LayerSource | undefined>>,
): readonly (readonly [layer: string, date: string])[] {
  const layers = new Set(check.subjects.map((subject) => subject.split("/")[0] ?? ""));
  for (const [prefix, layer] of layersOfRule) if (check.rule.startsWith(prefix)) layers.add(layer);
  const version = check.details?.versionDate;
  return [...layers].flatMap((layer) => {
    const own = layer === "controls" && typeof version === "string" ? version : sources[layer]?.date;
    return own == null ? [] : [[layer, own] as const];
  });
}
