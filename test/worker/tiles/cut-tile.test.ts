import { expect, test } from "vitest";
import { flattenGeometries } from "../../../src/core/geometry/flat-layer.ts";
import type { AreaGeometry, LngLat } from "../../../src/core/model/coordinates.ts";
import { TileLayer } from "../../../src/worker/tiles/cut-tile.ts";
import { type TileColumn, toNumberColumn, toTextColumn } from "../../../src/worker/tiles/tile-columns.ts";
import { createTileFrame, leastUnit, mostUnit } from "../../../src/worker/tiles/tile-frame.ts";
import { toLngLat, toWorldGeometry, worldSize } from "../../../src/worker/tiles/world-geometry.ts";
import { readTile, twiceArea } from "./read-tile.ts";

/** A place in units of the tile 14/13385/6620. */
function place(x: number, y: number, z = 14, tileX = 13385, tileY = 6620): LngLat {
  const { originX, originY, scale } = createTileFrame(z, tileX, tileY);
  return toLngLat(originX + x * scale, originY + y * scale);
}

function rectangle(x: number, y: number, width: number, height: number): LngLat[] {
  // Counterclockwise with north up: down, right, up.
  return [place(x, y), place(x, y + height), place(x + width, y + height), place(x + width, y), place(x, y)];
}

function aLayer(geometries: readonly AreaGeometry[], more: readonly TileColumn[] = []): TileLayer {
  const ids: TileColumn = { kind: "id", key: "id", values: geometries.map((_, i) => `S${i}`) };
  return new TileLayer("parcels", toWorldGeometry(flattenGeometries(geometries)), [ids, ...more]);
}

const at = [14, 13385, 6620] as const;
const polygon = (...rings: LngLat[][]): AreaGeometry => ({ type: "Polygon", coordinates: rings });

test("a shape inside its tile keeps its corners, in tile units, as a shell", () => {
  const [feature] = readTile(aLayer([polygon(rectangle(100, 200, 300, 400))]).cut(...at), "parcels");
  const ring = feature?.rings[0] ?? [];
  expect(feature?.properties.id).toBe("S0");
  expect(new Set(ring.map(String))).toEqual(new Set(["100,200", "400,200", "400,600", "100,600"]));
  expect(twiceArea(ring)).toBe(2 * 300 * 400);
});

test("a hole runs the other way round", () => {
  const hole = rectangle(150, 250, 50, 50).reverse();
  const [feature] = readTile(aLayer([polygon(rectangle(100, 200, 300, 400), hole)]).cut(...at), "parcels");
  expect(feature?.rings.map(twiceArea)).toEqual([2 * 300 * 400, -2 * 50 * 50]);
});

test("what reaches over the edge is cut at the margin and continues in the next tile", () => {
  const layer = aLayer([polygon(rectangle(3000, 1000, 3000, 100))]);
  const [west] = readTile(layer.cut(...at), "parcels");
  const [east] = readTile(layer.cut(14, 13386, 6620), "parcels");
  const xs = (rings: typeof west) => rings?.rings.flat().map(([x]) => x) ?? [];
  expect([Math.min(...xs(west)), Math.max(...xs(west))]).toEqual([3000, mostUnit]);
  expect([Math.min(...xs(east)), Math.max(...xs(east))]).toEqual([leastUnit, 3000 + 3000 - 4096]);
});

test("a shape around the whole tile covers it; one beside it is not there", () => {
  const around = polygon(rectangle(-5000, -5000, 20_000, 20_000));
  const beside = polygon(rectangle(6000, 0, 100, 100));
  const features = readTile(aLayer([around, beside]).cut(...at), "parcels");
  expect(features.map(({ properties }) => properties.id)).toEqual(["S0"]);
  expect(twiceArea(features[0]?.rings[0] ?? [])).toBe(2 * (mostUnit - leastUnit) ** 2);
});

