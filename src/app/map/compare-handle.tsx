import { ChevronsLeftRight } from "lucide-react";
import { useRef } from "react";
import { useFormat } from "../i18n/use-format.ts";
import { useStateName } from "../i18n/use-state-name.ts";
import { clampShare, type PlacedState } from "../state/compare-view.ts";
import styles from "./compare-maps.module.css";

interface CompareHandleProps {
  /** Share of the width. */
  readonly at: number;
  readonly states: readonly [a: PlacedState, b: PlacedState];
  readonly onDrag: (at: number) => void;
  readonly onMove: (at: number) => void;
}

const step = 0.02;

/** The handle between two states: dragged, or moved by keys, 2 % at a time. */
export function CompareHandle({ at, states: [a, b], onDrag, onMove }: CompareHandleProps) {
  const { t } = useFormat();
  const line = useRef<HTMLDivElement>(null);
  const [nameA, nameB] = [useStateName(a.id), useStateName(b.id)];
  const percent = Math.round(at * 100);
  const readShare = (clientX: number) => {
    const box = line.current?.parentElement?.getBoundingClientRect();
    return box === undefined || box.width === 0 ? at : clampShare((clientX - box.left) / box.width);
  };
  const moveByKey = (event: React.KeyboardEvent) => {
    const next = {
      ArrowLeft: at - step,
      ArrowDown: at - step,
      ArrowRight: at + step,
      ArrowUp: at + step,
      Home: 0,
      End: 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(clampShare(next));
  };
  return (
    <div
      ref={line}
      className={styles.handle}
      style={{ left: `${at * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={t("compare.handle")}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={t("compare.handleAt", { percent, a: nameA, b: nameB })}
      onKeyDown={moveByKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onDrag(readShare(event.clientX));
      }}
      onPointerUp={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(readShare(event.clientX));
      }}
    >
      <span className={styles.knob}>
        <ChevronsLeftRight size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
    </div>
  );
}
