import { useMemo } from "react";
import type { LngLat } from "../../core/model/coordinates.ts";
import { filterRows } from "../state/filter-rows.ts";
import { useApp } from "../state/use-app.ts";
import { findPlaces, gatherSpots, type Place } from "./find-places.ts";
import type { MapLabels } from "./map-labels.ts";
import styles from "./place-markers.module.css";

interface PlaceMarkersProps {
  readonly labels: MapLabels;
  readonly zoom: number;
  /** Where a place is on the map, pixels from its upper left corner. */
  readonly project: (place: LngLat) => { readonly x: number; readonly y: number };
  readonly onChoose: (box: Place["box"]) => void;
}

/** Places too small to be seen from here, each with how many parcels it has; a list of buttons for readers and keys. */
export function PlaceMarkers({ labels, zoom, project, onChoose }: PlaceMarkersProps) {
  const rows = useApp((state) => state.rows);
  const filter = useApp((state) => state.session.filter);
  const spots = useMemo(() => gatherSpots(filterRows(rows, filter)), [rows, filter]);
  const step = Math.round(zoom * 2) / 2;
  const places = useMemo(() => findPlaces(spots, step), [spots, step]);
  if (places.length === 0) return null;
  return (
    <ul className={styles.places} aria-label={labels.places}>
      {places.map((place) => {
        const [west, south, east, north] = place.box;
        const { x, y } = project([(west + east) / 2, (south + north) / 2]);
        const { name, count } = labels.place(place);
        return (
          <li key={place.box.join()} style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}>
            <button type="button" aria-label={name} title={name} onClick={() => onChoose(place.box)}>
              <span>{count}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
