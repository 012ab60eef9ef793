import type { LiveOverlays } from "../../../src/core/analysis/live/live-overlays.ts";
import type { OverlayColumns } from "../../../src/core/analysis/overlay/audit-overlays.ts";
import type { PairTable } from "../../../src/core/analysis/overlay/pair-table.ts";

/** Everything the live figures show, in the columns of an audit. */
export function readColumns(live: LiveOverlays): OverlayColumns {
  const rows = Array.from({ length: live.countOf("parcels") }, (_, parcel) => live.row(parcel));
  return {
    areaM2: Float64Array.from(rows, ({ areaM2 }) => areaM2),
    footprintM2: Float64Array.from(rows, ({ footprintM2 }) => footprintM2),
    zones: toTable(rows, "zones"),
    buildings: toTable(rows, "buildings"),
    neighbors: toTable(rows, "neighbors"),
    controls: toTable(rows, "controls"),
  };
}

function toTable(
  rows: readonly ReturnType<LiveOverlays["row"]>[],
  name: "zones" | "buildings" | "neighbors" | "controls",
): PairTable {
  const pairs = rows.flatMap((row) => row[name]);
  const start = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    start[i + 1] = (start[i] ?? 0) + row[name].length;
  });
  return {
    start,
    other: Uint32Array.from(pairs, ({ other }) => other),
    areaM2: Float64Array.from(pairs, ({ areaM2 }) => areaM2),
  };
}
