import { useId } from "react";
import styles from "./swatch.module.css";

export type SwatchPattern = "none" | "dots" | "bars" | "lines" | "bands" | "rings" | "questions" | "unknown" | "road";

export interface SwatchProps {
  /** Fill colour; null is paper. */
  readonly fill: string | null;
  readonly opacity?: number;
  readonly pattern?: SwatchPattern;
  readonly isOutline?: boolean;
  readonly dashed?: boolean;
  readonly size?: "normal" | "large";
}

const INK = "#16191d";

/** A little piece of the map: fill, pattern and opacity exactly as drawn there. */
export function Swatch({
  fill,
  opacity = 1,
  pattern = "none",
  isOutline = false,
  dashed = false,
  size = "normal",
}: SwatchProps) {
  const id = useId();
  const width = size === "large" ? 26 : 20;
  const height = size === "large" ? 17 : 14;
  const hasTile = pattern !== "none" && pattern !== "road";
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={styles.swatch} aria-hidden="true">
      {hasTile ? <defs>{tile(pattern, id)}</defs> : null}
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={2} className={styles.ground} />
      {isOutline ? null : (
        <rect
          x={0.5}
          y={0.5}
          width={width - 1}
          height={height - 1}
          rx={2}
          fill={fill ?? "transparent"}
          fillOpacity={opacity}
        />
      )}
      {hasTile ? <rect x={1} y={1} width={width - 2} height={height - 2} rx={1.5} fill={`url(#${id})`} /> : null}
      {pattern === "road" ? <rect x={1} y={height / 2 - 2.5} width={width - 2} height={5} fill="#fff" /> : null}
      <rect
        x={0.5}
        y={0.5}
        width={width - 1}
        height={height - 1}
        rx={2}
        fill="none"
        stroke={isOutline ? (fill ?? INK) : INK}
        strokeOpacity={isOutline ? 1 : 0.7}
        strokeWidth={isOutline ? 2 : 1}
        strokeDasharray={dashed ? "3 2" : undefined}
      />
    </svg>
  );
}

/** Pattern tiles by the measures of the map's own patterns, made small. */
function tile(pattern: SwatchPattern, id: string) {
  switch (pattern) {
    case "dots":
      return (
        <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse">
          <circle cx={1.5} cy={1.5} r={0.9} fill={INK} />
          <circle cx={4} cy={4} r={0.9} fill={INK} />
        </pattern>
      );
    case "bars":
      return (
        <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={2} height={6} fill={INK} />
        </pattern>
      );
    case "lines":
      return (
        <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse">
          <rect y={2} width={5} height={1.2} fill={INK} />
        </pattern>
      );
    case "bands":
      return (
        <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width={3} height={6} fill="#f6f5f1" />
          <rect width={0.7} height={6} fill={INK} />
          <rect x={3} width={0.7} height={6} fill={INK} />
        </pattern>
      );
    case "rings":
      return (
        <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
          <circle cx={4} cy={4} r={2.1} fill="none" stroke={INK} strokeWidth={1} />
        </pattern>
      );
    case "questions":
      return (
        <pattern id={id} width={9} height={14} patternUnits="userSpaceOnUse">
          <text x={2} y={11} fontSize={10} fontWeight={700} fill={INK}>
            ?
          </text>
        </pattern>
      );
    default:
      return (
        <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse">
          <circle cx={1.5} cy={1.5} r={0.7} fill="#8a939e" />
        </pattern>
      );
  }
}
