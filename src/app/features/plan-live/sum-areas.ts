import type { LiveFeature } from "./read-live.ts";

/** Areas of features together and how that changed; one that would be gone counts nothing. Null as soon as one is not known. */
export function sumAreas(
  features: readonly LiveFeature[],
): { readonly areaM2: number; readonly changeM2: number | null } | null {
  let areaM2 = 0;
  let changeM2: number | null = 0;
  for (const feature of features) {
    const { beforeM2, isLive } = feature;
    const isGone = isLive && feature.areaM2 === null && beforeM2 !== null;
    if (feature.areaM2 === null && !isGone) return null;
    const nowM2 = feature.areaM2 ?? 0;
    areaM2 += nowM2;
    changeM2 = changeM2 === null || beforeM2 === null ? null : changeM2 + nowM2 - beforeM2;
  }
  return { areaM2, changeM2 };
}
