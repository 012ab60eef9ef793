import type { LayerSpecification } from "maplibre-gl";

/** One difference between two styles with the same kind of layers. */
export type StyleStep =
  | { readonly kind: "paint" | "layout"; readonly layer: string; readonly name: string; readonly value: unknown }
  | { readonly kind: "filter"; readonly layer: string; readonly value: unknown }
  | { readonly kind: "zoom"; readonly layer: string; readonly from: number; readonly to: number }
  | { readonly kind: "remove"; readonly layer: string }
  | { readonly kind: "add"; readonly layer: LayerSpecification; readonly before: string | undefined };

type Plain = Readonly<Record<string, unknown>>;

/**
 * What to change so that the map shows `after` instead of `before`: paint, layout and filters of layers that stay, layers
 * that come and go or move to another source. Sources are never touched, so no data is read again.
 */
export function diffLayers(
  before: readonly LayerSpecification[],
  after: readonly LayerSpecification[],
): readonly StyleStep[] {
  const afterById = new Map(after.map((layer) => [layer.id, layer]));
  // A layer that moves to another source is a new one to the engine.
  const stays = (layer: LayerSpecification) => {
    const next = afterById.get(layer.id);
    return next !== undefined && sourceOf(next) === sourceOf(layer);
  };
  const old = new Map(before.filter(stays).map((layer) => [layer.id, layer]));
  const steps: StyleStep[] = before
    .filter((layer) => !stays(layer))
    .map((layer) => ({ kind: "remove", layer: layer.id }));
  for (const [position, layer] of after.entries()) {
    const previous = old.get(layer.id);
    if (previous === undefined) {
      const next = after.slice(position + 1).find((candidate) => old.has(candidate.id));
      steps.push({ kind: "add", layer, before: next?.id });
      continue;
    }
    if (!same(filterOf(previous), filterOf(layer))) {
      steps.push({ kind: "filter", layer: layer.id, value: filterOf(layer) ?? null });
    }
    if (previous.minzoom !== layer.minzoom || previous.maxzoom !== layer.maxzoom) {
      steps.push({ kind: "zoom", layer: layer.id, from: layer.minzoom ?? 0, to: layer.maxzoom ?? 24 });
    }
    for (const part of ["layout", "paint"] as const) {
      // Layer kinds differ in their properties; here they are only names and values.
      const from = (previous[part] ?? {}) as Plain;
      const to = (layer[part] ?? {}) as Plain;
      for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
        if (!same(from[name], to[name])) steps.push({ kind: part, layer: layer.id, name, value: to[name] });
      }
    }
  }
  return steps;
}

function sourceOf(layer: LayerSpecification): string | undefined {
  return "source" in layer ? layer.source : undefined;
}

function filterOf(layer: LayerSpecification): unknown {
  return "filter" in layer ? layer.filter : undefined;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
