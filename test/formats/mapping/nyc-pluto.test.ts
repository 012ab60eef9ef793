import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseMapping } from "../../../src/formats/mapping/parse-mapping.ts";
import { aCollection, aFeature, aFile, aSquare, read } from "../../support/input-files.ts";

const bytes = new Uint8Array(readFileSync(new URL("../../fixtures/nyc-pluto/mapping.json", import.meta.url)));

describe("the mapping of New York tax lots", () => {
  it("is a sound mapping file", () => {
    expect(parseMapping("mapping.json", bytes).issues).toEqual([]);
  });

  it("reads lots in square feet; no lot area and no limit are not known, not 0", () => {
    const lots = [
      {
        BBL: 3059830066,
        LotArea: 2500,
        BldgArea: 1425,
        ResidFAR: 0.75,
        CommFAR: 0,
        FacilFAR: 2,
        LandUse: "02",
        BuiltFAR: 0.57,
      },
      { BBL: 1, LotArea: 0, BldgArea: 0, ResidFAR: 0, CommFAR: 0, FacilFAR: 0, LandUse: null },
    ];
    const file = aFile("lots.geojson", aCollection(lots.map((lot, index) => aFeature(lot, aSquare(index)))));
    const { mapping } = parseMapping("mapping.json", bytes);
    const { dataset } = read([file], { mapping });
    const first = dataset?.layers.parcels?.get("3059830066");
    expect(first).toMatchObject({ landUse: "02", codeSystem: "us-nyc-pluto", contract: { farMax: 2 } });
    expect((first?.grossFloorAreaM2 ?? 0) / (first?.deedAreaM2 ?? 1)).toBeCloseTo(0.57, 12);
    expect(dataset?.layers.parcels?.get("1")).toMatchObject({
      deedAreaM2: null,
      contract: null,
      landUse: null,
      codeSystem: null,
    });
  });
});
