import type { DisplayStatus } from "../../core/rules/parcel-stage.ts";
import type { SwatchPattern } from "../ui/swatch.tsx";

/** Pattern of a display status, as the map draws it (ux §3.3). */
export const statusPatterns: Readonly<Record<DisplayStatus, SwatchPattern>> = {
  built: "none",
  building: "dots",
  idle: "bars",
  low: "lines",
  unsupplied: "bands",
  notstarted: "rings",
  unknown: "questions",
};
