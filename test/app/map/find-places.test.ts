import { describe, expect, it } from "vitest";
import { findPlaces, gatherSpots } from "../../../src/app/map/find-places.ts";
import type { LngLatBox } from "../../../src/core/model/coordinates.ts";

/** Parcels of some 100 m in rows, `count` of them, from a corner. */
function aPlace(lng: number, lat: number, count: number, parkId: string | null = null) {
  const side = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, index) => {
    const west = lng + 0.001 * (index % side);
    const south = lat + 0.001 * Math.floor(index / side);
    return { box: [west, south, west + 0.001, south + 0.001] as LngLatBox, parkId };
  });
}

const find = (rows: ReturnType<typeof aPlace>, zoom: number) => findPlaces(gatherSpots(rows), zoom);
const countsOf = (rows: ReturnType<typeof aPlace>, zoom: number) => find(rows, zoom).map(({ parcels }) => parcels);

describe("places too small to be seen", () => {
  const sanJose = aPlace(-121.9, 37.3, 400);
  const alexandria = aPlace(-77.05, 38.8, 900);
  const linhe = aPlace(114.1, 32.1, 100, "linhe");

  it("gives each place on the world one marker with its parcels, the most first", () => {
    expect(countsOf([...sanJose, ...alexandria, ...linhe], 1)).toEqual([900, 400, 100]);
  });

  it("has a box that holds every parcel of its place, to go to", () => {
    const [place] = find(alexandria, 1);
    expect(place?.box[0]).toBeCloseTo(-77.05, 9);
    expect(place?.box[2]).toBeCloseTo(-77.02, 9);
    expect(place?.box[3]).toBeCloseTo(38.83, 9);
  });

  it("names the park where all parcels of a place are in one, and none where they are not", () => {
    expect(find(linhe, 1)[0]?.parkId).toBe("linhe");
    expect(find([...linhe, ...aPlace(114.2, 32.1, 10, "other")], 1)[0]?.parkId).toBeNull();
  });

  it("joins what would stand on each other, and parts it nearer by", () => {
    const two = [...linhe, ...aPlace(114.6, 32.1, 50)];
    expect(countsOf(two, 3)).toEqual([150]);
    expect(countsOf(two, 8)).toEqual([100, 50]);
  });

  it("leaves what can be seen without a marker, with the parcels just beside it", () => {
    expect(countsOf(linhe, 12)).toEqual([]);
    expect(countsOf([...linhe, ...aPlace(114.12, 32.1, 1)], 11)).toEqual([]);
    expect(countsOf([], 1)).toEqual([]);
  });

  it("counts every parcel once, whatever the zoom", () => {
    const all = [...sanJose, ...alexandria, ...linhe];
    for (const zoom of [1, 2, 3, 4, 5]) expect(countsOf(all, zoom).reduce((sum, count) => sum + count, 0)).toBe(1400);
  });
});
