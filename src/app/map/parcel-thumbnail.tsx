import { extendBox } from "../../core/analysis/lng-lat-box.ts";
import type { AreaGeometry, LngLatBox } from "../../core/model/coordinates.ts";
import { useApp } from "../state/use-app.ts";
import { createToDrawing, toPath, toRect } from "./geometry-path.ts";
import { selectionNavy } from "./map-colors.ts";
import { useFills } from "./palette.ts";
import styles from "./park-map.module.css";

interface ParcelThumbnailProps {
  readonly id: string;
  readonly outline: AreaGeometry;
  /** Name for readers. */
  readonly label: string;
}

const width = 332;
const height = 128;
/** Shown around the parcel, in its own widths. */
const around = 0.7;

/** The little plan on a card: the parcel's outline among the places of its neighbours. Drawn as SVG, without a second map. */
export function ParcelThumbnail({ id, outline, label }: ParcelThumbnailProps) {
  const rows = useApp((state) => state.rows);
  const own = useApp((state) => state.rowsById.get(id));
  const box = grow(extendBox(undefined, outline), around);
  const toDrawing = createToDrawing(box, width, height, 0);
  const shown = grow(box, 2);
  const neighbours = rows.filter((row) => row.id !== id && touches(row.box, shown));
  return (
    <svg className={styles.thumbnail} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {neighbours.map((row) => (
        <rect
          key={row.id}
          {...toRect(row.box, toDrawing)}
          rx="2"
          fill={useFills[row.useKey ?? ""] ?? "#E4E7EB"}
          fillOpacity="0.28"
        />
      ))}
      <path
        d={toPath(outline, toDrawing)}
        fillRule="evenodd"
        fill="#FFFFFF"
        stroke="#FFFFFF"
        strokeWidth="7"
        strokeLinejoin="round"
      />
      <path
        d={toPath(outline, toDrawing)}
        fillRule="evenodd"
        fill={useFills[own?.useKey ?? ""] ?? "#F6F5F1"}
        fillOpacity="0.8"
        stroke={selectionNavy}
        strokeWidth="3"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function grow([west, south, east, north]: LngLatBox, by: number): LngLatBox {
  const dx = (east - west) * by;
  const dy = (north - south) * by;
  return [west - dx, south - dy, east + dx, north + dy];
}

function touches(a: LngLatBox, b: LngLatBox): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
