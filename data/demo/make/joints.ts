import { type Edge, middle, outerEdge, sharedEdge, stretch } from "./edges.ts";
import type { XY } from "./plane.ts";
import { findAt, type Site } from "./site.ts";

/*
 * Where a boundary is pushed to plant a defect, both ends of the pushed stretch must be corners of everything that lies
 * along it; else the neighbour's straight side would miss them by a rounding and leave slivers nobody planted. So the
 * stretches are found on a first drawing of the site, and the site is drawn again with their ends as corners.
 */

type Beside = XY | "road" | "outside";
interface Place {
  readonly lot: XY;
  readonly beside: Beside;
  readonly lengthM: number;
}
const places = {
  parcelOverlap: { lot: [918, 419], beside: [974, 402], lengthM: 60 },
  parcelSliver: { lot: [859, 388], beside: [859, 425], lengthM: 40 },
  straddle: { lot: [400, 382], beside: [367, 391], lengthM: 80 },
  straddleSliver: { lot: [503, 353], beside: [468, 360], lengthM: 50 },
  zoneOverlap: { lot: [712, 284], beside: "road", lengthM: 50 },
  zoneGap: { lot: [763, 297], beside: "road", lengthM: 40 },
  outsidePark: { lot: [978, 322], beside: "outside", lengthM: 50 },
} as const satisfies Record<string, Place>;

export type Joints = Readonly<Record<keyof typeof places, Edge>>;

/** The stretches, each in the middle of the longest straight piece of its side. */
export function findJoints(site: Site): Joints {
  const find = (place: Place): Edge => {
    const lot = findAt(site.lots, place.lot).face;
    const edge =
      place.beside === "outside"
        ? outerEdge(site.net, lot, site.park.face)
        : sharedEdge(
            site.net,
            lot,
            place.beside === "road" ? site.roads[0]!.face : findAt(site.lots, place.beside).face,
          );
    return stretch(edge, middle(edge, place.lengthM), place.lengthM);
  };
  return Object.fromEntries(Object.entries(places).map(([name, place]) => [name, find(place)])) as Joints;
}

export const jointCorners = (joints: Joints): XY[] => Object.values(joints).flatMap((edge) => [edge.a, edge.b]);
