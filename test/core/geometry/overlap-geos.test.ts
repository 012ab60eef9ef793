import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createOverlapKernel } from "../../../src/core/geometry/overlap-kernel.ts";
import { polygonsAreaM2, ringAreaM2 } from "../../../src/core/geometry/plan-shape.ts";
import type { PlanMultiPolygon, PlanPolygon, PlanRing } from "../../../src/core/model/coordinates.ts";
import { hasRealData, realDataPath } from "../../support/real-data.ts";
import { layerOf } from "./random-shapes.ts";

interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: readonly Geometry[];
}

interface Case {
  readonly file: string;
  readonly case: number;
  readonly precisionModel: unknown;
  readonly a: Geometry;
  readonly b?: Geometry;
  readonly tests: readonly {
    readonly op: string;
    /** A geometry, or the name of one of the case; `a` and `b` where left out. */
    readonly arg1?: Geometry | string;
    readonly arg2?: Geometry | string;
    readonly expected: unknown;
  }[];
}

interface Operation {
  readonly name: string;
  readonly kind: string;
  readonly a: PlanMultiPolygon;
  readonly b: PlanMultiPolygon;
  readonly expectedM2: number;
}

/** Shells counterclockwise, holes clockwise: the kernel's terms. Nothing else is repaired. */
function wind(polygon: PlanPolygon): PlanPolygon {
  return polygon.map((ring: PlanRing, i) => (ringAreaM2(ring) > 0 === (i === 0) ? ring : ring.toReversed()));
}

/** Undefined for what is no area, or empty. */
function areaOf(geometry: Geometry | undefined): PlanMultiPolygon | undefined {
  const { type, coordinates } = geometry ?? { type: "" };
  const polygons =
    type === "Polygon"
      ? [coordinates as PlanPolygon]
      : type === "MultiPolygon"
        ? (coordinates as PlanMultiPolygon)
        : [];
  const drawn = polygons.filter((polygon) => (polygon[0]?.length ?? 0) > 0);
  return drawn.length === 0 ? undefined : drawn.map(wind);
}

/** Area of whatever an operation gave: collections hold lines and points besides. */
function totalM2(geometry: Geometry): number {
  if (geometry.geometries !== undefined) return geometry.geometries.reduce((sum, part) => sum + totalM2(part), 0);
  return polygonsAreaM2(areaOf(geometry) ?? []);
}

function readOperations(): Operation[] {
  const folder = realDataPath("boolean_geos");
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith(".ndjson"))
    .flatMap((name) => readFileSync(realDataPath("boolean_geos", name), "utf8").split("\n"));
  return lines
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Case)
    .filter(({ precisionModel }) => precisionModel === null)
    .flatMap((one) =>
      one.tests.flatMap(({ op, arg1, arg2, expected }): Operation[] => {
        const [, kind] = /^(intersection|union|difference|symdifference)(?:ng)?$/i.exec(op) ?? [];
        const named = (given: Geometry | string): Geometry | undefined =>
          typeof given !== "string" ? given : given.toLowerCase() === "a" ? one.a : one.b;
        const a = areaOf(named(arg1 ?? "a"));
        const b = areaOf(named(arg2 ?? "b"));
        if (kind === undefined || a === undefined || b === undefined) return [];
        const name = `${one.file} case ${one.case}: ${op}`;
        return [{ name, kind: kind.toLowerCase(), a, b, expectedM2: totalM2(expected as Geometry) }];
      }),
    );
}

describe.skipIf(!hasRealData("boolean_geos"))("the kernel against the overlay tests of GEOS", () => {
  const operations = hasRealData("boolean_geos") ? readOperations() : [];

  it("finds 97 operations on two areas without fixed precision", () => {
    expect(operations).toHaveLength(97);
  });

  it.each(operations)("$name", ({ kind, a, b, expectedM2 }) => {
    const [areaA, areaB] = [polygonsAreaM2(a), polygonsAreaM2(b)];
    const common = createOverlapKernel(layerOf([a]), layerOf([b]))(0, 0);
    const results: Readonly<Record<string, number>> = {
      intersection: common,
      union: areaA + areaB - common,
      difference: areaA - common,
      symdifference: areaA + areaB - 2 * common,
    };
    const difference = Math.abs((results[kind] ?? Number.NaN) - expectedM2);
    expect(difference / Math.max(areaA, areaB)).toBeLessThanOrEqual(1e-9);
  });
});
