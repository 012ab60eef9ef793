import { useEffect, useRef } from "react";
import { useT } from "../i18n/use-t.ts";
import { usePlan } from "../state/use-plan.ts";
import { nameSnap } from "../tools/snap-words.ts";
import styles from "./edit-overlay.module.css";
import type { Editing } from "./edit-overlay.tsx";
import type { MapSession } from "./map-session.ts";

/** Names what is snapped to, beside it. */
export function SnapLabel({ editing, map }: { readonly editing: Editing; readonly map: MapSession }) {
  const { t } = useT();
  const snap = usePlan((state) => state.snap);
  const label = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (snap === null || label.current === null) return;
    const { x, y } = map.project(snap.at);
    const width = label.current.offsetWidth;
    const room = label.current.parentElement?.clientWidth ?? 0;
    const left = x + 20 + width > room ? x - 20 - width : x + 20;
    label.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(4, y - 48))}px)`;
  }, [snap, map]);
  if (snap === null) return null;
  return (
    <div ref={label} className={styles.snap} data-testid="snap-label">
      {nameSnap(snap, editing.session.world.ground, t)}
    </div>
  );
}
