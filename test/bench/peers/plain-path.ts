import Flatbush from "flatbush";
import { type FlatLayer, flattenGeometries, projectLayerSteps } from "../../../src/core/geometry/flat-layer.ts";
import type { MeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import type { AreaGeometry } from "../../../src/core/model/coordinates.ts";
import { finish } from "../../support/finish.ts";

interface PlainCollection {
  readonly features: readonly {
    readonly geometry: AreaGeometry;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * The way everybody takes: text, `JSON.parse`, coordinates into flat arrays, an index of boxes. Projected as we do, so that only
 * the reading differs; nothing is validated, which ours does.
 */
export function loadPlainly(
  bytes: Uint8Array,
  plane: MeasuringPlane,
): { readonly layer: FlatLayer; readonly index: Flatbush } {
  const { features } = JSON.parse(new TextDecoder().decode(bytes)) as PlainCollection;
  const layer = finish(projectLayerSteps(flattenGeometries(features.map(({ geometry }) => geometry)), plane));
  const index = new Flatbush(layer.count);
  const { box } = layer;
  for (let at = 0; at < box.length; at += 4) {
    index.add(box[at] as number, box[at + 1] as number, box[at + 2] as number, box[at + 3] as number); // in range by the loop
  }
  index.finish();
  return { layer, index };
}
