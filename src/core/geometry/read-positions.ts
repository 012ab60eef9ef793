import type { LngLat } from "../model/coordinates.ts";

/** More vertices in one feature than any park has; reliability §4. */
const maxVertices = 1_000_000;
/** Longitudes may be counted on past 180° by one turn (480.3 for 120.3). */
const maxCountedLongitude = 540;

export interface CoordinateFault {
  readonly got: string;
  readonly expected: string;
  readonly place?: LngLat;
}

/** What reading positions collects on its way. */
export interface PositionCount {
  positions: number;
  hasExtraDimensions: boolean;
}

/**
 * Reads nested coordinate lists of unknown content: `depth` 0 a position, 1 a list of positions, 2 rings, 3 polygons.
 * Returns the fault of the first thing that is no finite number, out of range, empty or nested otherwise. Lists are
 * handed back as they are; positions of more than two numbers are cut, in copies. Longitudes up to one turn past 180° pass here.
 */
export function readPositions(raw: unknown, depth: number, count: PositionCount): readonly unknown[] | CoordinateFault {
  if (!Array.isArray(raw)) return { got: `${nameValue(raw)} in place of ${namesOfDepth[depth]}`, expected: "a list" };
  if (depth === 0) return readPosition(raw, count);
  if (raw.length === 0) return { got: `${namesOfDepth[depth]} without members`, expected: "positions" };
  const given: readonly unknown[] = raw;
  const list: unknown[] = [];
  let isUnchanged = true;
  for (const member of given) {
    const read = readPositions(member, depth - 1, count);
    if (isFault(read)) return read;
    if (read !== member) isUnchanged = false;
    list.push(read);
    if (count.positions > maxVertices) {
      return { got: `more than ${maxVertices} vertices`, expected: `at most ${maxVertices}` };
    }
  }
  return isUnchanged ? given : list;
}

export function isFault(value: readonly unknown[] | CoordinateFault): value is CoordinateFault {
  return !Array.isArray(value);
}

const namesOfDepth = ["a position", "a list of positions", "a list of rings", "a list of polygons"];

function readPosition(raw: readonly unknown[], count: PositionCount): readonly unknown[] | CoordinateFault {
  count.positions++;
  const [lng, lat] = raw;
  if (raw.length < 2) return { got: `a position of ${raw.length} numbers`, expected: "longitude and latitude" };
  if (Array.isArray(lng)) return { got: "a list in place of a number", expected: "one level less of nesting" };
  for (const value of [lng, lat]) {
    if (typeof value !== "number") return { got: `${nameValue(value)} as a coordinate`, expected: "a number" };
    if (!Number.isFinite(value)) return { got: `${value} as a coordinate`, expected: "a finite number" };
  }
  const [x, y] = [lng as number, lat as number]; // both were checked to be numbers
  if (Math.abs(y) > 90) return { got: `latitude ${y}`, expected: "-90 to 90 degrees" };
  if (Math.abs(x) > maxCountedLongitude) return { got: `longitude ${x}`, expected: "-180 to 180 degrees" };
  if (raw.length === 2) return raw;
  count.hasExtraDimensions = true;
  return [x, y];
}

function nameValue(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (typeof value === "string") return `text “${value.slice(0, 20)}”`;
  if (typeof value === "number") return `number ${value}`;
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
