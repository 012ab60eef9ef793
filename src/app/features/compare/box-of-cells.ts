import type { LngLatBox } from "../../../core/model/coordinates.ts";
import type { CellShape } from "../../state/compare-store.ts";

/** The box around pieces of land, degrees. */
export function boxOfCells(cells: readonly CellShape[]): LngLatBox {
  const places = cells.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? geometry.coordinates.flat() : geometry.coordinates.flat(2),
  );
  const lngs = places.map(([lng]) => lng);
  const lats = places.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
