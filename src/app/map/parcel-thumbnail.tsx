import type { SVGProps } from "react";
import { extendBox } from "../../core/analysis/lng-lat-box.ts";
import type { AreaGeometry } from "../../core/model/coordinates.ts";
import type { ParcelCard, PlanShapeAround } from "../../worker/messages.ts";
import { useApp } from "../state/use-app.ts";
import { createToDrawing, toPath } from "./geometry-path.ts";
import { ink, lightPaper, selectionNavy } from "./map-colors.ts";
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
/** Room for the neighbours on all sides. */
const marginPx = 26;
const nothing: ParcelCard["around"] = [];

/** Same looks as the map: fills at 80 %, ink lines and footprints. */
const looks: Readonly<Record<PlanShapeAround["kind"], (useKey: string | null) => SVGProps<SVGPathElement>>> = {
  zone: (useKey) => ({ fill: useFills[useKey ?? ""] ?? lightPaper, fillOpacity: 0.8 }),
  parcel: (useKey) => ({
    fill: useFills[useKey ?? ""] ?? lightPaper,
    fillOpacity: 0.8,
    stroke: ink,
    strokeOpacity: 0.7,
    strokeWidth: 0.8,
  }),
  building: () => ({ fill: ink, fillOpacity: 0.18 }),
};

/** The little plan on a card: the parcel's outline among the places of its neighbours. Drawn as SVG, without a second map. */
export function ParcelThumbnail({ id, outline, label }: ParcelThumbnailProps) {
  const around = useApp((state) => (state.card?.parcel.id === id ? state.card.around : nothing));
  const toDrawing = createToDrawing(extendBox(undefined, outline), width, height, marginPx);
  const own = toPath(outline, toDrawing);
  return (
    <svg className={styles.thumbnail} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {around.map((shape) => {
        const path = toPath(shape.outline, toDrawing);
        return (
          <path
            key={`${shape.kind} ${path.slice(0, 48)}`}
            d={path}
            fillRule="evenodd"
            {...looks[shape.kind](shape.useKey)}
          />
        );
      })}
      <path d={own} fillRule="evenodd" fill="none" stroke="#FFFFFF" strokeWidth="7" strokeLinejoin="round" />
      <path d={own} fillRule="evenodd" fill="none" stroke={selectionNavy} strokeWidth="3" strokeLinejoin="round" />
    </svg>
  );
}
