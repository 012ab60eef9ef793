import { expect, test } from "vitest";
import {
  groupByParcel,
  measureStructures,
  placeBuildings,
  unionOnParcelM2,
} from "../../../src/core/analysis/footprints.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { Building, Structure } from "../../../src/core/model/records.ts";
import { projectDefaults } from "../../support/audit-layers.ts";
import { finish } from "../../support/finish.ts";
import {
  aDataset,
  aRectangle,
  drawBuilding,
  drawingToleranceM2,
  drawParcel,
  drawStructure,
  measure,
  pick,
} from "../../support/metric-park.ts";

const engine = createKernelEngine();
/** Three parcels of 100 m by 100 m side by side. */
const parcels = ["A", "B", "C"].map((id, i) => drawParcel(id, aRectangle(100 * i, 0, 100, 100)));

function place(buildings: readonly Building[]) {
  const dataset = aDataset({ parcels, buildings });
  const measured = measure(dataset);
  const places = finish(placeBuildings(measured.buildings, measured.parcels, engine, projectDefaults.tolerances));
  return { places, byParcel: groupByParcel(places, dataset.layers.buildings ?? new Map()) };
}

test("deals a building on three parcels out by area, largest part first", () => {
  // 200 m long: 50 m on A, 100 m on B, 50 m on C.
  const { places, byParcel } = place([drawBuilding("long", aRectangle(50, 10, 200, 20))]);
  expect(places[0]?.onParcels.map(({ parcelId }) => parcelId)[0]).toBe("B");
  expect(pick(byParcel, "A")[0]?.share).toBeCloseTo(0.25, 7);
  expect(pick(byParcel, "B")[0]?.share).toBeCloseTo(0.5, 7);
  expect(pick(byParcel, "C")[0]?.onParcelM2).toBeCloseTo(1000, 3);
  expect(pick(byParcel, "C")[0]?.footprintM2).toBeCloseTo(4000, 3);
});

test("a portion that is only a sliver does not make a neighbor built-on", () => {
  const { byParcel } = place([drawBuilding("B-1", aRectangle(50, 10, 50.1, 20))]);
  expect([...byParcel.keys()]).toEqual(["A"]);
  expect(pick(byParcel, "A")[0]?.share).toBe(1);
});

test("a building below the sliver area that stands wholly on one parcel counts there", () => {
  const { byParcel } = place([drawBuilding("kiosk", aRectangle(10, 10, 0.9, 0.9))]);
  expect(pick(byParcel, "A")[0]?.onParcelM2).toBeCloseTo(0.81, 4);
});

test("what lies on no parcel is dealt to none, and a building off all parcels counts nowhere", () => {
  const { byParcel } = place([
    drawBuilding("half", aRectangle(-50, 10, 100, 20)),
    drawBuilding("off", aRectangle(900, 0, 10, 10)),
  ]);
  expect(pick(byParcel, "A").map(({ building }) => building.id)).toEqual(["half"]);
  expect(pick(byParcel, "A")[0]?.onParcelM2).toBeCloseTo(1000, 3);
});

test("lists the buildings of a parcel in id order", () => {
  const { byParcel } = place(["z", "a", "m"].map((id, i) => drawBuilding(id, aRectangle(10 + 20 * i, 10, 10, 10))));
  expect(pick(byParcel, "A").map(({ building }) => building.id)).toEqual(["a", "m", "z"]);
});

test("counts overlapping footprints once, and only inside the parcel", () => {
  const measured = measure(
    aDataset({
      parcels,
      // 20 × 20 each, 10 × 20 in common; the third sticks out of A by half.
      buildings: [
        drawBuilding("1", aRectangle(10, 10, 20, 20)),
        drawBuilding("2", aRectangle(20, 10, 20, 20)),
        drawBuilding("3", aRectangle(90, 50, 20, 20)),
      ],
    }),
  );
  const area = unionOnParcelM2(measured.buildings.shapes, pick(measured.parcels.byId, "A"), engine);
  expect(Math.abs(area - (600 + 200))).toBeLessThan(drawingToleranceM2);
  expect(unionOnParcelM2([], pick(measured.parcels.byId, "A"), engine)).toBe(0);
});

function structuresOnA(structures: readonly Structure[], buildings: readonly Building[] = []) {
  const dataset = aDataset({ parcels, structures, buildings });
  const measured = measure(dataset);
  const a = pick(measured.parcels.byId, "A");
  return measureStructures(
    a,
    measured.structures,
    dataset.layers.structures ?? new Map(),
    measured.buildings.shapes,
    engine,
  );
}

test("takes each square meter once: building before structure before yard", () => {
  const { union } = structuresOnA(
    [
      // Half under the building, half free: 10 × 20 free.
      drawStructure("tank", aRectangle(20, 10, 20, 20), { servesProduction: true }),
      // 40 × 20 in all, 10 × 20 under the building, 20 × 20 under the tank.
      drawStructure("yard", aRectangle(20, 10, 40, 20), { kind: "yard" }),
    ],
    [drawBuilding("hall", aRectangle(10, 10, 20, 20))],
  );
  expect(union.structureM2).toBeCloseTo(200, 3);
  expect(union.yardM2).toBeCloseTo(400, 3);
  expect(union.unclearM2).toBe(0);
});

test("what does not serve production does not count; where it is not recorded it may", () => {
  const { union, structures } = structuresOnA([
    drawStructure("pond", aRectangle(10, 10, 10, 10), { servesProduction: false }),
    drawStructure("rack", aRectangle(30, 10, 10, 10), { servesProduction: null }),
    drawStructure("next door", aRectangle(210, 10, 10, 10), { servesProduction: true }),
  ]);
  expect(structures.map(({ structure }) => structure.id)).toEqual(["pond", "rack"]);
  expect(union.structureM2).toBe(0);
  expect(union.unclearM2).toBeCloseTo(100, 3);
});
