import { useEffect, useRef, useState } from "react";
import { useFormat } from "../i18n/use-format.ts";
import { useStateName } from "../i18n/use-state-name.ts";
import { editOtherSide, followComparison, moveHandle } from "../state/compare-actions.ts";
import { useCompare } from "../state/compare-store.ts";
import { type CompareView, type PlacedState, placeStates } from "../state/compare-view.ts";
import { followScenario } from "../state/follow-scenario.ts";
import { planStore } from "../state/plan-store.ts";
import { useApp } from "../state/use-app.ts";
import { usePlan } from "../state/use-plan.ts";
import { CompareHandle } from "./compare-handle.tsx";
import { type CompareSide, hideDifferences, noDifferences, showDifferences } from "./compare-layers.ts";
import { CompareMap, toFeatures } from "./compare-map.ts";
import styles from "./compare-maps.module.css";
import { mapFrames } from "./map-frames.ts";
import type { MapSession } from "./map-session.ts";
import { useDark } from "./use-dark.ts";

interface CompareMapsProps {
  readonly map: MapSession;
  readonly view: CompareView;
}

/** What Compare adds to the map: the other states beside it or under the handle, their names, and what differs. */
export function CompareMaps({ map, view }: CompareMapsProps) {
  const { t } = useFormat();
  const shownId = usePlan((state) => state.view?.activeId ?? null);
  const isOpen = usePlan((state) => state.phase === "open");
  const isPlan = useApp((state) => state.session.workspace === "plan");
  const [dragged, setDragged] = useState<number | null>(null);
  const at = dragged ?? view.at;
  const states = placeStates(view, shownId);
  const frames = mapFrames(view.layout, states.length);

  useEffect(() => followComparison(), []);
  // In Plan the tools draw what changes, and the address is kept there.
  useEffect(() => (isPlan ? undefined : drawChanges(map)), [map, isPlan]);
  useEffect(() => (isPlan ? undefined : followScenario()), [isPlan]);
  useMainDifferences(map, view.layout === "diff" ? "both" : view.side);
  useEditKey();

  if (!isOpen) return null;
  const [a, b] = states;
  return (
    <>
      {view.layout === "diff"
        ? null
        : states.map((state, index) =>
            state.isShown ? null : (
              <OtherMap
                key={state.place}
                main={map}
                state={state}
                frame={frames[index] ?? fullFrame}
                clip={view.layout === "swipe" ? clipOf(state, at) : undefined}
              />
            ),
          )}
      {view.layout === "swipe" && a !== undefined && b !== undefined ? (
        <CompareHandle
          at={at}
          states={[a, b]}
          onDrag={setDragged}
          onMove={(share) => {
            setDragged(null);
            moveHandle(share);
          }}
        />
      ) : null}
      {states.map((state, index) => (
        <StateChip
          key={state.place}
          state={state}
          style={
            view.layout === "split"
              ? { left: `calc(${frames[index]?.left ?? 0}% + 12px)` }
              : state.place === "a"
                ? { left: "12px" }
                : { right: "12px" }
          }
        />
      ))}
      <span className={styles.hidden} id="compare-edit-key">
        {t("compare.editKey")}
      </span>
    </>
  );
}

const fullFrame = { left: 0, width: 100 } as const;

/** Left of the handle is the first state, right of it the second. */
function clipOf({ place }: PlacedState, at: number): string {
  return place === "a" ? `inset(0 ${(1 - at) * 100}% 0 0)` : `inset(0 0 0 ${at * 100}%)`;
}

interface OtherMapProps {
  readonly main: MapSession;
  readonly state: PlacedState;
  readonly frame: { readonly left: number; readonly width: number };
  readonly clip: string | undefined;
}

function OtherMap({ main, state, frame, clip }: OtherMapProps) {
  const { t } = useFormat();
  const container = useRef<HTMLDivElement>(null);
  const output = useRef<HTMLOutputElement>(null);
  const [made, setMade] = useState<CompareMap | null>(null);
  const dark = useDark();
  const name = useStateName(state.id);
  const first = useRef(state.id);
  const side = state.place === "third" ? null : state.place;

  useEffect(() => {
    if (container.current === null) return;
    const map = new CompareMap(container.current, main, first.current, (text) => {
      if (output.current !== null) output.current.textContent = text;
    });
    setMade(map);
    return () => map.destroy();
  }, [main]);
  useEffect(() => made?.show(state.id, side), [made, state.id, side]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map reads the theme itself; `dark` only says that it changed
  useEffect(() => made?.setDark(), [made, dark]);
  useEffect(() => {
    if (made !== null) made.name = t("compare.map", { name });
  }, [made, name, t]);

  return (
    <div
      className={styles.other}
      data-testid="compare-map"
      style={{ left: `${frame.left}%`, width: `${frame.width}%`, ...(clip === undefined ? {} : { clipPath: clip }) }}
    >
      <div ref={container} className={styles.canvas} />
      <output ref={output} data-testid={`map-state-${state.place}`} className={styles.hidden} />
    </div>
  );
}

/** Name of a state, how much it changes, and whether it is the one that is edited. */
function StateChip({ state, style }: { readonly state: PlacedState; readonly style: React.CSSProperties }) {
  const { t } = useFormat();
  const name = useStateName(state.id);
  const scenario = usePlan((plan) => plan.view?.scenarios.find(({ id }) => id === state.id));
  const isLocked = scenario === undefined || scenario.isLocked;
  return (
    <div className={styles.chip} style={style} data-testid={`compare-chip-${state.place}`}>
      <b>{name}</b>
      {scenario === undefined ? null : <span>{t("compare.changes", { count: scenario.changeCount })}</span>}
      {state.isShown ? (
        <em data-locked={isLocked || undefined}>{t(isLocked ? "compare.locked" : "compare.editing")}</em>
      ) : state.place === "third" ? null : (
        <button
          type="button"
          onClick={editOtherSide}
          aria-describedby="compare-edit-key"
          title={`${t("compare.edit", { name })} (U)`}
        >
          {t("compare.edit", { name })}
        </button>
      )}
    </div>
  );
}

/** Draws the differences on the map of the shown state, and takes them off in the end. */
function useMainDifferences({ controller }: MapSession, side: CompareSide): void {
  const shapes = useCompare((state) => state.found?.shapes);
  const cells = useCompare((state) => state.shownCells);
  useEffect(() => {
    const { map } = controller;
    const show = () => showDifferences(map, side, shapes ?? noDifferences, toFeatures(cells));
    if (map.getLayer("hover") !== undefined) {
      show();
      return;
    }
    const loaded = map.on("load", show);
    return () => loaded.unsubscribe();
  }, [controller, side, shapes, cells]);
  useEffect(
    () => () => {
      // Where the map goes, its layers go with it.
      if (controller.map.getCanvas().isConnected) hideDifferences(controller.map);
    },
    [controller],
  );
}

/** Lays changes of the plan over the main map where no tool does. */
function drawChanges({ controller }: MapSession): () => void {
  void controller.patchDrawings(planStore.getState().patches);
  return planStore.subscribe((now, before) => {
    if (now.lastUpdate !== before.lastUpdate && now.lastUpdate !== null) {
      void controller.patchDrawings(now.lastUpdate.drawings);
    }
  });
}

/** `U` is heard before the tools, which have another use for it. */
function useEditKey(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "u" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, textarea, [contenteditable], [role=dialog], [role=menu], [role=listbox]")) return;
      event.preventDefault();
      event.stopPropagation();
      editOtherSide();
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, []);
}
