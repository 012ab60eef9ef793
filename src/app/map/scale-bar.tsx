import { chooseScaleBar, formatDenominator } from "./ground-scale.ts";
import styles from "./park-map.module.css";

interface ScaleBarProps {
  readonly metersPerPx: number;
  readonly denominator: number;
  readonly label: string;
}

const mostPx = 132;

/** Scale bar and ratio, true at the middle of the screen; "≈" since a screen's pixels are not exactly 1/96 inch. */
export function ScaleBar({ metersPerPx, denominator, label }: ScaleBarProps) {
  if (denominator === 0) return null;
  const { lengthM, widthPx } = chooseScaleBar(metersPerPx, mostPx);
  const length = lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`;
  const ratio = `≈ 1:${formatDenominator(denominator)}`;
  return (
    <div className={styles.scale} role="img" aria-label={`${label}: ${length}, ${ratio}`}>
      <span className={styles.scaleBar} style={{ width: `${widthPx}px` }}>
        <span>{length}</span>
        <svg width={widthPx + 2} height="7" aria-hidden="true">
          <path d={`M1 0V6H${widthPx + 1}V0`} fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d={`M${widthPx / 2 + 1} 3V6`} fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </span>
      <span className={styles.ratio}>{ratio}</span>
    </div>
  );
}
