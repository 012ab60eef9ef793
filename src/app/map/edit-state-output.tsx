import { useEffect, useRef } from "react";
import { planStore } from "../state/plan-store.ts";
import { findFeature } from "../tools/edit-ground.ts";
import { cornersOf } from "../tools/handles.ts";
import type { Editing } from "./edit-overlay.tsx";
import type { MapSession } from "./map-session.ts";

/** How often the mirror is written at most, ms. */
const writeMs = 100;

/** What is edited, as JSON for test hooks: tool, selection, corners on the canvas in px, steps, times of frames. */
export function EditStateOutput({ editing, map }: { readonly editing: Editing; readonly map: MapSession }) {
  const output = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      timer = undefined;
      if (output.current !== null) output.current.textContent = JSON.stringify(describeEditing(editing, map));
    };
    const later = () => {
      timer ??= setTimeout(write, writeMs);
    };
    const stop = planStore.subscribe(later);
    const moved = map.controller.map.on("moveend", later);
    later();
    return () => {
      clearTimeout(timer);
      stop();
      moved.unsubscribe();
    };
  }, [editing, map]);
  return <output ref={output} data-testid="edit-state" hidden />;
}

function describeEditing({ session }: Editing, map: MapSession): object {
  const { phase, view, tool, selection, corner, pendingCount, live, liveSeq, failure, snap } = planStore.getState();
  const { ground, frameMs } = session.world;
  const [ref] = selection;
  const feature = ref === undefined || ground === null ? undefined : findFeature(ground, ref);
  const sorted = [...frameMs].sort((a, b) => a - b);
  return {
    phase,
    isReady: ground !== null,
    tool,
    doing: session.state.kind,
    selection,
    corner,
    corners: (feature === undefined ? [] : cornersOf(feature.geometry)).map(({ at, number }) => {
      const { x, y } = map.project(at);
      return { number, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, at };
    }),
    steps: view?.history.done ?? 0,
    scenario: view?.activeId ?? null,
    saved: view?.saved.kind ?? null,
    pendingCount,
    isHeld: session.world.isHolding,
    snap: snap?.kind ?? null,
    failure: failure?.kind ?? null,
    live: live === null ? null : { seq: liveSeq, meter: live.meter },
    frames: { count: sorted.length, p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? null },
  };
}
