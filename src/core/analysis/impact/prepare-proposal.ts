import { findSpan, type Outline } from "../../geometry/distance.ts";
import { outlineOfShape } from "../../geometry/feature-outline.ts";
import type { OverlayPiece, PlanShape } from "../../geometry/overlay-engine.ts";
import { toOverlayPieces } from "../../geometry/overlay-pieces.ts";
import { createPlanShape, toAreaGeometry, toPlanShape } from "../../geometry/plan-shape.ts";
import { measureSharedBoundaryM } from "../../geometry/shared-boundary.ts";
import { createIssue } from "../../model/create-issue.ts";
import { compareIds } from "../../model/ids.ts";
import type { Issue } from "../../model/issue.ts";
import type { Proposal, ProposalFeature } from "../../model/proposal.ts";
import { fail, type Result, succeed } from "../../model/result.ts";
import { findTolerances } from "../audit-context.ts";
import type { AuditWorld } from "../audit-world.ts";
import { arithmeticNoiseM2, judgePieces } from "../judge-pieces.ts";
import { findParentIds, findPark } from "../park-membership.ts";
import { shownM2 } from "../piece-issues.ts";

/** A feature of the proposal with the land it really changes: nothing of it counts twice. */
export interface ProposedLand {
  readonly feature: ProposalFeature;
  /** Park it joins or leaves; null: there is none. */
  readonly parkId: string | null;
  /** Land as drawn, m². */
  readonly drawnM2: number;
  /** On the measuring plane; without area where all of it is counted elsewhere. */
  readonly shape: PlanShape;
}

export interface PreparedProposal {
  readonly file: string;
  /** New land, in file order; what lies in a park already, in an earlier addition or in land taken out is not in it. */
  readonly additions: readonly ProposedLand[];
  /** Park land taken out. */
  readonly removals: readonly ProposedLand[];
  readonly addedM2: number;
  readonly removedM2: number;
  /** Parks whose land changes, in id order. */
  readonly parkIds: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * What a proposal really changes. Additions and removals are meant together: the new park is the park with all additions and
 * without all removals, so land that is added and taken out changes nothing. Each part that counts once only is named with its
 * area and place. A park that does not exist refuses the proposal.
 */
export function prepareProposal(proposal: Proposal, world: AuditWorld): Result<PreparedProposal, readonly Issue[]> {
  const { dataset, measured } = world.sources;
  const { file } = proposal;
  const unknownParks = proposal.features.filter(({ parkId }) => parkId !== null && !measured.parks.byId.has(parkId));
  if (unknownParks.length > 0) {
    return fail(
      unknownParks.map(({ id, parkId }) =>
        createIssue("dangling-reference", {
          severity: "error",
          layer: "proposal",
          ids: [id],
          file,
          params: { property: "parkId", got: parkId ?? "" },
        }),
      ),
    );
  }
  const drawn = proposal.features.map((feature) => ({
    feature,
    shape: toPlanShape(feature.id, feature.geometry, measured.plane),
  }));
  const parents = findParentIds(dataset.layers.parks?.values() ?? []);
  const leaves = measured.parks.shapes.filter(({ id }) => !parents.has(id));
  const work = new Netting(world, file);
  const additionsDrawn = drawn.filter(({ feature }) => feature.action === "add").map(({ shape }) => shape);
  const removals = drawn
    .filter(({ feature }) => feature.action === "remove")
    .map((one) => work.netRemoval(one, additionsDrawn, parents));
  const outlines = leaves.flatMap((shape) => {
    const outline = outlineOfShape(shape);
    return outline === undefined ? [] : [{ shape, outline }];
  });
  const additions = drawn
    .filter(({ feature }) => feature.action === "add")
    .map(({ feature, shape }) => {
      const net = work.netAddition(feature, shape, leaves);
      return { ...net, parkId: feature.parkId ?? findJoinedPark(shape, outlines, work.toleranceM) };
    });
  const parkIds = [...additions, ...removals].flatMap(({ parkId, shape }) =>
    parkId === null || shape.areaM2 === 0 ? [] : [parkId],
  );
  return succeed({
    file,
    additions,
    removals,
    addedM2: sumM2(additions),
    removedM2: sumM2(removals),
    parkIds: [...new Set(parkIds)].sort(compareIds),
    issues: work.issues,
  });
}

function sumM2(lands: readonly ProposedLand[]): number {
  return lands.reduce((sum, { shape }) => sum + shape.areaM2, 0);
}

/** The park an addition shares most boundary with, else the nearest. */
function findJoinedPark(
  shape: PlanShape,
  parks: readonly { readonly shape: PlanShape; readonly outline: Outline }[],
  toleranceM: number,
): string | null {
  const outline = outlineOfShape(shape);
  if (outline === undefined) return null;
  let best: { readonly id: string; readonly sharedM: number; readonly gapM: number } | undefined;
  for (const park of parks) {
    const gapM = findSpan(outline, park.outline)?.distanceM ?? Number.POSITIVE_INFINITY;
    const sharedM = gapM > toleranceM ? 0 : measureSharedBoundaryM(shape, park.shape, toleranceM);
    const isBetter = best === undefined || sharedM > best.sharedM || (sharedM === best.sharedM && gapM < best.gapM);
    if (isBetter) best = { id: park.shape.id, sharedM, gapM };
  }
  return best?.id ?? null;
}

/** Takes land out of drawn shapes and names what it took. A class, because each shape is held against all before it. */
class Netting {
  readonly issues: Issue[] = [];
  readonly toleranceM: number;
  private readonly added: PlanShape[] = [];
  private readonly takenOut: PlanShape[] = [];
  private readonly world: AuditWorld;
  private readonly file: string;

