import { useEffect, useState } from "react";
import type { AreaGeometry } from "../../core/model/coordinates.ts";
import { selectParcels } from "../state/actions.ts";
import { filterRows } from "../state/filter-rows.ts";
import { useApp } from "../state/use-app.ts";
import { createToDrawing, toPath, toRectangle } from "./geometry-path.ts";
import { ink, lightPaper, selectionNavy } from "./map-colors.ts";
import { useFills } from "./palette.ts";
import styles from "./park-map.module.css";

interface StaticMapProps {
  /** Why this is not the real map. */
  readonly reason: string;
  readonly label: string;
}

const size = 640;
/** Larger parks show one rectangle a parcel: this many shapes are what a page reads and draws without a pause. */
const mostShapes = 2_000;

/** Where parcels lie, without WebGL: park outline and parcels. Lists and cards do the rest. */
export function StaticMap({ reason, label }: StaticMapProps) {
  const park = useApp((state) => state.park);
  const rows = useApp((state) => state.rows);
  const filter = useApp((state) => state.session.filter);
  const selection = useApp((state) => state.session.selection);
  const outlines = useShapes(park?.drawings.parks);
  const shapes = useShapes(rows.length <= mostShapes ? park?.drawings.parcels : undefined);
  useEffect(() => {
    document.documentElement.dataset.map = park === null ? "loading" : "static";
  }, [park]);
  if (park === null) return <div className={styles.map} />;
  const toDrawing = createToDrawing(park.bounds, size, size, 16);
  const passing = new Set(filterRows(rows, filter).map((row) => row.id));
  return (
    <div className={styles.map}>
      <svg className={styles.locator} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        {[...outlines.values()].map((outline) => {
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
          <path
            key={row.id}
            d={toPath(shapes.get(row.id) ?? toRectangle(row.box), toDrawing)}
            fillRule="evenodd"
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

/** Shapes of a drawing by id; empty until it is read. */
function useShapes(blob: Blob | undefined): ReadonlyMap<string, AreaGeometry> {
  const [shapes, setShapes] = useState<ReadonlyMap<string, AreaGeometry>>(new Map());
  useEffect(() => {
    let current = true;
    void blob?.text().then((text) => {
      // Our own drawings of parks and parcels: polygons with an id.
      const parsed = JSON.parse(text) as { features: { properties: { id: string }; geometry: AreaGeometry }[] };
      if (current) setShapes(new Map(parsed.features.map(({ properties, geometry }) => [properties.id, geometry])));
    });
    return () => {
      current = false;
    };
  }, [blob]);
  return shapes;
}
