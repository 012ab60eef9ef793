import { expect, test } from "vitest";
import { readKmlRings } from "../../../src/formats/proposal/read-kml-rings.ts";

const polygon = (outer: string, inner = "") =>
  `<Placemark><name>East</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${outer}</coordinates></LinearRing></outerBoundaryIs>${inner}</Polygon></Placemark>`;
const kml = (body: string) =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`;

test("reads the rings of areas, holes and several of them, without altitudes", () => {
  const hole =
    "<innerBoundaryIs><LinearRing>\n<coordinates>\n1.1,2.1 1.2,2.1 1.2,2.2 1.1,2.1\n</coordinates></LinearRing></innerBoundaryIs>";
  const text = kml(polygon("1,2,30 2,2,30 2,3,30 1,2,30", hole) + polygon("5,6 7,6 7,8 5,6"));
  expect(readKmlRings(text)).toEqual({
    ok: true,
    value: [
      [
        [1, 2],
        [2, 2],
        [2, 3],
        [1, 2],
      ],
      [
        [1.1, 2.1],
        [1.2, 2.1],
        [1.2, 2.2],
        [1.1, 2.1],
      ],
      [
        [5, 6],
        [7, 6],
        [7, 8],
        [5, 6],
      ],
    ],
  });
});

test.each([
  ["no area", kml("<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>"), /no area/],
  ["numbers that are none", kml(polygon("1,2 x,y 3,4")), /no numbers/],
  ["half a place", kml(polygon("1,2 3 4,5")), /got "3"/],
  ["entities", `<!DOCTYPE kml [<!ENTITY a "b">]>${kml(polygon("1,2 2,2 2,3"))}`, /document type/],
])("refuses %s and says why", (_, text, why) => {
  const read = readKmlRings(text);
  expect(read.ok ? "" : read.failure).toMatch(why);
});
