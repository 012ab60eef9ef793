import { useEffect, useState } from "react";
import type { AreaGeometry } from "../../core/model/coordinates.ts";
import { selectParcels } from "../state/actions.ts";
import { filterRows } from "../state/filter-rows.ts";
import { useApp } from "../state/use-app.ts";
import { createToDrawing, toPath, toRect } from "./geometry-path.ts";
import { ink, lightPaper, selectionNavy } from "./map-colors.ts";
import { useFills } from "./palette.ts";
import styles from "./park-map.module.css";

interface StaticMapProps {
  /** Why this is not the real map. */
  readonly reason: string;
  readonly label: string;
}

const size = 640;

/** Where parcels lie, without WebGL: park outline and one rectangle a parcel. Lists and cards do the rest. */
export function StaticMap({ reason, label }: StaticMapProps) {
  const park = useApp((state) => state.park);
  const rows = useApp((state) => state.rows);
  const filter = useApp((state) => state.session.filter);
  const selection = useApp((state) => state.session.selection);
  const outlines = useOutlines(park?.drawings.parks);
  useEffect(() => {
    document.documentElement.dataset.map = park === null ? "loading" : "static";
  }, [park]);
  if (park === null) return <div className={styles.map} />;
  const toDrawing = createToDrawing(park.bounds, size, size, 16);
  const passing = new Set(filterRows(rows, filter).map((row) => row.id));
  return (
    <div className={styles.map}>
      <svg className={styles.locator} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        {outlines.map((outline) => {
          const path = toPath(outline, toDrawing);
          return (
            <path
              key={path.slice(0, 40)}
              d={path}
              fill={lightPaper}
              stroke={ink}
              strokeWidth="2"
              strokeDasharray="8 3"
            />
          );
        })}
        {rows.map((row) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a pointer's short cut; the table selects by keyboard
          <rect
            key={row.id}
            {...toRect(row.box, toDrawing)}
            rx="1.5"
            fill={useFills[row.useKey ?? ""] ?? lightPaper}
            fillOpacity={passing.has(row.id) ? 0.8 : 0.2}
            stroke={selection.includes(row.id) ? selectionNavy : ink}
            strokeWidth={selection.includes(row.id) ? 3 : 0.5}
            onClick={() => selectParcels([row.id])}
          />
        ))}
      </svg>
      <p className={styles.reason}>{reason}</p>
    </div>
  );
}

function useOutlines(blob: Blob | undefined): readonly AreaGeometry[] {
  const [outlines, setOutlines] = useState<readonly AreaGeometry[]>([]);
  useEffect(() => {
    let current = true;
    void blob?.text().then((text) => {
      // Our own drawing of the parks layer: polygons only.
      const parsed = JSON.parse(text) as { features: { geometry: AreaGeometry }[] };
      if (current) setOutlines(parsed.features.map((feature) => feature.geometry));
    });
    return () => {
      current = false;
    };
  }, [blob]);
  return outlines;
}
