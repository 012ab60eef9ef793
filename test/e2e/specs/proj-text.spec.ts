import { expect, test } from "@playwright/test";
import { ParkDriver } from "../drivers/park-driver.ts";

// Corners by proj4 on Node: 0.003° around 120.0025° E, 31.0025° N. Without the datum the place is 800 m off.
const system = "+proj=laea +lat_0=31 +lon_0=120 +x_0=0 +y_0=0 +datum=potsdam +units=m +no_defs";
const corners: readonly (readonly [number, number])[] = [
  [714.4, -433.3],
  [1000.9, -433.3],
  [1000.9, -100.7],
  [714.4, -100.7],
];

test("reads a file in a system that only PROJ text can name", async ({ page, baseURL }) => {
  const park = new ParkDriver(page, baseURL ?? "");
  await park.open();
  const file = {
    type: "FeatureCollection",
    crs: { type: "name", properties: { name: system } },
    features: [
      {
        type: "Feature",
        properties: { id: "L-1" },
        geometry: { type: "Polygon", coordinates: [[...corners, corners[0]]] },
      },
    ],
  };
  await park.drop("equal-area.geojson", JSON.stringify(file));
  await expect.poll(async () => (await park.mapState()).total).toBe(1);
  await park.waitForMap();
  const { center } = await park.mapState();
  expect(center[0]).toBeCloseTo(120.0025, 4);
  expect(center[1]).toBeCloseTo(31.0025, 4);
});
