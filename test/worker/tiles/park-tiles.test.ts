import { expect, test } from "vitest";
import { flattenGeometries } from "../../../src/core/geometry/flat-layer.ts";
import type { Parcel } from "../../../src/core/model/records.ts";
import { LazyLayer } from "../../../src/formats/dataset/lazy-layer.ts";
import { startParkTiles } from "../../../src/worker/tiles/park-tiles.ts";
import type { TileFeed } from "../../../src/worker/tiles/tile-messages.ts";
import { tiledFrom } from "../../../src/worker/tiles/tiled-from.ts";
import { aDataset, anOpenPark, aParcel, aRectangle } from "../demo-park.ts";

const parcels = Array.from({ length: tiledFrom }, (_, i) =>
  aParcel({ id: `GY-${i}`, geometry: aRectangle(i % 100, Math.floor(i / 100)) }),
);
const flat = flattenGeometries(parcels.map(({ geometry }) => geometry));
const lazy = new LazyLayer<Parcel>(
  parcels.map(({ id }) => id),
  flat,
  (place) => ({
    ...(parcels[place] ?? aParcel({ id: "" })),
    get geometry(): Parcel["geometry"] {
      throw new Error("a shape was made");
    },
  }),
);

function feed(layer: ReadonlyMap<string, Parcel>): readonly TileFeed[] {
  const feeds: TileFeed[] = [];
  const dataset = aDataset({ parcels });
  startParkTiles(
    // As the wire would: the sender's arrays are gone once handed over.
    { post: (message, transfer) => feeds.push(structuredClone(message, { transfer })), takePort: () => undefined },
    { ...dataset, layers: { ...dataset.layers, parcels: layer } },
    1,
    anOpenPark(dataset, []).findUseKey,
  );
  return feeds;
}

test("a layer in flat arrays is handed over from them: no shape is made, and the layer keeps its own", () => {
  const fed = feed(lazy);
  expect(fed).toEqual(feed(new Map(parcels.map((parcel) => [parcel.id, parcel]))));
  expect(fed[0]).toMatchObject({ type: "layer", layer: "parcels", flat: { count: tiledFrom } });
  expect(flat.lngLat.length).toBe(2 * 5 * tiledFrom);
});
