/** What the numbers of one geometry look like, before anybody asks whether its rings are sound. */
export interface CoordinateSurvey {
  vertices: number;
  minX: number;
  maxX: number;
  minY: number;
  maxY: number;
  /** First position that is not made of two finite numbers. */
  badPosition: string | undefined;
  /** Positions are written as text. */
  hasText: boolean;
}

/**
 * Extent of a GeoJSON `coordinates` member of any type. Heights and further numbers are not looked at. Values that are
 * neither lists nor positions are left to the structure check.
 */
export function examineCoordinates(coordinates: unknown): CoordinateSurvey {
  const survey: CoordinateSurvey = {
    vertices: 0,
    minX: Number.POSITIVE_INFINITY,
    maxX: Number.NEGATIVE_INFINITY,
    minY: Number.POSITIVE_INFINITY,
    maxY: Number.NEGATIVE_INFINITY,
    badPosition: undefined,
    hasText: false,
  };
  walk(coordinates, survey);
  return survey;
}

/** Every position through `convert`, in place of the old one; the nesting stays. */
export function mapPositions(coordinates: unknown, convert: (position: readonly unknown[]) => unknown[]): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (isPosition(coordinates)) return convert(coordinates);
  return coordinates.map((item) => mapPositions(item, convert));
}

/** Text that is one plain number; full-width digits and units are not. */
export function parsePlainNumber(text: string): number | undefined {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : undefined;
}

function isPosition(list: readonly unknown[]): boolean {
  const [first] = list;
  return list.length > 0 && !Array.isArray(first) && (typeof first !== "object" || first === null);
}

function walk(value: unknown, survey: CoordinateSurvey): void {
  if (!Array.isArray(value)) return;
  if (!isPosition(value)) {
    for (const item of value) walk(item, survey);
    return;
  }
  survey.vertices++;
  let [x, y] = value as unknown[];
  if (typeof x === "string" && typeof y === "string") {
    survey.hasText = true;
    x = parsePlainNumber(x);
    y = parsePlainNumber(y);
  }
  if (typeof x !== "number" || typeof y !== "number" || !Number.isFinite(x) || !Number.isFinite(y)) {
    survey.badPosition ??= `[${value
      .slice(0, 3)
      .map((part) => (typeof part === "object" && part !== null ? "…" : String(part)))
      .join(", ")}]`;
    return;
  }
  if (x < survey.minX) survey.minX = x;
  if (x > survey.maxX) survey.maxX = x;
  if (y < survey.minY) survey.minY = y;
  if (y > survey.maxY) survey.maxY = y;
}
