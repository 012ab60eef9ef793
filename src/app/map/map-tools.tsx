import { Columns2, Minus, Plus } from "lucide-react";
import type { MapLabels } from "./map-labels.ts";
import styles from "./park-map.module.css";

interface MapToolsProps {
  readonly labels: MapLabels;
  readonly bearing: number;
  readonly onNorth: () => void;
  readonly onZoom: (by: 1 | -1) => void;
  /** Opens or closes Compare; left out where states are not compared. */
  readonly onCompare?: (() => void) | undefined;
  readonly isComparing: boolean;
}

/** Compare, north arrow, which turns with the map, and zoom buttons. */
export function MapTools({ labels, bearing, onNorth, onZoom, onCompare, isComparing }: MapToolsProps) {
  return (
    <div className={styles.tools}>
      {onCompare === undefined ? null : (
        <button
          type="button"
          className={styles.compare}
          aria-label={labels.compare}
          aria-pressed={isComparing}
          title={`${labels.compare} (C)`}
          onClick={onCompare}
        >
          <Columns2 size={18} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        className={styles.north}
        aria-label={labels.north}
        title={`${labels.north} (N)`}
        onClick={onNorth}
      >
        <svg viewBox="0 0 32 32" aria-hidden="true" style={{ transform: `rotate(${-bearing}deg)` }}>
          <path d="M16 5 20 17H16Z" fill="currentColor" />
          <path d="M16 5 12 17H16Z" className={styles.needle} />
          <text x="16" y="26.5" textAnchor="middle" fontSize="9" fontWeight="600" fill="currentColor">
            N
          </text>
        </svg>
      </button>
      <div className={styles.zoom}>
        <button type="button" aria-label={labels.zoomIn} title={`${labels.zoomIn} (+)`} onClick={() => onZoom(1)}>
          <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <button type="button" aria-label={labels.zoomOut} title={`${labels.zoomOut} (−)`} onClick={() => onZoom(-1)}>
          <Minus size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}
