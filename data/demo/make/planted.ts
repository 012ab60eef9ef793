import type { HouseOut } from "./built-form.ts";
import { along, type Edge, middle, outerEdge, pushEdge, sharedEdge } from "./edges.ts";
import { toPlane } from "./frame.ts";
import type { Joints } from "./joints.ts";
import type { Numbered } from "./numbering.ts";
import { area, circle, inShape, leftOf, type Ring, type Shape, type XY } from "./plane.ts";
import type { Plot } from "./plots.ts";
import type { Site } from "./site.ts";

/** One finding the product must come to, with its figures as they were laid out here. */
export interface Answer {
  readonly id: string;
  readonly rule?: string;
  readonly issue?: string;
  readonly ids: readonly string[];
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance?: Readonly<Record<string, unknown>>;
  /** Limits that fail for the same reason. */
  readonly alsoFails?: readonly string[];
  readonly howWorkedOut: string;
}

/** Everything that was put out of order in the geometry, and what goes with it. */
export interface Planted {
  readonly parcelShapes: ReadonlyMap<string, Shape>;
  readonly zoneShapes: ReadonlyMap<string, Shape>;
  readonly extraHouses: ReadonlyMap<string, readonly HouseOut[]>;
  readonly farmlandPatches: readonly { readonly id: string; readonly ring: Ring }[];
  /** Taken out of the core of the urban development boundary. */
  readonly outsideBoundary: Ring;
  readonly flexible: Ring;
  readonly blueWidening: Ring;
  readonly safetyRing: Ring;
  readonly crossedPatch: Ring;
  readonly answers: readonly Answer[];
}

const measured = {
  value: 0.002,
  unit: "relative",
  why: "plane of EPSG:4547 against the ellipsoid (a few ppm) and nine decimals",
};

