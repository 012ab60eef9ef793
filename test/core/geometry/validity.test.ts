import { describe, expect, it } from "vitest";
import { polygonsOf } from "../../../src/core/geometry/plan-shape.ts";
import { examineOtherGeometry, type GeometryOutcome, repairAreaGeometry } from "../../../src/core/geometry/validity.ts";
import { createRandom, star } from "./random-shapes.ts";

type Ring = number[][];

function square(lng: number, lat: number, side: number): Ring {
  return [
    [lng, lat],
    [lng + side, lat],
    [lng + side, lat + side],
    [lng, lat + side],
    [lng, lat],
  ];
}

function repair(coordinates: unknown, type: "Polygon" | "MultiPolygon" = "Polygon"): GeometryOutcome {
  return repairAreaGeometry({ type, coordinates });
}

function codesOf(outcome: GeometryOutcome): string[] {
  return outcome.findings.map((finding) => finding.code);
}

/** The outcome of a geometry that must come through, and that a second repair must leave alone. */
function mend(
  coordinates: unknown,
  type: "Polygon" | "MultiPolygon" = "Polygon",
): Exclude<GeometryOutcome, { kind: "rejected" }> {
  const outcome = repair(coordinates, type);
  if (outcome.kind === "rejected") throw new Error(JSON.stringify(outcome.findings));
  const again = repairAreaGeometry(outcome.geometry);
  expect(again).toMatchObject({ kind: "sound", findings: [], geometry: outcome.geometry });
  return outcome;
}

/** Area of the 0.01 degree square at 114 E 32 N, m² (geodesic). */
const squareM2 = 1_047_748;

describe("sound geometry", () => {
  it("comes back as the very lists it came in", () => {
    const coordinates = [square(114, 32, 0.01), square(114.002, 32.002, 0.004).toReversed()];
    const outcome = mend(coordinates);
    expect(outcome.kind).toBe("sound");
    expect(outcome.geometry.coordinates[0]).toBe(coordinates[0]);
    expect(outcome.geometry.coordinates[1]).toBe(coordinates[1]);
    expect(outcome.areaBeforeM2).toBe(outcome.areaAfterM2);
    expect(Math.abs(outcome.areaAfterM2 / squareM2 - 0.84)).toBeLessThan(1e-4);
  });

  it("may touch: a hole its shell in a point, parts each other at a corner", () => {
    const touching = [
      [114, 32.005],
      [114.004, 32.007],
      [114.004, 32.003],
      [114, 32.005],
    ];
    expect(mend([square(114, 32, 0.01), touching]).findings).toEqual([]);
    const diamond = [
      [114.01, 32.01],
      [114.015, 32.015],
      [114.01, 32.02],
      [114.005, 32.015],
      [114.01, 32.01],
    ];
    const box = [
      [114.005, 32],
      [114.015, 32],
      [114.015, 32.005],
      [114.01, 32.01],
      [114.005, 32.005],
      [114.005, 32],
    ];
    expect(mend([[diamond], [box]], "MultiPolygon").findings).toEqual([]);
  });

  it("keeps points on straight sides", () => {
    const ring = [
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ];
    expect(mend([ring]).geometry.coordinates[0]).toBe(ring);
  });

  it("is turned where shells run clockwise", () => {
    const outcome = mend([square(114, 32, 0.01).toReversed()]);
    expect(outcome.kind).toBe("sound");
    expect(outcome.findings).toEqual([{ code: "ring-direction", params: { count: 1 } }]);
    expect(outcome.geometry.coordinates[0]).toEqual(square(114, 32, 0.01));
  });

  it("loses its heights with a finding", () => {
    const outcome = mend([square(114, 32, 0.01).map((p) => [...p, 12.5])]);
    expect(codesOf(outcome)).toEqual(["extra-dimensions"]);
    expect(outcome.geometry.coordinates[0]).toEqual(square(114, 32, 0.01));
  });

  it("may have 300,000 corners", () => {
    const ring = star(createRandom(1), 114, 32, 300_000, 0.0999, 0.1).map(([x, y]) => [x, y]);
    expect(repair([ring]).kind).toBe("sound");
  });
});

