import fc from "fast-check";
import { expect, test } from "vitest";
import { packPolygons, unpackPolygons } from "../../../src/core/geometry/packed-polygons.ts";

test("polygons come back bit by bit, holes and empty lists and all", () => {
  const position = fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(fc.array(fc.array(fc.array(position))), (polygons) => {
      expect(unpackPolygons(packPolygons(polygons))).toStrictEqual(polygons);
    }),
  );
});
