import type { CornerTable, GridCorner, GridPolygon } from "../../../../src/core/geometry/operations/grid-shape.ts";
import { createRandom, star } from "../random-shapes.ts";
import { aLine, aPolygon, aTable, type Meters } from "./operation-grid.ts";

export interface RandomCut {
  readonly table: CornerTable;
  readonly polygon: GridPolygon;
  readonly line: readonly GridCorner[];
}

/**
 * A notched polygon of 3 to 30 corners and 40 to 2,000 m, often with a star-shaped hole, and a line of 2 to 5 corners over it: some
 * of them corners or places on edges of the polygon, so that touching happens as often as crossing.
 */
export function makeRandomCut(seed: number): RandomCut {
  const random = createRandom(seed);
  // The first numbers of neighboring seeds are alike.
  for (let i = 0; i < 5; i++) random();
  const table = aTable();
  const sizeM = 20 * 50 ** random();
  const open = (ring: readonly Meters[]): readonly Meters[] => ring.slice(0, -1);
  const shell = open(star(random, 0, 0, 3 + Math.floor(random() * 28), 0.4 * sizeM, sizeM));
  const hole = open(star(random, 0, 0, 3 + Math.floor(random() * 8), 0.02 * sizeM, 0.19 * sizeM));
  const hasHole = random() < 0.5 && shell.length > 6;
  const polygon = aPolygon(table, shell, ...(hasHole ? [hole.toReversed()] : []));
  const corners = polygon.flat();
  const pick = (): GridCorner => {
    const [angle, far] = [random() * 2 * Math.PI, random() * 1.3 * sizeM];
    const free = aLine(table, [far * Math.cos(angle), far * Math.sin(angle)])[0] as GridCorner; // one was asked for
    const corner = corners[Math.floor(random() * corners.length)] ?? free;
    const kind = random();
    return kind < 0.12 ? corner : free;
  };
  const away = random() * 2 * Math.PI;
  const outside = (angle: number): Meters => [1.5 * sizeM * Math.cos(angle), 1.5 * sizeM * Math.sin(angle)];
  const [start, end] = [
    aLine(table, outside(away))[0] as GridCorner, // one was asked for
    aLine(table, outside(away + Math.PI * (0.6 + 0.8 * random())))[0] as GridCorner, // one was asked for
  ];
  const inner = Array.from({ length: Math.floor(random() * 4) }, pick);
  const ends = random() < 0.85 ? [start, ...inner, end] : [pick(), ...inner, pick()];
  return { table, polygon, line: ends };
}
