import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { ParcelRow } from "../../worker/messages.ts";
import { lazyWithCompareWords } from "../i18n/plan/load-compare-words.ts";
import { lazyWithPlanWords } from "../i18n/plan/load-plan-words.ts";
import { setWebgl } from "../state/actions.ts";
import { type CompareView, placeStates } from "../state/compare-view.ts";
import type { Workspace } from "../state/session.ts";
import { useApp } from "../state/use-app.ts";
import { useMedia } from "../ui/use-media.ts";
import { hasWebgl } from "./map-controller.ts";
import { mapFrames } from "./map-frames.ts";
import { defaultMapLabels, type MapLabels } from "./map-labels.ts";
import { MapSession } from "./map-session.ts";
import { MapTools } from "./map-tools.tsx";
import { OffersKey } from "./offers-key.tsx";
import styles from "./park-map.module.css";
import { ScaleBar } from "./scale-bar.tsx";
import { StaticMap } from "./static-map.tsx";
import { useDark } from "./use-dark.ts";

/** Everything that edits comes with Plan. */
const EditOverlay = lazyWithPlanWords(() => import("./edit-overlay.tsx").then((part) => part.EditOverlay));

const CompareMaps = lazyWithCompareWords(() => import("./compare-maps.tsx").then((part) => part.CompareMaps));

export interface ParkMapProps {
  /** Text of the tooltip: number, class, status, area. Without it only the number is shown. */
  readonly describeParcel?: (row: ParcelRow) => string;
  readonly labels?: Partial<MapLabels>;
}

interface View {
  readonly zoom: number;
  readonly metersPerPx: number;
  readonly denominator: number;
  readonly bearing: number;
}

const tooltipOffsetPx = 14;
/** From here on a park of a kilometre is seen without a marker. */
const nearZoom = 10;
/** Fetched by whoever looks from so far. */
const PlaceMarkers = lazy(() => import("./place-markers.tsx").then((part) => ({ default: part.PlaceMarkers })));

/** The map of the open park: reads the store, writes through actions, and fills the cell it stands in. */
export function ParkMap({ describeParcel = (row) => row.id, labels: given }: ParkMapProps) {
  const labels = { ...defaultMapLabels, ...given };
  const webgl = useApp((state) => state.webgl);
  useEffect(() => {
    if (webgl === null) setWebgl(hasWebgl());
  }, [webgl]);
  if (webgl === null) return <div className={styles.map} />;
  if (!webgl) return <StaticMap reason={labels.noWebgl} label={labels.map} />;
  return <DrawnMap describeParcel={describeParcel} labels={labels} />;
}

function DrawnMap({
  describeParcel,
  labels,
}: {
  readonly describeParcel: (row: ParcelRow) => string;
  readonly labels: MapLabels;
}) {
  const container = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLOutputElement>(null);
  const tooltip = useRef<HTMLDivElement>(null);
  const describe = useRef(describeParcel);
  describe.current = describeParcel;
  const [session, setSession] = useState<MapSession | null>(null);
  const [view, setView] = useState<View>({ zoom: nearZoom, metersPerPx: 1, denominator: 0, bearing: 0 });
  const invest = useApp((state) => state.session.workspace === "invest");
  const plan = useApp((state) => state.session.workspace === "plan");
  const compare = useApp((state) => (canCompare(state.session.workspace) ? state.session.compare : null));
  const canCompareHere = useApp((state) => canCompare(state.session.workspace));
  const isPhone = useMedia("(max-width: 767px)");
  const dark = useDark();

  useEffect(() => {
    if (container.current === null || frame.current === null) return;
    const made = new MapSession(container.current, frame.current, {
      onMove: setView,
      onHover: (row, x, y) => showTooltip(tooltip.current, row === null ? null : describe.current(row), x, y),
      onState: (text) => {
        if (summary.current !== null) summary.current.textContent = text;
      },
    });
    setSession(made);
    return () => {
      setSession(null);
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (session === null) return;
    session.canvas.setAttribute("aria-label", `${labels.map}. ${labels.keys}`);
    session.canvas.id = "map";
  }, [session, labels.map, labels.keys]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the session reads the theme itself; `dark` only says that it changed
  useEffect(() => session?.setDark(), [session, dark]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the map's canvas inside, which is the one tab stop
    <div
      className={styles.map}
      onKeyDown={(event) => {
        if (event.target === session?.canvas) session.handleKey(event.nativeEvent);
      }}
    >
      <div className={styles.main} style={isPhone ? undefined : frameOf(compare)}>
        <div ref={container} className={styles.canvas} />
        <div ref={frame} className={styles.frame} />
        <div ref={tooltip} className={styles.tooltip} role="tooltip" hidden />
        {session === null || view.zoom >= nearZoom ? null : (
          <Suspense>
            <PlaceMarkers
              labels={labels}
              zoom={view.zoom}
              project={(place) => session.project(place)}
              onChoose={(box) => session.goTo(box)}
            />
          </Suspense>
        )}
        {invest ? <OffersKey labels={labels} /> : null}
        {plan && session !== null ? (
          <Suspense>
            <EditOverlay map={session} />
          </Suspense>
        ) : null}
      </div>
      {compare !== null && session !== null && !isPhone ? (
        <Suspense>
          <CompareMaps map={session} view={compare} />
        </Suspense>
      ) : null}
      <ScaleBar metersPerPx={view.metersPerPx} denominator={view.denominator} label={labels.scale} />
      <MapTools
        labels={labels}
        bearing={view.bearing}
        onNorth={() => session?.northUp()}
        onZoom={(by) => session?.zoomBy(by)}
        isComparing={compare !== null}
        onCompare={canCompareHere && !isPhone ? () => void toggleCompare() : undefined}
      />
      <output ref={summary} data-testid="map-state" className={styles.hidden} />
    </div>
  );
}

/** States stand beside each other in the workspaces that show the plan. */
function canCompare(workspace: Workspace): boolean {
  return workspace === "plan" || workspace === "explore";
}

async function toggleCompare(): Promise<void> {
  const actions = await import("../state/compare-actions.ts");
  await actions.toggleCompare();
}

/** The place of the main map where others stand beside it. */
function frameOf(compare: CompareView | null): React.CSSProperties | undefined {
  if (compare === null || compare.layout !== "split") return undefined;
  const states = placeStates(compare, null);
  const frame = mapFrames("split", states.length)[states.findIndex(({ isShown }) => isShown)];
  return frame === undefined ? undefined : { left: `${frame.left}%`, width: `${frame.width}%` };
}

/** Straight into the element: a tooltip that followed the pointer through React would cost a render a frame. */
function showTooltip(element: HTMLElement | null, text: string | null, x: number, y: number): void {
  if (element === null) return;
  element.hidden = text === null;
  if (text === null) return;
  element.textContent = text;
  const room = element.parentElement?.clientWidth ?? 0;
  const left =
    x + tooltipOffsetPx + element.offsetWidth > room ? x - tooltipOffsetPx - element.offsetWidth : x + tooltipOffsetPx;
  element.style.transform = `translate(${Math.round(Math.max(4, left))}px, ${Math.round(y + tooltipOffsetPx)}px)`;
}
