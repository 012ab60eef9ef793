import type { Outline } from "../../geometry/distance.ts";
import { outlineOfShape, toOutline } from "../../geometry/feature-outline.ts";
import { compareIds } from "../../model/ids.ts";
import { hasPrefix, type LandUseTables } from "../../model/land-use.ts";
import type { RulePack } from "../../model/rule-pack.ts";
import { findPackCode } from "../../rules/crosswalk.ts";
import type { FactSources } from "../assemble-facts.ts";
import type { JudgingMemory } from "../judging-memory.ts";
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
  memory: JudgingMemory,
): readonly Feature[] {
  const { layers } = dataset;
  const features: Feature[] = [];
  /** A feature stays the same object while its shape does. */
  const add = (layer: string, id: string, what: string, of: unknown, outlineOf: () => Outline | undefined): void => {
    const feature = memory.recall(`sensitive ${layer}/${id}`, [of, what], () => {
      const outline = outlineOf();
      return outline === undefined ? undefined : { subject: `${layer}/${id}`, what, outline };
    });
    if (feature !== undefined) features.push(feature);
  };
  for (const { id, kind, geometry } of inOrder(layers.sensitive)) {
    if (kind !== "shoreline") add("sensitive", id, kind, geometry, () => toOutline(geometry, measured.plane));
  }
  const isSensitive = createUseTest(rule, packSystem, tables);
  for (const layer of ["zones", "parcels"] as const) {
    for (const shape of measured[layer].shapes) {
      const record = layers[layer]?.get(shape.id);
      const code = record === undefined ? null : isSensitive(record.landUse, record.codeSystem);
      if (code !== null) add(layer, shape.id, code, shape, () => outlineOfShape(shape));
    }
  }
  for (const shape of measured.buildings.shapes) {
    const use = layers.buildings?.get(shape.id)?.use ?? null;
    if (use === null || !rule.sensitive_building_uses.includes(use)) continue;
    add("buildings", shape.id, use, shape, () => outlineOfShape(shape));
  }
  return features;
}

/** The code of a sensitive use in the system of the pack; null: not sensitive. There are a few dozen uses in a dataset of any size. */
function createUseTest(
  { sensitive_uses: sensitive }: SensitiveRule,
  packSystem: string,
  tables: LandUseTables,
): (landUse: string | null, codeSystem: string | null) => string | null {
  const known = new Map<string | null, Map<string | null, string | null>>();
  return (landUse, codeSystem) => {
    let bySystem = known.get(landUse);
    if (bySystem === undefined) {
      bySystem = new Map();
      known.set(landUse, bySystem);
    }
    const found = bySystem.get(codeSystem);
    if (found !== undefined) return found;
    const { code } = findPackCode(landUse, codeSystem, packSystem, tables);
    const answer = code !== null && hasPrefix(code, sensitive) ? code : null;
    bySystem.set(codeSystem, answer);
    return answer;
  };
}

function inOrder<T extends { readonly id: string }>(layer: ReadonlyMap<string, T> | undefined): readonly T[] {
  return [...(layer?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id));
}

/** Shorelines of the layer of sensitive uses; undefined where the layer is missing. */
export function findShorelines(
  { dataset, measured }: Pick<FactSources, "dataset" | "measured">,
  memory: JudgingMemory,
): readonly Feature[] | undefined {
  const { sensitive } = dataset.layers;
  if (sensitive === undefined) return undefined;
  return memory.recall("shorelines", [sensitive], () =>
    inOrder(sensitive).flatMap(({ id, kind, geometry }) => {
      const outline = kind === "shoreline" ? toOutline(geometry, measured.plane) : undefined;
      return outline === undefined ? [] : [{ subject: `sensitive/${id}`, what: kind, outline }];
    }),
  );
}
