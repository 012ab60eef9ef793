import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { FlatLayer } from "../../src/core/geometry/flat-layer.ts";
import type { Postgis } from "./postgis.ts";

/** Puts a layer into a table `(id int, geom geometry)`, in the plane's meters to the last bit, with an index and statistics. */
export function loadLayer(postgis: Postgis, table: string, layer: FlatLayer): void {
  const file = join(postgis.folder, `${table}.copy`);
  const target = openSync(file, "w", 0o644);
  let lines = "";
  for (let i = 0; i < layer.count; i++) {
    lines += `${i}\t${toWkbHex(layer, i)}\n`;
    if (lines.length > 1_000_000 || i === layer.count - 1) {
      writeSync(target, lines);
      lines = "";
    }
  }
  closeSync(target);
  postgis.query(`
    DROP TABLE IF EXISTS ${table};
    CREATE UNLOGGED TABLE ${table} (id int PRIMARY KEY, geom geometry);
    COPY ${table} FROM '${file}';
    CREATE INDEX ON ${table} USING gist (geom);
    VACUUM ANALYZE ${table};`);
}

/** Shape `index` as a MultiPolygon in well-known binary, hexadecimal, little-endian. */
function toWkbHex({ shapeStart, polygonStart, ringStart, xy }: FlatLayer, index: number): string {
  const at = (starts: Uint32Array, i: number): number => starts[i] ?? 0;
  const [firstPolygon, endPolygon] = [at(shapeStart, index), at(shapeStart, index + 1)];
  const [firstRing, endRing] = [at(polygonStart, firstPolygon), at(polygonStart, endPolygon)];
  const vertices = at(ringStart, endRing) - at(ringStart, firstRing);
  const bytes = Buffer.alloc(9 + 9 * (endPolygon - firstPolygon) + 4 * (endRing - firstRing) + 16 * vertices);
  let offset = writeHead(bytes, 0, 6, endPolygon - firstPolygon);
  for (let p = firstPolygon; p < endPolygon; p++) {
    offset = writeHead(bytes, offset, 3, at(polygonStart, p + 1) - at(polygonStart, p));
    for (let r = at(polygonStart, p); r < at(polygonStart, p + 1); r++) {
      offset = bytes.writeUInt32LE(at(ringStart, r + 1) - at(ringStart, r), offset);
      for (let v = 2 * at(ringStart, r); v < 2 * at(ringStart, r + 1); v++)
        offset = bytes.writeDoubleLE(xy[v] ?? 0, offset);
    }
  }
  return bytes.toString("hex");
}

function writeHead(bytes: Buffer, offset: number, type: 3 | 6, parts: number): number {
  bytes.writeUInt8(1, offset);
  bytes.writeUInt32LE(type, offset + 1);
  return bytes.writeUInt32LE(parts, offset + 5);
}
