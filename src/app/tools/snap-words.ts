import type { SnapEdge, SnapTarget } from "../../core/geometry/snap/snap-target.ts";
import type { Translate } from "../i18n/messages.ts";
import { type EditGround, findFeature } from "./edit-ground.ts";
import { cornersOf } from "./handles.ts";

/** What is snapped to, in words: "vertex of GY-0103", "in line with edge J9–J10". */
export function nameSnap({ kind, edges }: SnapTarget, ground: EditGround | null, t: Translate): string {
  const [first, second] = edges;
  if (first === undefined) return "";
  const id =
    second === undefined || second.ref.id === first.ref.id ? first.ref.id : `${first.ref.id} × ${second.ref.id}`;
  return t(`edit.snap.${kind}`, { id, edge: nameEdge(first, ground, t) });
}

function nameEdge(edge: SnapEdge, ground: EditGround | null, t: Translate): string {
  if (edge.ref.id === "") return t("edit.snap.drawnEdge");
  return t("edit.snap.edgeName", {
    from: numberOf(edge, edge.corner, ground),
    to: numberOf(edge, edge.nextCorner, ground),
  });
}

/** Number of a corner in the order of the corner table. */
function numberOf({ ref, polygon, ring }: SnapEdge, corner: number, ground: EditGround | null): number {
  const feature = ground === null ? undefined : findFeature(ground, ref);
  const found =
    feature === undefined
      ? undefined
      : cornersOf(feature.geometry).find(
          ({ path }) => path.polygon === polygon && path.ring === ring && path.corner === corner,
        );
  return found?.number ?? corner + 1;
}
