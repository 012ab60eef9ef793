import { describe, expect, test } from "vitest";
import type { Command, CreateFeature } from "../../../src/core/commands/command.ts";
import type { AnyGeometry, LngLat } from "../../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { parcelProperties, zoneProperties } from "../../../src/core/model/records.ts";
import { at } from "../../support/edit-park.ts";
import {
  aDataset,
  aLine,
  aRectangle,
  aShape,
  drawBuilding,
  drawControl,
  drawParcel,
  drawPark,
  drawZone,
} from "../../support/metric-park.ts";
import { areaM2Of, positionsOf, recordOf, refsOf, refusalOf, ring, ringsOf, run } from "../../support/run-command.ts";

const a: FeatureRef = { kind: "parcels", id: "A" };
const n: FeatureRef = { kind: "parcels", id: "N" };

function draw(geometry: AnyGeometry, more: Partial<CreateFeature> = {}): CreateFeature {
  return { type: "create-feature", kind: "parcels", id: "N", geometry, properties: {}, ...more };
}

const park = aDataset({
  parks: [drawPark("K", aRectangle(0, 0, 500, 500))],
  parcels: [
    drawParcel("A", aRectangle(0, 0, 100, 100), { parkId: "K", contract: { farMin: 1 }, enterpriseIds: ["E1"] }),
  ],
  zones: [drawZone("Z", aRectangle(0, 0, 100, 100), { parkId: "K", name: "North", limits: [] })],
  buildings: [drawBuilding("H", aRectangle(10, 10, 5, 5), { parcelId: "A" })],
  controls: [drawControl("R", aLine([0, 0], [100, 0]))],
});