export function plant(site: Site, joints: Joints, numbered: Numbered, plots: readonly Plot[]): Planted {
  const { net } = site;
  const at = (point: XY): Plot => {
    const plot = plots.find((each) => inShape(toPlane(point), each.lot.shape));
    if (!plot) throw new Error(`no parcel at ${point.join(", ")}`);
    return plot;
  };
  const parcelShapes = new Map<string, Shape>();
  const zoneShapes = new Map<string, Shape>();
  const extraHouses = new Map<string, HouseOut[]>();
  const answers: Answer[] = [];
  const shapeOf = (plot: Plot): Shape => parcelShapes.get(plot.id) ?? plot.lot.shape;
  const zoneShape = (id: string): Shape => zoneShapes.get(id) ?? numbered.zones.find((z) => z.id === id)!.shape;
  const inside = (ring: Ring, shape: Shape): void => {
    if (!ring.every((p) => inShape(p, shape))) throw new Error("rectangle sticks out of its parcel");
  };
  const roadZone = numbered.zones.find((z) => z.landUse === "1207")!;

  // Two parcels claim the same strip.
  {
    const [p, q] = [at([918, 419]), at([974, 402])];
    parcelShapes.set(p.id, pushEdge(shapeOf(p), joints.parcelOverlap, 3));
    answers.push({
      id: "parcel-overlap",
      issue: "parcel-overlap",
      ids: [p.id, q.id],
      expected: { severity: "error", measuredM2: 180 },
      tolerance: measured,
      howWorkedOut: `The boundary of ${p.id} is drawn 3 m into ${q.id} over 60 m of their straight common side: 3 × 60 = 180 m².`,
    });
  }
  {
    const [p, q] = [at([859, 388]), at([859, 425])];
    parcelShapes.set(p.id, pushEdge(shapeOf(p), joints.parcelSliver, 0.15));
    answers.push({
      id: "parcel-overlap-sliver",
      issue: "sliver",
      ids: [p.id, q.id],
      expected: { severity: "info", measuredM2: 6, meanWidthM: 0.1494 },
      tolerance: { value: 0.01, unit: "m2" },
      howWorkedOut: `As above with 0.15 m × 40 m = 6 m²; mean width 2 × 6 / (2 × 40.15) = 0.149 m, at most 0.2 m.`,
    });
  }
  // A plan plot reaches onto a parcel of the neighbouring plot.
  {
    const [m2, m1] = [at([400, 382]), at([367, 391])];
    for (const plot of [m2, m1])
      zoneShapes.set(plot.lot.zoneId, pushEdge(zoneShape(plot.lot.zoneId), joints.straddle, 20));
    answers.push({
      id: "straddles-zones",
      rule: "zoning.straddle",
      issue: "straddles-zones",
      ids: [m1.id],
      expected: {
        verdict: "conditional",
        zones: [m1.lot.zoneId, m2.lot.zoneId],
        areaM2: { [m2.lot.zoneId]: 1600, [m1.lot.zoneId]: round(m1.gridM2 - 1600) },
        share: { [m2.lot.zoneId]: round6(1600 / m1.gridM2) },
      },
      tolerance: measured,
      howWorkedOut: `Plot ${m2.lot.zoneId} (100102) is drawn 20 m × 80 m = 1600 m² into parcel ${m1.id} of plot ${m1.lot.zoneId} (100101), which gives that land up. The zones still tile the park.`,
    });
  }
  {
    const [m2, m1] = [at([503, 353]), at([468, 360])];
    for (const plot of [m2, m1])
      zoneShapes.set(plot.lot.zoneId, pushEdge(zoneShape(plot.lot.zoneId), joints.straddleSliver, 0.15));
    answers.push({
      id: "straddles-zones-sliver",
      rule: "zoning.straddle",
      ids: [m1.id],
      expected: {
        verdict: "pass",
        governing: [m1.lot.zoneId],
        ignoredSlivers: [m2.lot.zoneId],
        areaM2: 7.5,
        share: round6(7.5 / m1.gridM2),
      },
      tolerance: { value: 0.01, unit: "m2" },
      howWorkedOut:
        "As above with 0.15 m × 50 m = 7.5 m²: mean width 0.15 m and far under 0.5 % of the parcel, so the portion is dropped.",
    });
  }
  // One overlap and one gap of plan plots, both on street land, so that no parcel is touched.
  {
    const plot = at([712, 284]);
    zoneShapes.set(plot.lot.zoneId, pushEdge(zoneShape(plot.lot.zoneId), joints.zoneOverlap, 2));
    answers.push({
      id: "zone-overlap",
      issue: "zone-overlap",
      ids: [plot.lot.zoneId, roadZone.id],
      expected: { severity: "error", measuredM2: 100, balanceOverlapM2: 100 },
      tolerance: measured,
      howWorkedOut: `Plot ${plot.lot.zoneId} is drawn 2 m into the street over 50 m: 100 m². It is the only overlap of plots in the park.`,
    });
  }
  {
    const plot = at([763, 297]);
    zoneShapes.set(roadZone.id, pushEdge(zoneShape(roadZone.id), joints.zoneGap, 1.5));
    answers.push({
      id: "zone-gap",
      issue: "zone-gap",
      ids: ["P1"],
      expected: { severity: "warning", measuredM2: 60, balanceGapM2: 60 },
      tolerance: measured,
      howWorkedOut: `The street plot keeps 1.5 m off parcel ${plot.id} over 40 m: 60 m² of the park lie in no plot. It is the only gap.`,
    });
  }
  {
    const plot = at([978, 322]);
    parcelShapes.set(plot.id, pushEdge(shapeOf(plot), joints.outsidePark, 6));
    answers.push({
      id: "outside-park",
      issue: "outside-park",
      ids: [plot.id],
      expected: { severity: "error", measuredM2: 300 },
      tolerance: measured,
      howWorkedOut: "The parcel is drawn 6 m beyond the straight park boundary over 50 m: 300 m².",
    });
  }
  // Buildings over a line.
  const addHouse = (plot: Plot, ring: Ring, use: string, heightM: number): void => {
    const areaM2 = Math.round(area([ring]) * 10) / 10;
    extraHouses.set(plot.id, [
      ...(extraHouses.get(plot.id) ?? []),
      { ring, areaM2, use, storeys: [{ areaM2, heightM }] },
    ]);
  };
  const houseId = (plot: Plot): string =>
    `${plot.id}-${plot.form.houses.length + (extraHouses.get(plot.id)?.length ?? 0)}`;
  {
    const [p, q] = [at([457, 534]), at([481, 544])];
    const edge = sharedEdge(net, p.lot.face, q.lot.face);
    addHouse(p, along(edge, middle(edge, 36), 36, 7.5, 2.5), "industry", 5.5);
    answers.push({
      id: "building-crosses-parcel",
      issue: "building-crosses-parcel",
      ids: [houseId(p), p.id, q.id],
      expected: { measuredM2: 90 },
      tolerance: measured,
      howWorkedOut: `A shed of 36 m × 10 m stands 2.5 m over the common side of ${p.id} and ${q.id}: 36 × 2.5 = 90 m² on ${q.id}.`,
    });
  }
  {
    const p = at([686, 472]);
    const edge = sharedEdge(net, p.lot.face, roadZone.face);
    addHouse(p, along(edge, middle(edge, 14), 14, 4, 2), "office", 3.6);
    answers.push({
      id: "road-red-line-building",
      rule: "control_line.overlap",
      ids: [houseId(p), p.id],
      expected: { line: "road_red_line", verdict: "fail", buildingOverlapM2: 28 },
      tolerance: measured,
      howWorkedOut: "The same gatehouse: the street side of the parcel is the road red line.",
    });
    answers.push({
      id: "building-outside-parcel",
      issue: "building-outside-parcel",
      ids: [houseId(p), p.id],
      expected: { measuredM2: 28 },
      tolerance: measured,
      howWorkedOut: "A gatehouse of 14 m × 6 m stands 2 m in the street: 28 m² on no parcel.",
    });
  }
  // Control lines.
  const farmlandPatches: { id: string; ring: Ring }[] = [];
  {
    const plot = at([362, 429]);
    const edge = outerEdge(net, plot.lot.face, site.park.face);
    const ring = along(edge, middle(edge, 60), 60, 24, -2);
    inside(ring, plot.lot.shape);
    farmlandPatches.push({ id: "PF-03", ring });
    answers.push({
      id: "permanent-basic-farmland",
      rule: "control_line.overlap",
      ids: [plot.id],
      expected: { line: "permanent_basic_farmland", verdict: "fail", overlapM2: 1320 },
      tolerance: measured,
      howWorkedOut: "A remnant of farmland of 60 m × 22 m = 1320 m² lies wholly inside the parcel.",
    });
  }
  {
    const plot = at([378, 298]);
    const edge = outerEdge(net, plot.lot.face, site.park.face);
    farmlandPatches.push({ id: "PF-04", ring: along(edge, middle(edge, 40), 40, 0.02, 60) });
    answers.push({
      id: "permanent-basic-farmland-noise",
      rule: "control_line.overlap",
      ids: [plot.id],
      expected: {
        line: "permanent_basic_farmland",
        verdict: "unknown",
        reason: "within_geometry_noise_review",
        overlapM2: 0.8,
      },
      tolerance: { value: 0.05, unit: "m2" },
      howWorkedOut:
        "A field outside the park reaches 0.02 m over the parcel's straight side on 40 m: 0.8 m², not over 1 m².",
    });
  }
  const udbPlot = at([336, 529]);
  const udbEdge = outerEdge(net, udbPlot.lot.face, site.park.face);
  const udbFrom = middle(udbEdge, 70);
  inside(along(udbEdge, udbFrom, 70, 14, -0.5), udbPlot.lot.shape);
  answers.push({
    id: "outside-urban-development-boundary",
    rule: "control_line.overlap",
    ids: [udbPlot.id],
    expected: {
      line: "urban_development_boundary",
      verdict: "fail",
      outsideM2: 980,
      outsideShare: round6(980 / udbPlot.gridM2),
    },
    tolerance: measured,
    howWorkedOut: "The boundary steps 14 m into the parcel over 70 m of its straight outer side: 980 m² outside.",
  });
  const flexPlot = at([986, 472]);
  const flexEdge = outerEdge(net, flexPlot.lot.face, site.park.face);
  const flexFrom = middle(flexEdge, 40);
  inside(along(flexEdge, flexFrom, 40, 12, -0.5), flexPlot.lot.shape);
  answers.push({
    id: "flexible-development-area",
    rule: "control_line.overlap",
    ids: [flexPlot.id],
    expected: {
      line: "urban_development_boundary",
      verdict: "conditional",
      reason: "flexible_zone_needs_adjustment",
      flexibleM2: 480,
    },
    tolerance: measured,
    howWorkedOut: "12 m × 40 m = 480 m² of the parcel lie in the flexible part of the boundary, the rest in its core.",
  });
  const bluePlot = at([795, 422]);
  const blueEdge = bestShared(site, bluePlot);
  const blueLength = Math.floor(blueEdge.lengthM - 3);
  const blueFrom = middle(blueEdge, blueLength);
  const blueWidening = along(blueEdge, blueFrom, blueLength, 6, 4);
  const pumpLength = Math.min(24, blueLength - 4);
  addHouse(bluePlot, along(blueEdge, middle(blueEdge, pumpLength), pumpLength, 8, -2), "utilities", 4.5);
  answers.push({
    id: "blue-line-parcel",
    rule: "control_line.overlap",
    ids: [bluePlot.id],
    expected: { line: "blue_line", verdict: "fail", overlapM2: 6 * blueLength },
    tolerance: measured,
    howWorkedOut: `The blue line widens 6 m into the parcel over ${blueLength} m of the bank: ${6 * blueLength} m².`,
  });
  answers.push({
    id: "blue-line-building",
    rule: "control_line.overlap",
    ids: [houseId(bluePlot), bluePlot.id],
    expected: { line: "blue_line", verdict: "fail", buildingOverlapM2: 4 * pumpLength },
    tolerance: measured,
    howWorkedOut: `A pump house of ${pumpLength} m × 6 m stands from 2 m to 8 m off the bank; 4 m of its depth are inside the line: ${4 * pumpLength} m².`,
  });
  const safetyRing = circle(toPlane([541, 352]), 60);
  for (const plot of plots.filter((p) => p.lot.landUse.startsWith("07"))) {
    const overlap = clippedM2(plot.lot.shape[0]!, safetyRing);
    if (overlap <= 1) continue;
    answers.push({
      id: `safety-distance-${plot.id}`,
      rule: "control_line.overlap",
      ids: [plot.id],
      expected: { line: "safety_distance", verdict: "fail", overlapM2: round(overlap) },
      tolerance: measured,
      howWorkedOut:
        "The parcel cut along the 48 sides of the ring (radius 60 m) about the gas regulating station, by plain half-plane cuts.",
    });
  }
  const cross = (x: number, y: number): XY => toPlane([x, y]);
  return {
    parcelShapes,
    zoneShapes,
    extraHouses,
    farmlandPatches,
    outsideBoundary: along(udbEdge, udbFrom, 70, 14, 900),
    flexible: along(flexEdge, flexFrom, 40, 12, 180),
    blueWidening,
    safetyRing,
    crossedPatch: [cross(1246, 700), cross(1262, 716), cross(1262, 700), cross(1246, 716)],
    answers,
  };
}

/** The longest straight side a parcel shares with a green bank. */
function bestShared(site: Site, plot: Plot): Edge {
  const edges = site.banks.flatMap((bank) => {
    try {
      return [sharedEdge(site.net, plot.lot.face, bank.face)];
    } catch {
      return [];
    }
  });
  return edges.reduce((best, edge) => (edge.lengthM > best.lengthM ? edge : best));
}

/** Area of a ring inside a convex counterclockwise ring, by cutting along its sides one after the other. */
function clippedM2(ring: Ring, convex: Ring): number {
  let rest = ring;
  convex.forEach((a, i) => {
    if (rest.length > 2) rest = leftOf(rest, a, convex[(i + 1) % convex.length]!);
  });
  return rest.length > 2 ? area([rest]) : 0;
}

const round = (n: number): number => Math.round(n * 100) / 100;
const round6 = (n: number): number => Math.round(n * 1e6) / 1e6;
