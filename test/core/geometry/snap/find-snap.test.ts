import { describe, expect, it } from "vitest";
import { createEdgeIndex, edgesOf, type SnapFeature } from "../../../../src/core/geometry/snap/edge-index.ts";
import { findSnap, type SnapQuery } from "../../../../src/core/geometry/snap/find-snap.ts";
import { createGuides } from "../../../../src/core/geometry/snap/snap-guides.ts";
import type { SnapPlane } from "../../../../src/core/geometry/snap/snap-target.ts";
import type { LngLat } from "../../../../src/core/model/coordinates.ts";

const [lng0, lat0] = [114.1, 32.1];
const degreeM = 111_000;
/** A flat plane around the origin, good enough for snapping: meters east and north. */
const plane: SnapPlane = {
  toGrid: ([lng, lat]) => [(lng - lng0) * degreeM * Math.cos((lat0 * Math.PI) / 180), (lat - lat0) * degreeM],
  toLngLat: ([x, y]) => [lng0 + x / (degreeM * Math.cos((lat0 * Math.PI) / 180)), lat0 + y / degreeM],
};
const at = (x: number, y: number): LngLat => plane.toLngLat([x, y]);

function square(id: string, x: number, y: number, size = 100): SnapFeature {
  const corners = [at(x, y), at(x + size, y), at(x + size, y + size), at(x, y + size)];
  return {
    ref: { kind: "parcels", id },
    geometry: { type: "Polygon", coordinates: [[...corners, corners[0] as LngLat]] },
  };
}

const features = [square("A", 0, 0), square("B", 200, 0)];
const index = createEdgeIndex(features);
const ask = (x: number, y: number, more: Partial<SnapQuery> = {}) =>
  findSnap(index, { pointer: at(x, y), radiusM: 5, moving: [], guides: [], plane, ...more });

describe("finding what the pointer snaps to", () => {
  it("takes a corner bit for bit, before the edges that meet there", () => {
    const found = ask(202, 3);
    expect(found).toMatchObject({ kind: "vertex", corner: 0, edges: [{ ref: { id: "B" } }] });
    expect(found?.at).toEqual(at(200, 0));
  });

  it("takes the middle of an edge before the edge itself", () => {
    expect(ask(251, 2)?.kind).toBe("midpoint");
    expect(ask(270, 2)).toMatchObject({ kind: "edge" });
    const [x, y] = plane.toGrid(ask(270, 2)?.at ?? at(0, 0));
    expect(x).toBeCloseTo(270, 6);
    expect(y).toBeCloseTo(0, 6);
  });

  it("finds nothing beyond the radius", () => {
    expect(ask(150, 50)).toBeUndefined();
    expect(ask(200, -5.1)).toBeUndefined();
  });

  it("does not snap a corner to itself or to the edges that follow it", () => {
    expect(ask(201, 1, { moving: [at(200, 0)] })).toBeUndefined();
  });

  it("finds where two edges cross without a corner there", () => {
    const crossed = createEdgeIndex([square("A", 0, 0), square("C", 50, 50)]);
    const found = findSnap(crossed, { pointer: at(99, 52), radiusM: 5, moving: [], guides: [], plane });
    expect(found).toMatchObject({ kind: "intersection", edges: [{ ref: { id: "A" } }, { ref: { id: "C" } }] });
    const [x, y] = plane.toGrid(found?.at ?? at(0, 0));
    expect([x, y].map((value) => value.toFixed(6))).toEqual(["100.000000", "50.000000"]);
  });

  it("keeps a point in line with an edge, and draws the line from the edge on", () => {
    const [bottom] = edgesOf(features[0] as SnapFeature);
    const guides = createGuides(bottom === undefined ? [] : [bottom], [], plane);
    const found = ask(150, 3, { guides });
    expect(found?.kind).toBe("extension");
    expect(plane.toGrid(found?.at ?? at(0, 0))[1]).toBeCloseTo(0, 6);
    expect(plane.toGrid(found?.guide?.[0] ?? at(0, 0))[0]).toBeCloseTo(100, 6);
  });

  it("offers lines through an anchor parallel and perpendicular to an edge", () => {
    const [bottom] = edgesOf(features[0] as SnapFeature);
    const guides = createGuides(bottom === undefined ? [] : [bottom], [at(150, 60)], plane);
    expect(ask(170, 62, { guides })?.kind).toBe("parallel");
    expect(ask(152, 80, { guides })?.kind).toBe("perpendicular");
  });

  it("takes the crossing of a guide with an edge before the guide", () => {
    const [bottom] = edgesOf(features[0] as SnapFeature);
    const guides = createGuides(bottom === undefined ? [] : [bottom], [at(150, 60)], plane);
    const found = ask(198, 62, { guides });
    expect(found?.kind).toBe("intersection");
    const [x, y] = plane.toGrid(found?.at ?? at(0, 0));
    expect([x.toFixed(3), y.toFixed(3)]).toEqual(["200.000", "60.000"]);
  });
});