describe("drawing a feature", () => {
  test("gives the record a file with these properties would give", () => {
    const { after, outcome } = run(
      park,
      draw(aRectangle(200, 0, 50, 50), { properties: { landUse: "100102", contract: { farMin: 1 }, color: "red" } }),
    );
    const { geometry, extra, ...record } = recordOf(after, n) as unknown as Record<string, unknown>;
    expect(record).toEqual(parcelProperties.parse({ id: "N", landUse: "100102", contract: { farMin: 1 } }));
    expect({ ...(extra as object) }).toEqual({ color: "red" });
    expect(geometry).toEqual(aRectangle(200, 0, 50, 50));
    expect(outcome).toMatchObject({ select: [n], notes: [] });
  });

  test("puts corners on tenths of a millimeter, closes the ring and runs it counterclockwise", () => {
    const open: AnyGeometry = {
      type: "Polygon",
      coordinates: [
        [at(200, 50), at(250, 50), aShape([250.000_02, 0.000_03]).coordinates[0]?.[0] as LngLat, at(200, 0)],
      ],
    };
    const { after } = run(park, draw(open));
    expect(ringsOf(after, n)[0]).toEqual(ring("200 50, 200 0, 250 0, 250 50"));
    const [positions] = positionsOf(after, n);
    expect(positions?.at(-1)).toEqual(positions?.[0]);
    expect(positions?.[2]).toEqual(at(250, 0));
  });

  test("joins it to its neighbors: corners snap, edges get them", () => {
    const { after, outcome } = run(park, draw(aShape([100, 20], [180, 0], [180, 100], [100.000_04, 100])));
    expect(ringsOf(after, a)[0]).toEqual(ring("0 0, 100 0, 100 20, 100 100, 0 100"));
    expect(positionsOf(after, n)[0]?.[3]).toEqual(positionsOf(park, a)[0]?.[2]);
    expect(outcome.notes).toEqual([{ code: "corners-joined", refs: [a], params: { count: 1 } }]);
  });

  test("starts a layer that was not there, and keeps a layer that is from doubles", () => {
    const phase: FeatureRef = { kind: "phases", id: "1" };
    const drawn = draw(aRectangle(0, 0, 9, 9), { kind: "phases", id: "1", properties: { order: 1 } });
    expect(recordOf(run(park, drawn).after, phase)).toMatchObject({ order: 1, plannedStart: null });
    expect(refusalOf(park, draw(aRectangle(0, 0, 9, 9), { id: "A" })).code).toBe("id-taken");
  });

  test("is refused with what was expected, and for shapes that are none", () => {
    const refusal = (command: CreateFeature) => refusalOf(park, command);
    const shape = aRectangle(300, 0, 9, 9);
    expect(refusal(draw(shape, { properties: { contract: { farMin: "one" } } }))).toMatchObject({
      code: "bad-value",
      params: { property: "contract.farMin", got: "“one”", expected: "a number" },
    });
    expect(refusal(draw(shape, { kind: "controls" })).params).toMatchObject({ property: "kind" });
    expect(refusal(draw(shape, { kind: "phases" })).params).toMatchObject({ property: "order" });
    expect(refusal(draw(shape, { id: "" })).params).toMatchObject({ property: "id" });
    expect(refusal(draw(aLine([0, 0], [9, 9]))).code).toBe("not-an-area");
    const bowTie = refusal(draw(aShape([300, 0], [310, 10], [310, 0], [300, 10])));
    expect([bowTie.code, bowTie.place]).toMatchObject(["crosses-itself", { type: "Point" }]);
    expect(refusal(draw(aShape([0, 300], [9, 300], [5, 300]))).code).toBe("no-area");
    expect(refusal(draw(aShape([0, 300], [9, 300]))).code).toBe("too-few-corners");
    expect(refusal(draw({ type: "Polygon", coordinates: [] })).code).toBe("too-few-corners");
    expect(refusal(draw({ type: "Polygon", coordinates: [[[32, 114]]] }))).toMatchObject({
      code: "out-of-range",
      place: { coordinates: [32, 114] },
    });
    const [shell, hole] = [aRectangle(300, 0, 50, 50), aRectangle(400, 0, 10, 10)].map(
      ({ coordinates }) => coordinates[0] as readonly LngLat[],
    );
    const outside = refusal(draw({ type: "Polygon", coordinates: [shell ?? [], hole ?? []] }));
    expect(outside.code).toBe("hole-outside");
  });

  test("a line or a point is drawn where the kind takes them", () => {
    const road = draw(aLine([0, 0], [50, 0]), { kind: "controls", properties: { kind: "road_red_line" } });
    expect(recordOf(run(park, road).after, { kind: "controls", id: "N" }).geometry).toEqual(aLine([0, 0], [50, 0]));
    const school = draw(
      { type: "Point", coordinates: at(9, 9) },
      { kind: "sensitive", properties: { kind: "school" } },
    );
    expect(recordOf(run(park, school).after, { kind: "sensitive", id: "N" }).geometry.coordinates).toEqual(at(9, 9));
  });
});

describe("replacing a shape", () => {
  test("keeps the bits of corners it had, leaves neighbors, refuses what is none", () => {
    const odd: LngLat = [114.1, 32.100_000_000_123];
    const dataset = aDataset({
      parcels: [drawParcel("A", { type: "Polygon", coordinates: [[odd, at(100, 0), at(100, 100), odd]] })],
    });
    const replace = (geometry: AnyGeometry): Command => ({ type: "replace-geometry", ref: a, geometry });
    const { after } = run(dataset, replace({ type: "Polygon", coordinates: [[odd, at(100, 0), at(90, 120), odd]] }));
    expect(positionsOf(after, a)[0]?.[0]).toEqual(odd);
    expect(refusalOf(dataset, replace(aLine([0, 0], [9, 0]))).code).toBe("not-an-area");
    expect(refusalOf(dataset, replace(dataset.layers.parcels?.get("A")?.geometry as AnyGeometry)).code).toBe(
      "nothing-to-do",
    );
  });
});

