import type { CornerPath } from "../../core/commands/command.ts";
import type { FeatureKind, FeatureRef } from "../../core/model/record-kinds.ts";
import type { ToolOptions } from "../state/plan-store.ts";
import type { EditGround } from "./edit-ground.ts";

/** What tools see of the world while a gesture goes on. */
export interface ToolContext {
  readonly ground: EditGround;
  readonly selection: readonly FeatureRef[];
  readonly corner: CornerPath | null;
  readonly options: ToolOptions;
  /** Snapping and joining of neighbours as they hold now, keys included. */
  readonly shared: boolean;
  /** Ids nothing in the park bears, derived from one; the same as long as nothing is carried out. */
  readonly freeIds: (kind: FeatureKind, from: string | null, count: number) => readonly string[];
  /** Features at a position, topmost first. */
  readonly pick: (at: readonly [number, number]) => readonly FeatureRef[];
}