describe("repair", () => {
  it("splits a bow tie at its crossing and names the place", () => {
    const outcome = mend([
      [
        [114, 32],
        [114.01, 32.01],
        [114.01, 32],
        [114, 32.01],
        [114, 32],
      ],
    ]);
    expect(outcome.kind).toBe("repaired");
    const [finding] = outcome.findings;
    expect(finding?.code).toBe("self-intersection");
    expect(Math.hypot((finding?.place?.[0] ?? 0) - 114.005, (finding?.place?.[1] ?? 0) - 32.005)).toBeLessThan(1e-9);
    expect(finding?.params.before).toBeLessThan(100);
    expect(finding?.params.after).toBeCloseTo(outcome.areaAfterM2, 2);
    expect(outcome.geometry.coordinates).toHaveLength(2);
    expect(Math.abs(outcome.areaAfterM2 / (squareM2 / 2) - 1)).toBeLessThan(1e-3);
  });

  it("makes a ring that meets itself in a point into rings that don't, of the same area", () => {
    const pinched = [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 4],
      [3, 2],
      [1, 2],
      [2, 4],
      [0, 4],
      [0, 0],
    ].map(([x = 0, y = 0]) => [114 + x / 1000, 32 + y / 1000]);
    const outcome = mend([pinched]);
    expect(codesOf(outcome)).toEqual(["self-intersection"]);
    expect(outcome.geometry.coordinates).toHaveLength(2);
    expect(Math.abs(outcome.areaAfterM2 - outcome.areaBeforeM2)).toBeLessThan(1e-6);
  });

  it("closes an open ring", () => {
    const outcome = mend([square(114, 32, 0.01).slice(0, 4)]);
    expect(codesOf(outcome)).toEqual(["unclosed-ring"]);
    expect(outcome.geometry.coordinates[0]).toEqual(square(114, 32, 0.01));
  });

  it("takes out repeats and spikes, also at the first point, and leaves the area", () => {
    const spiky = [
      [114, 32],
      [114, 32],
      [114.01, 32],
      [114.01, 32.01],
      [114.02, 32.02],
      [114.03, 32.03],
      [114.01, 32.01],
      [114, 32.01],
      [114, 32],
      [113.99, 32],
      [114, 32],
    ];
    const outcome = mend([spiky]);
    expect(codesOf(outcome)).toEqual(["repeated-points"]);
    expect(new Set(outcome.geometry.coordinates[0]?.map(String)).size).toBe(4);
    expect(Math.abs(outcome.areaAfterM2 - squareM2)).toBeLessThan(1);
  });

  it("takes a hole outside its shell off and never makes land of it", () => {
    const outcome = mend([square(114, 32, 0.01), square(114.1, 32, 0.01)]);
    expect(codesOf(outcome)).toEqual(["hole-outside"]);
    expect(outcome.geometry.coordinates).toEqual([square(114, 32, 0.01)]);
  });

  it("cuts a hole across the border to what it takes from the shell", () => {
    const outcome = mend([square(114, 32, 0.01), square(114.005, 32.005, 0.01)]);
    expect(codesOf(outcome)).toEqual(["hole-outside"]);
    expect(Math.abs(outcome.areaAfterM2 / squareM2 - 0.75)).toBeLessThan(1e-4);
  });

  it("sees a hole that leaves its shell exactly through a corner", () => {
    const shell = [
      [0, 0],
      [2, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ].map(([x = 0, y = 0]) => [114 + x, y]);
    const hole = [
      [1, 1],
      [3, 1],
      [2, 0],
      [3, -1],
      [1, -1],
      [2, 0],
      [1, 1],
    ].map(([x = 0, y = 0]) => [114 + x, y]);
    expect(repair([shell, hole]).kind).toBe("repaired");
    const through = [
      [2, 0],
      [3, 2],
      [1, 2],
      [2, 0],
      [1, -1],
      [3, -1],
      [2, 0],
    ].map(([x = 0, y = 0]) => [114 + x, y]);
    expect(repair([shell, through]).kind).toBe("repaired");
  });

  it("counts holes in holes once", () => {
    const outcome = mend([square(114, 32, 0.01), square(114.002, 32.002, 0.006), square(114.003, 32.003, 0.002)]);
    expect(codesOf(outcome)).toEqual(["overlapping-parts"]);
    expect(outcome.geometry.coordinates).toHaveLength(2);
    expect(Math.abs(outcome.areaAfterM2 / squareM2 - 0.64)).toBeLessThan(1e-4);
  });

  it.each([
    ["lie in one another", square(114.002, 32.002, 0.004), 1],
    ["overlap", square(114.005, 32, 0.01), 1.5],
    ["share a border", square(114.01, 32, 0.01), 2],
    ["are the same", square(114, 32, 0.01), 1],
  ])("unites parts that %s", (_how, other, times) => {
    const outcome = mend([[square(114, 32, 0.01)], [other]], "MultiPolygon");
    expect(codesOf(outcome)).toEqual(["overlapping-parts"]);
    expect(outcome.geometry.coordinates).toHaveLength(1);
    expect(Math.abs(outcome.areaAfterM2 / squareM2 - times)).toBeLessThan(1e-4);
  });

  it("keeps corners on straight sides, so that neighbors still meet it", () => {
    const outcome = mend([[square(114, 32, 0.01)], [square(114.01, 32, 0.01)]], "MultiPolygon");
    expect(outcome.geometry.coordinates.flat(1).flat(0).map(String).join(" ")).toContain("114.01,32.01");
    expect(Math.abs(outcome.areaAfterM2 - outcome.areaBeforeM2)).toBeLessThan(1e-6);
  });

  it("leaves sound parts of a multipolygon bit for bit", () => {
    const sound = square(116, 32, 0.01);
    const outcome = mend([[sound], [square(114, 32, 0.01)], [square(114.005, 32, 0.01)]], "MultiPolygon");
    expect(outcome.geometry.coordinates.flat(1)).toContain(sound);
  });

  it("splits a shape across 180° there", () => {
    const outcome = mend([
      [
        [179.9, 0],
        [-179.9, 0],
        [-179.9, 0.1],
        [179.9, 0.1],
        [179.9, 0],
      ],
    ]);
    expect(codesOf(outcome)).toEqual(["wraps-antimeridian"]);
    expect(outcome.geometry.type).toBe("MultiPolygon");
    expect(outcome.areaAfterM2 / 1e6).toBeCloseTo(246.18, 2);
    for (const [lng = 0] of polygonsOf(outcome.geometry).flat(2)) expect(Math.abs(lng)).toBeLessThanOrEqual(180);
  });

  it("brings longitudes counted past 180° back", () => {
    const outcome = mend([
      [
        [480.3, 31.6],
        [480.4, 31.6],
        [480.4, 31.7],
        [480.3, 31.6],
      ],
    ]);
    expect(codesOf(outcome)).toEqual(["wraps-antimeridian"]);
    expect(outcome.geometry.coordinates[0]?.[0]?.[0]).toBeCloseTo(120.3, 9);
  });

  it("handles parcels of 1 mm and of 100 km", () => {
    expect(mend([square(114, 32, 1e-8)]).areaAfterM2).toBeCloseTo(1.05e-6, 7);
    expect(mend([square(114, 32, 1)]).areaAfterM2 / 1e6).toBeCloseTo(10_408, -2);
  });
});

