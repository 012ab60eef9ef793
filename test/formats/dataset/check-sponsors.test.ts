import { expect, test } from "vitest";
import { checkSponsors } from "../../../src/formats/dataset/check-sponsors.ts";
import { aDataset, aRectangle, drawPark } from "../../support/metric-park.ts";

function check(...shares: readonly number[]) {
  const sponsors = shares.map((share, index) => ({ name: `S${index}`, share }));
  return checkSponsors(aDataset({ parks: [drawPark("P", aRectangle(0, 0, 100, 100), { sponsors })] }));
}

test("names a park whose sponsors do not share the whole of it", () => {
  expect(check(0.4, 0.5)).toMatchObject([
    { code: "sponsor-shares-differ", severity: "warning", layer: "parks", ids: ["P"], params: { sum: 0.9 } },
  ]);
  expect(check(0.6, 0.6)).toHaveLength(1);
});

test("has nothing to say of shares that add up, rounding aside, nor of a park without sponsors", () => {
  expect(check(0.1, 0.2, 0.7)).toEqual([]);
  expect(check()).toEqual([]);
});