describe("deleting features", () => {
  const remove = (refs: readonly FeatureRef[], dataset: ParkDataset = park) =>
    run(dataset, { type: "delete-features", refs });

  test("says who still names them", () => {
    const { after, outcome } = remove([a]);
    expect(after.layers.parcels?.size).toBe(0);
    expect(outcome.notes).toEqual([
      {
        code: "still-referred",
        refs: refsOf("buildings", "H"),
        params: { by: "buildings", property: "parcelId", count: 1 },
      },
    ]);
    expect(remove(refsOf("parks", "K")).outcome.notes.map(({ params }) => [params.by, params.property])).toEqual([
      ["zones", "parkId"],
      ["parcels", "parkId"],
    ]);
  });

  test("says nothing of what goes along, and looks into cases", () => {
    expect(remove([a, ...refsOf("buildings", "H")]).outcome.notes).toEqual([]);
    const bytes = new TextEncoder().encode('{"cases":[{"id":"c1","parcelId":"地块-1"}]}');
    const cases = {
      ...aDataset({
        parcels: [drawParcel("地块-1", aRectangle(0, 0, 9, 9)), drawParcel("地块", aRectangle(9, 0, 9, 9))],
      }),
      attachments: new Map([["cases.json", bytes]]),
    };
    expect(remove(refsOf("parcels", "地块-1"), cases).outcome.notes).toEqual([
      { code: "still-referred", refs: [], params: { by: "cases.json", property: "id", count: 1 } },
    ]);
    expect(remove(refsOf("parcels", "地块"), cases).outcome.notes).toEqual([]);
  });

  test("is refused for what is not there", () => {
    expect(refusalOf(park, { type: "delete-features", refs: [a, n] })).toMatchObject({ code: "not-found", refs: [n] });
    expect(refusalOf(park, { type: "delete-features", refs: [] }).code).toBe("nothing-to-do");
  });
});

describe("converting", () => {
  const convert = (ref: FeatureRef, to: "zones" | "parcels", keepOriginals = false): Command => ({
    type: "convert-features",
    refs: [ref],
    to,
    newIds: ["N"],
    keepOriginals,
  });

  test("a parcel to a zone: same shape, what both kinds have, where it came from, what was lost", () => {
    const { after, outcome } = run(park, convert(a, "zones"));
    const zone = recordOf(after, { kind: "zones", id: "N" }) as unknown as Record<string, unknown>;
    expect(zone).toEqual({
      ...zoneProperties.parse({ id: "N", landUse: "", parkId: "K" }),
      extra: { lineage: { parents: ["A"], by: "convert" } },
      geometry: recordOf(park, a).geometry,
    });
    expect(after.layers.parcels?.has("A")).toBe(false);
    expect(outcome.notes.map(({ code }) => code)).toEqual(["values-dropped", "still-referred"]);
    expect(outcome.notes[0]?.params).toEqual({ id: "A", properties: "contract, enterpriseIds" });
  });

  test("a zone to a parcel, kept beside it; nothing else converts", () => {
    const { after } = run(park, convert({ kind: "zones", id: "Z" }, "parcels", true));
    expect(recordOf(after, n)).toMatchObject({ landUse: "100102", codeSystem: "cn-2023", parkId: "K", contract: null });
    expect(after.layers.zones?.get("Z")).toBe(park.layers.zones?.get("Z"));
    expect(refusalOf(park, convert(a, "parcels")).code).toBe("wrong-kind");
    expect(refusalOf(park, convert({ kind: "buildings", id: "H" }, "parcels")).code).toBe("wrong-kind");
    expect(areaM2Of(after, n)).toBeCloseTo(10_000, 5);
  });

  test("land of a proposal becomes a parcel", () => {
    const drawn = run(park, draw(aRectangle(600, 0, 50, 50), { kind: "proposals", properties: { landUse: "1001" } }));
    const { after } = run(drawn.after, convert({ kind: "proposals", id: "N" }, "parcels"));
    expect(recordOf(after, n)).toMatchObject({
      landUse: "1001",
      extra: { lineage: { parents: ["N"], by: "convert" } },
    });
    expect(after.proposals?.size).toBe(0);
  });
});
