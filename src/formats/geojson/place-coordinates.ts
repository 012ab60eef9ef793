import type { CrsTransform } from "../../core/geometry/find-crs.ts";
import type { PlanXY } from "../../core/model/coordinates.ts";
import { isJsonObject } from "../../core/model/json-value.ts";
import { type CoordinateSurvey, mapPositions } from "./examine-coordinates.ts";
import type { SourceFeature, SourceGeometry } from "./source-feature.ts";

export interface PlacedGeometry {
  /** Missing where the transform gave no place on Earth. */
  readonly geometry: SourceGeometry | undefined;
  readonly repairs: SourceFeature["repairs"];
}

/** Text to numbers, a plane to degrees, full turns taken off longitudes past 180°. Untouched where nothing of it applies. */
export function placeCoordinates(
  geometry: SourceGeometry,
  survey: CoordinateSurvey,
  transform: CrsTransform | undefined,
): PlacedGeometry {
  const repairs: ("longitude-wrapped" | "text-coordinates")[] = [];
  if (survey.hasText) repairs.push("text-coordinates");
  const turn = transform === undefined ? findFullTurns(survey) : 0;
  if (turn !== 0) repairs.push("longitude-wrapped");
  if (transform === undefined && repairs.length === 0) return { geometry, repairs };

  let isLost = false;
  const placed = mapGeometry(geometry, ([a, b, ...rest]) => {
    const [x, y] = [Number(a), Number(b)];
    if (transform === undefined) return [x - turn, y, ...rest];
    const xy: PlanXY = [x, y];
    const [lng, lat] = transform.toLngLat(xy);
    if (!Number.isFinite(lng) || !Number.isFinite(lat) || Math.abs(lat) > 90) isLost = true;
    return [lng, lat, ...rest];
  });
  return { geometry: isLost ? undefined : placed, repairs };
}

/** Degrees to take off so that a shape lies between -180 and 180; 0 where it crosses that line or needs nothing. */
function findFullTurns(survey: CoordinateSurvey): number {
  if (survey.minX > 180) return 360 * Math.ceil((survey.minX - 180) / 360);
  if (survey.maxX < -180) return -360 * Math.ceil((-180 - survey.maxX) / 360);
  return 0;
}

function mapGeometry(geometry: SourceGeometry, convert: (position: readonly unknown[]) => unknown[]): SourceGeometry {
  if (!Array.isArray(geometry.geometries)) {
    return {
      type: geometry.type,
      coordinates: mapPositions(geometry.coordinates, convert),
    };
  }
  const geometries = geometry.geometries.map((member: unknown) =>
    isJsonObject(member) && typeof member.type === "string" ? mapGeometry(member as never, convert) : member,
  );
  return { type: geometry.type, geometries };
}
