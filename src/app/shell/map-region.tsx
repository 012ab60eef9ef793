import { lazy, Suspense, useMemo } from "react";
import type { ParcelRow } from "../../worker/messages.ts";
import { Home } from "../features/open-park/home.tsx";
import { LoadingCard } from "../features/open-park/loading-card.tsx";
import { formatNumber } from "../i18n/format-number.ts";
import { useFormat } from "../i18n/use-format.ts";
import { statusWord } from "../marks/status-word.ts";
import { nameOfUse } from "../marks/use-mark.tsx";
import { drawnM2 } from "../state/drawn-area.ts";
import { filterRows } from "../state/filter-rows.ts";
import { useApp } from "../state/use-app.ts";
import styles from "./map-region.module.css";

/** The map engine is its own piece of the program, asked for at once: it comes while the worker reads the park. */
const mapModule = import("../map/park-map.tsx");
const ParkMap = lazy(() => mapModule.then(({ ParkMap }) => ({ default: ParkMap })));

export function MapRegion() {
  const { t } = useFormat();
  const hasPark = useApp((state) => state.park !== null);
  const isLoading = useApp((state) => state.loading !== null);
  return (
    <main id="region-map" className={styles.region} aria-label={t("bar.mapRegion")}>
      {hasPark ? (
        <Suspense fallback={<div className={styles.skeleton} />}>
          <WordedMap />
        </Suspense>
      ) : isLoading ? (
        <div className={styles.skeleton} />
      ) : (
        <Home />
      )}
      <LoadingCard />
    </main>
  );
}

/** The map with its words in the language shown. */
function WordedMap() {
  const formats = useFormat();
  const { t, text, word, area } = formats;
  const park = useApp((state) => state.park);
  const total = useApp((state) => state.rows.length);
  const shown = useApp((state) => filterRows(state.rows, state.session.filter).length);
  const basis = park?.areaBasis ?? "ellipsoidal";
  const labels = useMemo(
    () => ({
      map: t("map.name", { park: text(park?.meta.name ?? null), shown, total }),
      keys: t("map.keys"),
      zoomIn: t("map.zoomIn"),
      zoomOut: t("map.zoomOut"),
      north: t("map.north"),
      compare: t("map.compare"),
      scale: t("map.scale"),
      noWebgl: `${t("webgl.title")}. ${t("webgl.body")}`,
      offersFit: t("map.offersFit"),
      offersOther: t("map.offersOther"),
      offersContext: t("map.offersContext"),
      places: t("map.places"),
      place: ({ parcels, parkId }: { readonly parcels: number; readonly parkId: string | null }) => {
        const count = formatNumber(parcels, 0);
        const name = text(park?.parks.find(({ id }) => id === parkId)?.name ?? null);
        const zoom = t("map.place", { count: parcels, parcels: count });
        return { name: name === "" ? zoom : `${name} · ${zoom}`, count };
      },
    }),
    [t, text, park, shown, total],
  );
  const describeParcel = (row: ParcelRow) =>
    [
      row.id,
      nameOfUse(row.useKey, word, t("legend.unknownClass")),
      statusWord(row.status, row.tags, t),
      area(drawnM2(row, basis)),
    ].join(" · ");
  return <ParkMap describeParcel={describeParcel} labels={labels} />;
}
