import type { LngLat } from "../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import type { Building, Parcel, Park, Zone } from "../../src/core/model/records.ts";
import { buildingProperties, parcelProperties, parkProperties, zoneProperties } from "../../src/core/model/records.ts";
import { aMadeDataset } from "./made-dataset.ts";

/** Small seeded generator (mulberry32): the same park on every machine. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A made park of about `count` parcels of 1 ha with shared, slightly crooked borders (every corner is one vertex for all
 * neighbours), one zone over 5 × 5 parcels with its border displaced into some of them, and 1.5 buildings a parcel of
 * which a tenth stand over a border.
 */
export function makePark(count: number, seed = 7): ParkDataset {
  const random = createRandom(seed);
  const side = Math.ceil(Math.sqrt(count));
  const stepLng = 100 / 94_400;
  const stepLat = 100 / 110_900;
  const corner: LngLat[][] = [];
  for (let row = 0; row <= side; row++) {
    corner.push([]);
    for (let column = 0; column <= side; column++) {
      const jitter = (): number => (random() - 0.5) * 0.24;
      corner[row]?.push([114.1 + (column + jitter()) * stepLng, 32.1 + (row + jitter()) * stepLat]);
    }
  }
  const at = (row: number, column: number): LngLat => corner[row]?.[column] ?? [0, 0];
  const parcels = new Map<string, Parcel>();
  const buildings = new Map<string, Building>();
  const zones = new Map<string, Zone>();
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side && parcels.size < count; column++) {
      const id = `P${String(parcels.size + 1).padStart(7, "0")}`;
      const ring = [
        at(row, column),
        at(row, column + 1),
        at(row + 1, column + 1),
        at(row + 1, column),
        at(row, column),
      ];
      parcels.set(id, {
        ...parcelProperties.parse({
          id,
          deedAreaM2: 10_000,
          landUse: "100102",
          codeSystem: "cn-2023",
          contract: { farMin: 0.8 },
        }),
        extra: {},
        geometry: { type: "Polygon", coordinates: [ring] },
      });
      const buildingCount = random() < 0.5 ? 1 : 2;
      for (let b = 0; b < buildingCount; b++) {
        const over = random() < 0.1 ? 0.75 : 0.15 + 0.3 * b;
        const west = 114.1 + (column + over) * stepLng;
        const south = 32.1 + (row + 0.25) * stepLat;
        const [w, h] = [0.25 * stepLng, 0.5 * stepLat];
        buildings.set(`${id}-B${b}`, {
          ...buildingProperties.parse({ id: `${id}-B${b}`, storeys: [{ areaM2: 1250, heightM: 4.5, count: 2 }] }),
          extra: {},
          geometry: {
            type: "Polygon",
            coordinates: [
              [
                [west, south],
                [west + w, south],
                [west + w, south + h],
                [west, south + h],
                [west, south],
              ],
            ],
          },
        });
      }
    }
  }
  for (let row = 0; row < side; row += 5) {
    for (let column = 0; column < side; column += 5) {
      const rowEnd = Math.min(side, row + 5);
      const columnEnd = Math.min(side, column + 5);
      const ring: LngLat[] = [];
      for (let c = column; c < columnEnd; c++) ring.push(at(row, c));
      for (let r = row; r < rowEnd; r++) ring.push(at(r, columnEnd));
      for (let c = columnEnd; c > column; c--) ring.push(at(rowEnd, c));
      for (let r = rowEnd; r > row; r--) ring.push(at(r, column));
      ring.push(at(row, column));
      const id = `Z${zones.size + 1}`;
      zones.set(id, {
        ...zoneProperties.parse({ id, landUse: "100102", codeSystem: "cn-2023" }),
        extra: {},
        geometry: { type: "Polygon", coordinates: [ring] },
      });
    }
  }
  const margin = 0.3;
  const [w, s] = [114.1 - margin * stepLng, 32.1 - margin * stepLat];
  const [e, n] = [114.1 + (side + margin) * stepLng, 32.1 + (side + margin) * stepLat];
  const park: Park = {
    ...parkProperties.parse({ id: "bench", name: "bench" }),
    extra: {},
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    },
  };
  return aMadeDataset({ parks: new Map([["bench", park]]), zones, parcels, buildings });
}
