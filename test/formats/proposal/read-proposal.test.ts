import { describe, expect, test } from "vitest";
import { readProposal } from "../../../src/formats/proposal/read-proposal.ts";
import { crsTable } from "../../support/audit-layers.ts";
import { aCollection, aFeature, aSquare, bytesOf } from "../../support/input-files.ts";

const read = (content: unknown) =>
  readProposal("p.geojson", bytesOf(typeof content === "string" ? content : JSON.stringify(content)), { crsTable });
const codesOf = (content: unknown): readonly string[] => {
  const result = read(content);
  return result.ok ? [] : result.failure.filter(({ severity }) => severity !== "info").map(({ code }) => code);
};

describe("a proposal file", () => {
  test("gives its features, an addition unless they say otherwise, and keeps what it does not know", () => {
    const result = read(
      aCollection([
        aFeature({ id: "a", landUse: "100102", codeSystem: "cn-2023", plannedFar: 1.5, phase: 2, author: "Ann" }),
        aFeature({ id: "b", action: "remove" }, aSquare(2)),
      ]),
    );
    if (!result.ok) throw new Error("refused");
    expect(result.value.proposal.file).toBe("p.geojson");
    expect(result.value.proposal.features).toMatchObject([
      { id: "a", action: "add", plannedFar: 1.5, phase: 2, parkId: null, extra: { author: "Ann" } },
      { id: "b", action: "remove", landUse: null },
    ]);
  });

  test("makes ids where there are none and names a repaired shape", () => {
    const bowTie = {
      type: "Polygon",
      coordinates: [
        [
          [120.3, 31.6],
          [120.301, 31.601],
          [120.301, 31.6],
          [120.3, 31.601],
          [120.3, 31.6],
        ],
      ],
    };
    const result = read(aCollection([aFeature({}, bowTie)]));
    if (!result.ok) throw new Error("refused");
    expect(result.value.proposal.features[0]?.id).toBe("proposal-1");
    expect(result.value.issues.map(({ code }) => code)).toContain("self-intersection");
  });

  test("is refused whole where one feature has no area, and every such feature is named", () => {
    const point = { type: "Point", coordinates: [120.3, 31.6] };
    const content = aCollection([aFeature({ id: "a" }), aFeature({ id: "b" }, point), aFeature({ id: "c" }, null)]);
    const result = read(content);
    expect(codesOf(content)).toEqual(["wrong-geometry-type", "null-geometry"]);
    expect(result.ok ? [] : result.failure.map(({ ids }) => ids[0])).toEqual(["b", "c"]);
  });

  test("is refused where the action is neither add nor remove: nobody guesses which", () => {
    expect(codesOf(aCollection([aFeature({ id: "a", action: "widen" })]))).toEqual(["bad-value"]);
  });

  test("is refused outside degrees, with axes swapped, without features, or as no JSON", () => {
    const far = {
      type: "Polygon",
      coordinates: [
        [
          [5e5, 3e6],
          [5e5 + 1, 3e6],
          [5e5, 3e6 + 1],
          [5e5, 3e6],
        ],
      ],
    };
    const swapped = {
      type: "Polygon",
      coordinates: [
        [
          [31.6, 120.3],
          [31.7, 120.3],
          [31.6, 120.4],
          [31.6, 120.3],
        ],
      ],
    };
    expect(codesOf(aCollection([aFeature({ id: "a" }, far)]))).toEqual(["suspicious-crs"]);
    expect(codesOf(aCollection([aFeature({ id: "a" }, swapped)]))).toEqual(["swapped-axes"]);
    expect(codesOf(aCollection([]))).toEqual(["no-features"]);
    expect(codesOf("{")).toHaveLength(1);
  });

  test("is refused for a shape without area", () => {
    const line = {
      type: "Polygon",
      coordinates: [
        [
          [120.3, 31.6],
          [120.4, 31.6],
          [120.3, 31.6],
          [120.3, 31.6],
        ],
      ],
    };
    expect(codesOf(aCollection([aFeature({ id: "a" }, line)]))).toEqual(["invalid-geometry"]);
  });
});
