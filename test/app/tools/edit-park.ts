import { firstOptions } from "../../../src/app/state/plan-store.ts";
import { createGround, type EditGround } from "../../../src/app/tools/edit-ground.ts";
import { findFreeIds } from "../../../src/app/tools/free-ids.ts";
import type { ToolContext } from "../../../src/app/tools/tool-context.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import type { EditWindow, WindowRecord } from "../../../src/worker/plan/plan-messages.ts";

const [lng0, lat0] = [114.1, 32.1];

/** A position so many meters east and north of the middle, near enough for tests of tools. */
export function at(eastM: number, northM: number): LngLat {
  return [lng0 + eastM / 94_400, lat0 + northM / 110_900];
}

/** A zone or parcel with corners in meters. */
export function area(
  kind: "zones" | "parcels",
  id: string,
  corners: readonly (readonly [number, number])[],
): WindowRecord {
  const ring = [...corners, corners[0] ?? [0, 0]].map(([x, y]) => at(x, y));
  // Only what tools read of a record.
  return {
    kind,
    record: {
      id,
      landUse: "100102",
      codeSystem: "cn-2023",
      extra: {},
      geometry: { type: "Polygon", coordinates: [ring] },
    },
  } as unknown as WindowRecord;
}

export function ground(records: readonly WindowRecord[]): EditGround {
  const window: EditWindow = {
    box: [lng0 - 0.05, lat0 - 0.05, lng0 + 0.05, lat0 + 0.05],
    records,
    isCut: false,
    meta: { id: "p" } as unknown as EditWindow["meta"], // tools read nothing of it
    gridCrs: "EPSG:4547",
    planeBox: [lng0 - 0.01, lat0 - 0.01, lng0 + 0.01, lat0 + 0.01],
  };
  return createGround(window, "ellipsoidal");
}

export function context(base: EditGround, selection: readonly FeatureRef[] = []): ToolContext {
  return {
    ground: base,
    selection,
    corner: null,
    options: firstOptions,
    shared: true,
    freeIds: (kind, from, count) => findFreeIds(kind, from, count, () => false),
    pick: () => [],
  };
}