  constructor(world: AuditWorld, file: string) {
    this.world = world;
    this.file = file;
    this.toleranceM = findTolerances(world.context).sliver_width_m;
  }

  netRemoval(
    { feature, shape }: { readonly feature: ProposalFeature; readonly shape: PlanShape },
    additions: readonly PlanShape[],
    parents: ReadonlySet<string>,
  ): ProposedLand {
    const { engine, measured } = this.world.sources;
    const parkId = findPark(shape, feature.parkId, measured.parks, parents, engine) ?? null;
    const park = parkId === null ? undefined : measured.parks.byId.get(parkId);
    const outside = engine.differencePieces(shape, [...(park === undefined ? [] : [park]), ...additions]);
    this.name("proposal-outside-park", feature.id, parkId ?? "-", outside);
    const inside = park === undefined ? [] : engine.intersectionPieces(shape, park);
    const land = createPlanShape(feature.id, polygonsOfPieces(inside));
    for (const other of this.takenOut) {
      this.name("proposal-overlap", feature.id, other.id, engine.intersectionPieces(land, other));
    }
    const net = this.subtract(land, this.takenOut);
    this.takenOut.push(shape);
    return { feature, parkId, drawnM2: shape.areaM2, shape: this.dropNoise(net) };
  }

  netAddition(feature: ProposalFeature, shape: PlanShape, parks: readonly PlanShape[]): Omit<ProposedLand, "parkId"> {
    const { engine } = this.world.sources;
    for (const park of parks) {
      this.name("proposal-inside-park", feature.id, park.id, engine.intersectionPieces(shape, park));
    }
    const fresh = this.subtract(shape, parks);
    for (const other of [...this.added, ...this.takenOut]) {
      this.name("proposal-overlap", feature.id, other.id, engine.intersectionPieces(fresh, other));
    }
    const net = this.subtract(fresh, [...this.added, ...this.takenOut]);
    this.added.push(net);
    return { feature, drawnM2: shape.areaM2, shape: this.dropNoise(net) };
  }

  private subtract(shape: PlanShape, others: readonly PlanShape[]): PlanShape {
    const { engine } = this.world.sources;
    if (others.every((other) => engine.intersectionAreaM2(shape, other) <= arithmeticNoiseM2)) return shape;
    return createPlanShape(shape.id, polygonsOfPieces(engine.differencePieces(shape, others)));
  }

  /** Land of which nothing but slivers is left changes nothing: two drawings of one line differ by as much (domain §6.3). */
  private dropNoise(shape: PlanShape): PlanShape {
    const { real } = judgePieces(toOverlayPieces(shape.polygons), findTolerances(this.world.context));
    return real.length > 0 ? shape : createPlanShape(shape.id, []);
  }

  /** Slivers are what two drawings of one line leave: named, but no more than a note. */
  private name(
    code: "proposal-overlap" | "proposal-inside-park" | "proposal-outside-park",
    id: string,
    other: string,
    pieces: readonly OverlayPiece[],
  ): void {
    const { context, sources } = this.world;
    const { real, totalM2 } = judgePieces(pieces, findTolerances(context));
    if (totalM2 <= arithmeticNoiseM2) return;
    this.issues.push(
      createIssue(code, {
        ...(real.length > 0 ? {} : { severity: "info" }),
        layer: "proposal",
        ids: [id],
        file: this.file,
        place: toAreaGeometry(
          pieces.flatMap(({ polygons }) => polygons),
          sources.measured.plane,
        ),
        measured: totalM2,
        unit: "m2",
        params: { other, measured: shownM2(totalM2) },
      }),
    );
  }
}

function polygonsOfPieces(pieces: readonly OverlayPiece[]): PlanShape["polygons"] {
  return pieces.flatMap(({ polygons }) => polygons);
}
