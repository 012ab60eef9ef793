import { expect, test } from "vitest";
import { findDatasetBox, findNearby } from "../../../src/core/analysis/measured-layers.ts";
import {
  aDataset,
  aLine,
  aRectangle,
  aShape,
  drawBuilding,
  drawControl,
  drawingToleranceM2,
  drawParcel,
  measure,
  pick,
} from "../../support/metric-park.ts";

test("measures what is drawn: 100 m by 200 m is 2 ha", () => {
  const { parcels } = measure(aDataset({ parcels: [drawParcel("A", aRectangle(0, 0, 100, 200))] }));
  expect(Math.abs(pick(parcels.byId, "A").areaM2 - 20_000)).toBeLessThan(drawingToleranceM2);
});

test("puts shapes in id order whatever the order of the records", () => {
  const records = ["P-2", "P-10", "P-1"].map((id, i) => drawParcel(id, aRectangle(100 * i, 0, 100, 100)));
  const { parcels } = measure(aDataset({ parcels: records }));
  expect(parcels.shapes.map(({ id }) => id)).toEqual(["P-1", "P-10", "P-2"]);
});

test("answers neighbors whose boxes touch, in id order", () => {
  const records = ["C", "B", "A", "far"].map((id, i) => drawParcel(id, aRectangle(i < 3 ? 100 * i : 900, 0, 100, 100)));
  const { parcels } = measure(aDataset({ parcels: records }));
  expect(findNearby(parcels, pick(parcels.byId, "B")).map(({ id }) => id)).toEqual(["A", "B", "C"]);
});

test("leaves out buildings that do not stand, and open lines", () => {
  const square = aRectangle(0, 0, 10, 10);
  const statuses = ["existing", "under_construction", "planned", "demolished"];
  const measured = measure(
    aDataset({
      buildings: statuses.map((status) => drawBuilding(status, square, { status })),
      controls: [drawControl("line", aLine([0, 0], [5, 5])), drawControl("area", square)],
    }),
  );
  expect(measured.buildings.shapes.map(({ id }) => id)).toEqual(["existing"]);
  expect(measured.controls.shapes.map(({ id }) => id)).toEqual(["area"]);
});

test("a dataset without any record has empty layers and no box", () => {
  const measured = measure(aDataset({}));
  expect(measured.parcels.shapes).toEqual([]);
  expect(findNearby(measured.parcels, { id: "", polygons: [], box: [0, 0, 1, 1], areaM2: 0 })).toEqual([]);
  expect(findDatasetBox(aDataset({}))).toBeUndefined();
});

test("a parcel without area measures 0, not NaN", () => {
  const flat = aShape([0, 0], [100, 0], [0, 0]);
  const { parcels } = measure(aDataset({ parcels: [drawParcel("flat", flat)] }));
  expect(pick(parcels.byId, "flat").areaM2).toBe(0);
});
