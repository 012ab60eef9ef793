import { extendBox } from "../../../core/analysis/lng-lat-box.ts";
import { polygonsOf } from "../../../core/geometry/plan-shape.ts";
import type { AreaGeometry, LngLatBox } from "../../../core/model/coordinates.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useApp } from "../../state/use-app.ts";
import { usePlan } from "../../state/use-plan.ts";
import { findGroundNow } from "../../tools/current-session.ts";
import styles from "./coordinate-dialog.module.css";
import { findParkBox } from "./find-park-box.ts";

const widthPx = 220;
const heightPx = 160;
const marginPx = 8;

/** A tiny plan: the outline of the park, and what the coordinates make beside it. */
export function ReadingPlan({ geometry }: { readonly geometry: AreaGeometry | null }) {
  const { t } = useFormat();
  const park = useApp((state) => state.park);
  usePlan((state) => state.window);
  const parkBox = findParkBox(park);
  const outlines = [...(findGroundNow()?.dataset.layers.parks?.values() ?? [])].map((one) => one.geometry);
  const box = geometry === null ? parkBox : extendBox(parkBox ?? undefined, geometry);
  if (box === null) return null;
  const toPath = createPath(box);
  return (
    <svg
      className={styles.plan}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      role="img"
      aria-label={t("expansion.coordinates.plan")}
    >
      {outlines.map((outline) => (
        <path key={toPath(outline)} className={styles.park} d={toPath(outline)} fillRule="evenodd" />
      ))}
      {outlines.length > 0 || parkBox === null ? null : <path className={styles.park} d={toPath(boxShape(parkBox))} />}
      {geometry === null ? null : <path className={styles.proposal} d={toPath(geometry)} fillRule="evenodd" />}
    </svg>
  );
}

/** Degrees to the plan's pixels, north up, as wide as long. */
function createPath([west, south, east, north]: LngLatBox): (shape: AreaGeometry) => string {
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (widthPx - 2 * marginPx) / ((east - west) * stretch),
    (heightPx - 2 * marginPx) / (north - south),
  );
  const left = (widthPx - (east - west) * stretch * scale) / 2;
  const top = (heightPx - (north - south) * scale) / 2;
  return (shape) =>
    polygonsOf(shape)
      .flat()
      .map((ring) => {
        const points = ring.map(([lng, lat]) => {
          const x = left + (lng - west) * stretch * scale;
          const y = top + (north - lat) * scale;
          return `${x.toFixed(1)} ${y.toFixed(1)}`;
        });
        return `M${points.join("L")}Z`;
      })
      .join("");
}

function boxShape([west, south, east, north]: LngLatBox): AreaGeometry {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return { type: "Polygon", coordinates: [ring] };
}
