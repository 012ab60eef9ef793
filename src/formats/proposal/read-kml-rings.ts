import { fail, type Result, succeed } from "../../core/model/result.ts";
import { limits } from "../limits.ts";

/** Nothing but numbers, commas and blanks stands between the tags. */
const coordinates = /<(?:\w+:)?coordinates>([\s\d.,eE+-]*)<\/(?:\w+:)?coordinates>/g;
const ring = /<(?:\w+:)?LinearRing\b[^>]*>([\s\S]*?)<\/(?:\w+:)?LinearRing>/g;

/**
 * Rings of all areas of a KML text, longitude and latitude in degrees, in the order they stand; altitudes are left out. Only
 * `LinearRing` and its `coordinates` are looked at: no entity is expanded and no link followed. The failure says what is wrong.
 */
export function readKmlRings(text: string): Result<readonly (readonly (readonly [number, number])[])[], string> {
  if (text.length > limits.unpackedBytes) return fail("the file is too large");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return fail("a document type is not read");
  const rings: (readonly [number, number])[][] = [];
  for (const [, body = ""] of text.matchAll(ring)) {
    const [found] = body.matchAll(coordinates);
    if (found === undefined) return fail("a ring has no coordinates, or ones that are no numbers");
    const places: (readonly [number, number])[] = [];
    for (const tuple of (found[1] ?? "").trim().split(/\s+/)) {
      const [lng, lat] = tuple.split(",").map(Number);
      if (lng === undefined || lat === undefined || !Number.isFinite(lng) || !Number.isFinite(lat)) {
        return fail(`got "${tuple}", expected longitude,latitude`);
      }
      places.push([lng, lat]);
    }
    rings.push(places);
  }
  return rings.length === 0 ? fail("it holds no area (Polygon)") : succeed(rings);
}
