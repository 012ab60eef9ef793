import type { Building } from "../../../core/model/records.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { formatPercent, formatPlainNumber } from "../../i18n/format-number.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { useApp } from "../../state/use-app.ts";
import { Section } from "../../ui/section.tsx";
import { Origin } from "./origin.tsx";
import styles from "./parcel-card.module.css";

/** Buildings on the parcel: storeys, heights, footprint; those that do not count yet say so. */
export function BuildingsBlock({ card }: { readonly card: ParcelCard }) {
  const formats = useFormat();
  const { t } = formats;
  const hasLayer = useApp((state) => state.park?.layerCounts.buildings !== undefined);
  const source = useApp((state) => state.park?.meta.sources.buildings);
  return (
    <Section title={t("card.buildings")} aside={card.buildings.length}>
      {card.buildings.length === 0 ? (
        <p className={styles.soft}>{t(hasLayer ? "card.noBuildings" : "card.noBuildingLayer")}</p>
      ) : null}
      <ul>
        {card.buildings.map((building) => {
          const onParcel = card.audit.buildings.find((candidate) => candidate.id === building.id);
          return (
            <li key={building.id} className={styles.building}>
              <b>{formats.text(building.name) || building.id}</b>{" "}
              <span>{building.status === "existing" ? "" : formats.word("buildingStatus", building.status)}</span>
              <br />
              <span>{facts(building, onParcel?.footprintM2 ?? null, formats).join(" · ")}</span>
              <Origin
                label={t("card.howOf", { name: formats.text(building.name) || building.id })}
                rows={[
                  [
                    t("card.footprint"),
                    onParcel === undefined
                      ? t("common.unknown")
                      : `${formats.measure(onParcel.footprintM2, "m2")} · ${t("card.sharePart", { percent: formatPercent(onParcel.share) })}`,
                  ],
                  [t("card.source"), source?.title ?? t("common.notRecorded")],
                  [t("card.layerDate"), source?.date ?? t("common.notRecorded")],
                  [
                    t("card.accuracy"),
                    source?.accuracyM == null
                      ? t("common.notRecorded")
                      : t("sources.accuracy", { m: source.accuracyM }),
                  ],
                ]}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function facts(
  building: Omit<Building, "geometry">,
  footprintM2: number | null,
  { t, measure, word }: Formats,
): readonly string[] {
  const parts: string[] = [];
  if (building.use !== null) parts.push(word("buildingUse", building.use));
  const count = building.storeys?.reduce((sum, storey) => sum + storey.count, 0) ?? building.storeyCount;
  if (count !== null) {
    const heights = [...new Set((building.storeys ?? []).flatMap((storey) => storey.heightM ?? []))];
    const each = heights.length > 0 ? ` (${heights.map((height) => formatPlainNumber(height, 2)).join(" / ")} m)` : "";
    parts.push(`${t("card.storeys", { count })}${each}`);
  }
  if (building.heightM !== null) parts.push(t("card.height", { m: formatPlainNumber(building.heightM, 1) }));
  if (footprintM2 !== null) parts.push(`${t("card.footprint")} ${measure(Math.round(footprintM2), "m2")}`);
  if (building.year !== null) parts.push(String(building.year));
  return parts;
}
