import type { LiveFeature } from "./read-live.ts";

/** Areas of features together and how that changed; null as soon as one of them is not known, and the change as soon as one is new. */
export function sumAreas(
  features: readonly LiveFeature[],
): { readonly areaM2: number; readonly changeM2: number | null } | null {
  let areaM2 = 0;
  let changeM2: number | null = 0;
  for (const feature of features) {
    if (feature.areaM2 === null) return null;
    areaM2 += feature.areaM2;
    changeM2 = changeM2 === null || feature.beforeM2 === null ? null : changeM2 + feature.areaM2 - feature.beforeM2;
  }
  return { areaM2, changeM2 };
}
