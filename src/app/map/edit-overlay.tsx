import { useEffect, useRef, useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { followScenario } from "../state/follow-scenario.ts";
import { closePlan, followParcelSelection, openPlan, say } from "../state/plan-actions.ts";
import { planStore } from "../state/plan-store.ts";
import { store } from "../state/store.ts";
import { useApp } from "../state/use-app.ts";
import { setCurrentSession } from "../tools/current-session.ts";
import { findFeature } from "../tools/edit-ground.ts";
import { EditKeyboard } from "../tools/edit-keyboard.ts";
import { EditSession } from "../tools/edit-session.ts";
import { cornersOf } from "../tools/handles.ts";
import { CursorFacts } from "./cursor-facts.tsx";
import { DoneChip } from "./done-chip.tsx";
import styles from "./edit-overlay.module.css";
import { installEditPointer, modifiersOf } from "./edit-pointer.ts";
import { EditStateOutput } from "./edit-state-output.tsx";
import { createEditSurface } from "./edit-surface.ts";
import { drawExpansions } from "./expansion-layers.ts";
import type { MapSession } from "./map-session.ts";
import { SnapLabel } from "./snap-label.tsx";
import { TouchBar } from "./touch-bar.tsx";
import { TypedField } from "./typed-field.tsx";

/** Narrower than this nothing is drawn or dragged. */
const phoneWidthPx = 768;

/** The tools at work, for what is drawn over the map. */
export interface Editing {
  readonly session: EditSession;
  readonly keyboard: EditKeyboard;
}

/** What Plan adds to the map: draft, handles, crosshair, figures at the cursor, and the hand that edits. */
export function EditOverlay({ map }: { readonly map: MapSession }) {
  const crosshair = useRef<HTMLDivElement>(null);
  const facts = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const drawings = useApp((state) => state.park?.drawings);
  const { t } = useT();
  const words = useRef(t);
  words.current = t;

  useEffect(() => {
    if (drawings === undefined) return;
    void openPlan();
    return () => {
      // Another park: what was known of the plan before is forgotten.
      if (store.getState().park?.drawings !== drawings) closePlan();
    };
  }, [drawings]);

  // Not before the plan of this park is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another park has other scenarios
  useEffect(() => followScenario(), [drawings]);

  useEffect(() => {
    if (crosshair.current === null || facts.current === null) return;
    const { controller } = map;
    const surface = createEditSurface(controller, { crosshair: crosshair.current, facts: facts.current });
    const stopExpansions = drawExpansions(controller.map);
    const session = new EditSession(surface, (patches) => controller.patchDrawings(patches));
    const keyboard = new EditKeyboard(session, surface, { onDigit: setTyped, onCorner: () => sayCorner(session) });
    const sayCorner = ({ world }: EditSession) => {
      const { selection, corner } = planStore.getState();
      const [ref] = selection;
      const feature = ref === undefined || world.ground === null ? undefined : findFeature(world.ground, ref);
      if (feature === undefined || corner === null) return;
      const found = cornersOf(feature.geometry).find(
        ({ path }) => path.polygon === corner.polygon && path.ring === corner.ring && path.corner === corner.corner,
      );
      if (found !== undefined) say(words.current("edit.said.corner", { number: found.number, id: feature.id }));
    };
    // Two clicks end what is drawn; they do not zoom.
    controller.map.doubleClickZoom.disable();
    // On a phone plans are only looked at (ux §4).
    const stopPointer =
      window.innerWidth < phoneWidthPx ? () => {} : installEditPointer(controller.map.getContainer(), session);
    const view = controller.map.on("move", () => session.viewMoved());
    const rest = controller.map.on("moveend", () => session.viewChanged());
    map.editing = {
      click: (x, y, event) => {
        keyboard.hideCross();
        session.click([x, y], modifiersOf(event));
      },
      key: (event) => keyboard.handle(event),
    };
    followParcelSelection(store.getState().session.selection);
    const stopFollowing = store.subscribe((now, before) => {
      if (now.session.selection !== before.session.selection) followParcelSelection(now.session.selection);
    });
    setEditing({ session, keyboard });
    setCurrentSession(session);
    return () => {
      setEditing(null);
      setCurrentSession(null);
      stopExpansions();
      map.editing = null;
      stopFollowing();
      view.unsubscribe();
      rest.unsubscribe();
      stopPointer();
      controller.map.doubleClickZoom.enable();
      session.destroy();
      surface.destroy();
    };
  }, [map]);

  // What a tool does and its keys are said when it is taken up.
  useEffect(
    () =>
      planStore.subscribe((now, before) => {
        if (now.tool !== before.tool) {
          const hint = words.current(now.tool === "select" ? "edit.said.hintSelect" : "edit.said.hintPath");
          say(words.current("edit.said.tool", { tool: words.current(`edit.tool.${now.tool}`), hint }));
        }
        if (now.options.snap !== before.options.snap) {
          say(words.current(now.options.snap ? "edit.said.snapOn" : "edit.said.snapOff"));
        }
      }),
    [],
  );

  return (
    <div className={styles.layer}>
      <div ref={crosshair} className={styles.crosshair} data-testid="crosshair" hidden>
        <svg width={34} height={34} viewBox="0 0 34 34" aria-hidden="true">
          <path d="M17 1v12M17 21v12M1 17h12M21 17h12" stroke="#fff" strokeWidth={4} />
          <path d="M17 1v12M17 21v12M1 17h12M21 17h12" stroke="#0b3d91" strokeWidth={1.75} />
          <circle cx={17} cy={17} r={1.5} fill="#0b3d91" />
        </svg>
      </div>
      <div ref={facts} className={styles.facts} data-testid="cursor-facts" hidden>
        <CursorFacts />
      </div>
      {editing === null ? null : <SnapLabel editing={editing} map={map} />}
      {editing === null || typed === null ? null : (
        <TypedField
          editing={editing}
          start={typed}
          onClose={() => {
            setTyped(null);
            map.canvas.focus();
          }}
        />
      )}
      {editing === null ? null : <TouchBar editing={editing} />}
      {editing === null ? null : <EditStateOutput editing={editing} map={map} />}
      <DoneChip />
      <Said />
    </div>
  );
}

/** Says what the hand did, politely. */
function Said() {
  const [text, setText] = useState("");
  useEffect(() => planStore.subscribe(({ said }) => setText(said.text)), []);
  return (
    <output className="visually-hidden" aria-live="polite" data-testid="edit-live">
      {text}
    </output>
  );
}
