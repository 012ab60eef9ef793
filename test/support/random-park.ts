import type { AreaGeometry, LngLat } from "../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import type { Parcel } from "../../src/core/model/records.ts";
import { at, metersOf } from "./edit-park.ts";
import { aDataset, drawParcel, drawZone } from "./metric-park.ts";

export type Random = () => number;

const side = 6;
const cellM = 100;

/**
 * Six by six adjoining cells of 1 ha, corners moved by up to `jitterM` east and, where `isCrooked`, north. One in four is cut
 * in two from the middle of one side to the middle of the other, which its neighbors know nothing of (T-junctions); one in nine
 * has a hole, half of these filled by a parcel of its own; two pairs of cells apart from each other are one parcel each. Three
 * zones over all of it. On the grid throughout.
 */
export function makeRandomPark(random: Random, { jitterM = 20, isCrooked = true } = {}): ParkDataset {
  const jitter = (): number => (2 * random() - 1) * jitterM;
  const nodes: LngLat[][] = [];
  for (let row = 0; row <= side; row++) {
    const places: LngLat[] = [];
    for (let column = 0; column <= side; column++) {
      places.push(at(column * cellM + jitter(), row * cellM + (isCrooked ? jitter() : 0)));
    }
    nodes.push(places);
  }
  const node = (row: number, column: number): LngLat => nodes[row]?.[column] ?? at(0, 0);
  const parcels: Parcel[] = [];
  const spare: AreaGeometry[] = [];
  const add = (geometry: AreaGeometry): void => {
    parcels.push(drawParcel(`P${parcels.length + 1}`, geometry, { contract: { farMin: 1 } }));
  };
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [sw, se, ne, nw] = [
        node(row, column),
        node(row, column + 1),
        node(row + 1, column + 1),
        node(row + 1, column),
      ];
      if (random() < 0.25) {
        const [south, north] = [middle(sw, se), middle(nw, ne)];
        add(polygon([sw, south, north, nw]));
        add(polygon([south, se, ne, north]));
      } else if ((row * side + column) % 9 === 4) {
        const [x, y] = [column * cellM + cellM / 2, row * cellM + cellM / 2];
        const hole = [at(x - 12, y - 10), at(x + 14, y - 9), at(x + 11, y + 13), at(x - 10, y + 8)];
        add(polygon([sw, se, ne, nw], hole));
        if (random() < 0.5) add(polygon(hole));
      } else if ((row * side + column) % 11 === 5) spare.push(polygon([sw, se, ne, nw]));
      else add(polygon([sw, se, ne, nw]));
    }
  }
  const apart = spare.map(({ coordinates }) => coordinates as readonly (readonly LngLat[])[]);
  for (let index = 0; index < apart.length; index += 2) {
    add({ type: "MultiPolygon", coordinates: apart.slice(index, index + 2) });
  }
  const border = (from: number, to: number): AreaGeometry =>
    polygon([
      ...nodes.slice(0, 1).flatMap((places) => places.slice(from, to + 1)),
      ...nodes.slice(1).map((places) => places[to] ?? at(0, 0)),
      ...(nodes.at(-1) ?? []).slice(from, to).reverse(),
      ...nodes
        .slice(1, -1)
        .map((places) => places[from] ?? at(0, 0))
        .reverse(),
    ]);
  return aDataset({
    parcels,
    zones: [drawZone("Z1", border(0, 2)), drawZone("Z2", border(2, 4)), drawZone("Z3", border(4, 6))],
  });
}

function polygon(...rings: readonly (readonly LngLat[])[]): AreaGeometry {
  return {
    type: "Polygon",
    coordinates: rings.map((ring, index) => {
      const turned = index === 0 ? ring : ring.toReversed();
      return [...turned, turned[0] ?? at(0, 0)];
    }),
  };
}

/** On the grid, so off the straight edge by less than 0.1 mm. */
function middle(a: LngLat, b: LngLat): LngLat {
  const [p, q] = [metersOf(a), metersOf(b)];
  return at((p[0] + q[0]) / 2, (p[1] + q[1]) / 2);
}
