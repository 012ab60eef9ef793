import type { Measure } from "../measure.ts";
import { dragging } from "./dragging.ts";
import { edits } from "./edits.ts";
import { firstPicture } from "./first-picture.ts";
import { fullAuditVsPostgis } from "./full-audit-vs-postgis.ts";
import { fullAuditVsTurf } from "./full-audit-vs-turf.ts";
import { growth } from "./growth.ts";
import { handingOver } from "./handing-over.ts";
import { loading } from "./loading.ts";
import { nearest } from "./nearest.ts";
import { projecting } from "./projecting.ts";
import { touching } from "./touching.ts";

/** Every measure, in the order it is run. */
export const measures: readonly Measure[] = [
  fullAuditVsPostgis,
  fullAuditVsTurf,
  touching,
  growth,
  edits,
  dragging,
  loading,
  handingOver,
  nearest,
  firstPicture,
  projecting,
];
