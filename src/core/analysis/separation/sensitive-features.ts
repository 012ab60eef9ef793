import { outlineOfShape, toOutline } from "../../geometry/feature-outline.ts";
import { compareIds } from "../../model/ids.ts";
import { hasPrefix, type LandUseTables } from "../../model/land-use.ts";
import type { RulePack } from "../../model/rule-pack.ts";
import { findPackCode } from "../../rules/crosswalk.ts";
import type { FactSources } from "../assemble-facts.ts";
import type { Feature } from "./find-nearest.ts";

type SensitiveRule = Pick<NonNullable<RulePack["separation"]>, "sensitive_uses" | "sensitive_building_uses">;

/**
 * Everything a plant keeps its distance from (domain §6.2): the layer of sensitive uses but for shorelines, zones and parcels
 * whose class is sensitive, and buildings people live or lodge in. A dormitory on industrial land is none of them: where it may
 * stand is the business of the use matrix. In a fixed order: by layer, then by id.
 */
export function findSensitiveFeatures(
  { dataset, measured }: Pick<FactSources, "dataset" | "measured">,
  rule: SensitiveRule,
  packSystem: string,
  tables: LandUseTables,
): readonly Feature[] {
  const { layers } = dataset;
  const features: Feature[] = [];
  for (const record of inOrder(layers.sensitive)) {
    const outline = record.kind === "shoreline" ? undefined : toOutline(record.geometry, measured.plane);
    if (outline !== undefined) features.push({ subject: `sensitive/${record.id}`, what: record.kind, outline });
  }
  for (const layer of ["zones", "parcels"] as const) {
    for (const record of inOrder<{ id: string; landUse: string | null; codeSystem: string | null }>(layers[layer])) {
      const { code } = findPackCode(record.landUse, record.codeSystem, packSystem, tables);
      if (code === null || !hasPrefix(code, rule.sensitive_uses)) continue;
      const shape = measured[layer].byId.get(record.id);
      const outline = shape === undefined ? undefined : outlineOfShape(shape);
      if (outline !== undefined) features.push({ subject: `${layer}/${record.id}`, what: code, outline });
    }
  }
  for (const record of inOrder(layers.buildings)) {
    if (record.use === null || !rule.sensitive_building_uses.includes(record.use)) continue;
    const shape = measured.buildings.byId.get(record.id);
    const outline = shape === undefined ? undefined : outlineOfShape(shape);
    if (outline !== undefined) features.push({ subject: `buildings/${record.id}`, what: record.use, outline });
  }
  return features;
}

function inOrder<T extends { readonly id: string }>(layer: ReadonlyMap<string, T> | undefined): readonly T[] {
  return [...(layer?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id));
}

/** Shorelines of the layer of sensitive uses; undefined where the layer is missing. */
export function findShorelines({
  dataset,
  measured,
}: Pick<FactSources, "dataset" | "measured">): readonly Feature[] | undefined {
  const { sensitive } = dataset.layers;
  if (sensitive === undefined) return undefined;
  return inOrder(sensitive).flatMap(({ id, kind, geometry }) => {
    const outline = kind === "shoreline" ? toOutline(geometry, measured.plane) : undefined;
    return outline === undefined ? [] : [{ subject: `sensitive/${id}`, what: kind, outline }];
  });
}
