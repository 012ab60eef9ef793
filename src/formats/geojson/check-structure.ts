import validator from "geojson-validation";

/**
 * What `geojson-validation` finds wrong with the structure of a geometry, as one sentence; undefined where it finds
 * nothing. It throws on empty rings and knows no NaN, range, crossing or hole: those are looked at after it. Open rings
 * and text coordinates are not reported here, they are repaired.
 */
export function findStructureFault(geometry: unknown): string | undefined {
  let faults: unknown;
  try {
    faults = validator.isGeometryObject(geometry, true);
  } catch {
    return "a ring without positions"; // its known weakness: it reads the first position of an empty ring
  }
  if (!Array.isArray(faults)) return undefined;
  const fault = faults.find(
    (text): text is string => typeof text === "string" && !/first and last|must only contain numbers|bbox/i.test(text),
  );
  return fault?.slice(0, 160);
}
