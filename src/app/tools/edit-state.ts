import type { EdgePath } from "../../core/commands/command.ts";
import type { LngLat } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";

/** Tools that collect points one after the other. */
export const pathToolNames = [
  "area",
  "rectangle",
  "line",
  "point",
  "expansion",
  "split",
  "offset",
  "move",
  "rotate",
  "trace",
  "hole",
  "lasso",
  "measure",
  "paint",
] as const;
export type PathToolName = (typeof pathToolNames)[number];

/**
 * What the hand is doing. `hand`: by dragging, by choosing where a corner goes (click, crosshair, typing), or by steps of the
 * arrow keys.
 */
export type EditState =
  | { readonly kind: "idle" }
  | {
      readonly kind: "corner";
      readonly ref: FeatureRef;
      readonly from: LngLat;
      readonly hand: "drag" | "place" | "nudge";
    }
  | {
      readonly kind: "insert";
      readonly ref: FeatureRef;
      readonly edge: EdgePath;
      readonly between: readonly [LngLat, LngLat];
    }
  | {
      readonly kind: "edge";
      readonly ref: FeatureRef;
      readonly from: LngLat;
      readonly to: LngLat;
      /** Where it was taken hold of. */
      readonly grip: LngLat;
    }
  | { readonly kind: "path"; readonly tool: PathToolName; readonly points: readonly LngLat[] };

export const idle: EditState = { kind: "idle" };
