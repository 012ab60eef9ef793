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
    // The box with figures stands above or below: the name goes to the other side.
    const facts = label.current.parentElement?.querySelector<HTMLElement>("[data-testid=cursor-facts]");
    const top = label.current.parentElement?.getBoundingClientRect().top ?? 0;
    const isBelow = facts != null && !facts.hidden && facts.getBoundingClientRect().top - top < y;
    const left = x + 20 + width > room ? x - 20 - width : x + 20;
    label.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(4, isBelow ? y + 20 : y - 48))}px)`;
  }, [snap, map]);
  if (snap === null) return null;
  return (
    <div ref={label} className={styles.snap} data-testid="snap-label">
      {nameSnap(snap, editing.session.world.ground, t)}
    </div>
  );
}