describe("rejected geometry", () => {
  it.each([
    [
      "NaN",
      [
        [
          [Number.NaN, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
      "NaN as a coordinate",
    ],
    [
      "infinity",
      [
        [
          [114, Number.POSITIVE_INFINITY],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
      "Infinity as a coordinate",
    ],
    [
      "text",
      [
        [
          ["114", "32"],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
      "text “114” as a coordinate",
    ],
    ["null", [[null, [1, 0], [1, 1], [0, 0]]], "null in place of a position"],
    ["nothing", undefined, "nothing in place of a list of rings"],
    ["no rings", [], "a list of rings without members"],
    ["an empty ring", [[]], "a list of positions without members"],
    ["one number", [[[1], [1, 0], [1, 1], [0, 0]]], "a position of 1 numbers"],
    [
      "too little nesting",
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
      "number 0 in place of a position",
    ],
    [
      "too much nesting",
      [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
      "a list in place of a number",
    ],
    [
      "three positions",
      [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
      "a ring of 3 positions",
    ],
    [
      "no area",
      [
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [0, 0],
        ],
      ],
      "a shape without area",
    ],
    [
      "next to no area",
      [
        [
          [114, 32],
          [114.01, 32],
          [114.01, 32.0000000000001],
          [114, 32],
        ],
      ],
      "a shape without area",
    ],
    ["a hole like its shell", [square(114, 32, 0.01), square(114, 32, 0.01)], "holes that leave no area"],
    [
      "a latitude of 91",
      [
        [
          [0, 91],
          [1, 0],
          [1, 1],
          [0, 91],
        ],
      ],
      "latitude 91",
    ],
    [
      "a longitude of 200",
      [
        [
          [200, 0],
          [1, 0],
          [1, 1],
          [200, 0],
        ],
      ],
      "longitudes that run around the world",
    ],
    [
      "meters",
      [
        [
          [500000, 3550000],
          [500100, 3550000],
          [500100, 3550100],
          [500000, 3550000],
        ],
      ],
      "latitude 3550000",
    ],
  ])("with %s is named", (_what, coordinates, got) => {
    const outcome = repair(coordinates);
    expect(outcome.kind).toBe("rejected");
    expect(outcome.findings).toHaveLength(1);
    expect(outcome.findings[0]).toMatchObject({ code: "invalid-geometry", params: { got } });
  });

  it("with 50,001 points that cross thousands of times ends soon", () => {
    const ring = Array.from({ length: 50_002 }, (_, i) => {
      const turn = (2 * Math.PI * ((i * 25_000) % 50_001)) / 50_001;
      return [114 + 0.01 * Math.cos(turn), 32 + 0.01 * Math.sin(turn)];
    });
    expect(repair([ring]).findings[0]?.params.got).toBe("more than 20000 crossings");
  });

  it("with more than a million vertices is not worked on", () => {
    const ring = Array.from({ length: 1_000_002 }, (_, i) => [114 + i * 1e-7, 32]);
    expect(repair([ring]).findings[0]?.params.got).toBe("more than 1000000 vertices");
  });
});

describe("points and lines", () => {
  it("pass when finite and in range", () => {
    expect(examineOtherGeometry({ type: "Point", coordinates: [114, 32] })).toEqual({
      kind: "sound",
      geometry: { type: "Point", coordinates: [114, 32] },
      findings: [],
    });
    expect(
      examineOtherGeometry({
        type: "MultiLineString",
        coordinates: [
          [
            [1, 2, 3],
            [3, 4, 5],
          ],
        ],
      }),
    ).toMatchObject({
      geometry: {
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
      findings: [{ code: "extra-dimensions" }],
    });
  });

  it.each([
    ["Point", [114, "32"]],
    ["Point", [181, 32]],
    ["MultiPoint", []],
    ["LineString", [[1, 2]]],
    ["LineString", [1, 2]],
    [
      "MultiLineString",
      [
        [
          [1, 2],
          [3, Number.NaN],
        ],
      ],
    ],
  ] as const)("%s of %j is rejected", (type, coordinates) => {
    expect(examineOtherGeometry({ type, coordinates })).toMatchObject({
      kind: "rejected",
      findings: [{ code: "invalid-geometry" }],
    });
  });
});
