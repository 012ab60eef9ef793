import { store } from "../state/store.ts";
import { type EditGround, findFeature } from "./edit-ground.ts";
import { findFreeIds } from "./free-ids.ts";
import type { ToolContext } from "./tool-context.ts";

/** Gives ids that neither the park nor what was just drawn bears. */
export function createFreeIds(ground: EditGround): ToolContext["freeIds"] {
  return (kind, from, count) =>
    findFreeIds(kind, from, count, (id) => {
      const { rowsById, park } = store.getState();
      const isZone = park?.zones.some((zone) => zone.id === id) === true;
      return isZone || rowsById.has(id) || findFeature(ground, { kind, id }) !== undefined;
    });
}
