import { type Postgis, startPostgis, whyNoPostgis } from "../support/postgis.ts";
import { loadLayer } from "../support/postgis-layers.ts";
import { type CityLayers, projectCity } from "./city/city-layers.ts";
import { type City, makeCity } from "./city/make-city.ts";
import type { Bench } from "./measure.ts";
import type { BenchOptions } from "./options.ts";

/** What the measures of one run share; `close` stops what was started. */
export function createBench({ size, file, isMillionAsked }: BenchOptions): Bench & { close(): void } {
  const cities = new Map<number, City>();
  const projected = new Map<number, CityLayers>();
  let postgis: Promise<Postgis> | undefined;
  let running: Postgis | undefined;
  const bench: Bench = {
    size,
    file,
    isMillionAsked,
    city: (count) => remember(cities, count, () => makeCity(count)),
    layers: (count) => remember(projected, count, () => projectCity(bench.city(count))),
    async postgis() {
      const reason = whyNoPostgis();
      if (reason !== undefined) return reason;
      postgis ??= startPostgis().then((started) => {
        running = started;
        loadCity(started, bench.layers(size));
        return started;
      });
      return await postgis;
    },
    say: (line) => process.stderr.write(`${line}\n`),
  };
  return { ...bench, close: () => running?.stop() };
}

/** All layers as tables; control areas once more in parts, since PostGIS is several times faster on these. */
export function loadCity(postgis: Postgis, { plane: _, ...layers }: CityLayers): void {
  for (const [table, layer] of Object.entries(layers)) loadLayer(postgis, table, layer);
  postgis.query(`
    CREATE UNLOGGED TABLE control_parts AS SELECT id, ST_Subdivide(geom, 64) AS geom FROM controls;
    CREATE INDEX ON control_parts USING gist (geom);
    VACUUM ANALYZE control_parts;`);
}

function remember<V>(known: Map<number, V>, key: number, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