test("neighbours keep the border they share at every zoom", () => {
  const shared = [place(500, 100), place(507, 333), place(503, 700)] as const;
  const west = polygon([place(100, 100), place(100, 700), shared[2], shared[1], shared[0], place(100, 100)]);
  const east = polygon([shared[0], shared[1], shared[2], place(900, 700), place(900, 100), shared[0]]);
  for (const z of [11, 12, 13, 14]) {
    const zoomOut = 2 ** (14 - z);
    const features = readTile(
      aLayer([west, east]).cut(z, Math.floor(13385 / zoomOut), Math.floor(6620 / zoomOut)),
      "parcels",
    );
    const [a = [], b = []] = features.map(({ rings }) => (rings[0] ?? []).map(String));
    const both = new Set(a.filter((corner) => b.includes(corner)));
    expect(both.size).toBe(3);
  }
});

test("shapes under two pixels cover the ground they cover, drawn alike where they look alike", () => {
  // 64 by 64 squares side by side, 0.5 px each at zoom 14: the western half M1, the eastern M2.
  const side = 4;
  const squares = Array.from({ length: 64 * 64 }, (_, i) =>
    polygon(rectangle((i % 64) * side, Math.floor(i / 64) * side, side, side)),
  );
  const uses = squares.map((_, i) => (i % 64 < 32 ? "M1" : "M2"));
  const columns = [
    toTextColumn("useKey", uses, squares.length),
    toNumberColumn(
      "areaM2",
      squares.map(() => 123.4),
      squares.length,
    ),
  ];
  const features = readTile(aLayer(squares, columns).cut(...at), "parcels");
  expect(features.map(({ properties }) => properties)).toEqual([
    { useKey: "M1", areaM2: 100, fine: true },
    { useKey: "M2", areaM2: 100, fine: true },
  ]);
  expect(features.map(({ rings }) => rings.map(twiceArea))).toEqual([[2 * 128 * 256], [2 * 128 * 256]]);
});

test("a lonely shape under a cell of two pixels is a cell", () => {
  const [feature] = readTile(aLayer([polygon(rectangle(1000.3, 1000.3, 0.1, 0.1))]).cut(...at), "parcels");
  expect(feature?.rings.map(twiceArea)).toEqual([2 * 16 * 16]);
});

test("a part of a shape that shrinks to a point is a pixel, one that shrinks to a line stays a line", () => {
  const parts: AreaGeometry = {
    type: "MultiPolygon",
    coordinates: [[rectangle(100, 100, 0.1, 0.1)], [rectangle(500, 100, 0.1, 300)]],
  };
  const [feature] = readTile(aLayer([parts]).cut(...at), "parcels");
  expect(feature?.rings.map(twiceArea)).toEqual([2 * 64, 0]);
});

test("small shapes say that they go without an outline", () => {
  const features = readTile(
    aLayer([polygon(rectangle(100, 100, 30, 30)), polygon(rectangle(200, 100, 33, 30))]).cut(...at),
    "parcels",
  );
  expect(features.map(({ properties }) => properties.fine)).toEqual([true, undefined]);
});

test("new columns change what is said and leave the shapes", () => {
  const layer = aLayer([polygon(rectangle(100, 100, 300, 300))], [toTextColumn("status", ["idle"], 1)]);
  const [before] = readTile(layer.cut(...at), "parcels");
  layer.setColumns([toTextColumn("status", ["built"], 1), toNumberColumn("areaM2", [null], 1)]);
  const [after] = readTile(layer.cut(...at), "parcels");
  expect(before?.properties).toEqual({ id: "S0", status: "idle" });
  expect(after?.properties).toEqual({ status: "built" });
  expect(after?.rings).toEqual(before?.rings);
});

test("nothing in a tile, no byte", () => {
  expect(aLayer([]).cut(...at)).toHaveLength(0);
  expect(aLayer([{ type: "MultiPolygon", coordinates: [] }]).cut(...at)).toHaveLength(0);
});

test("degrees come back from world units to a centimetre", () => {
  const { world } = toWorldGeometry(
    flattenGeometries([
      polygon([
        [114.1234567, 32.7654321],
        [0, 0],
        [1, 1],
        [114.1234567, 32.7654321],
      ]),
    ]),
  );
  const [lng, lat] = toLngLat(world[0] ?? 0, world[1] ?? 0);
  expect(Math.abs(lng - 114.1234567)).toBeLessThan(1e-7);
  expect(Math.abs(lat - 32.7654321)).toBeLessThan(1e-7);
  expect(toLngLat(worldSize / 2, worldSize / 2)).toEqual([0, 0]);
});
