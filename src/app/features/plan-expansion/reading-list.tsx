import type { ListReading } from "../../../formats/text/coordinate-list/find-readings.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import styles from "./coordinate-dialog.module.css";

export interface ReadingListProps {
  readonly readings: readonly ListReading[];
  readonly chosen: ListReading | null;
  readonly onChoose: (key: string) => void;
  readonly onEnter: () => void;
}

/** Ways to read the numbers, each with where it leads; Enter takes the one chosen. */
export function ReadingList({ readings, chosen, onChoose, onEnter }: ReadingListProps) {
  const formats = useFormat();
  const { t } = formats;
  return (
    <fieldset className={styles.readings}>
      <legend>{t("expansion.coordinates.readAs")}</legend>
      {readings.map((reading) => (
        <label key={reading.key} className={styles.one} data-chosen={reading.key === chosen?.key || undefined}>
          <input
            type="radio"
            name="expansion-reading"
            checked={reading.key === chosen?.key}
            onChange={() => onChoose(reading.key)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              onEnter();
            }}
          />
          <span>
            {systemWords(reading, formats)}
            <small>{whereWords(reading, formats)}</small>
            {reading.against.map((what) => (
              <small key={what} className={styles.caution}>
                ! {t(what === "axes" ? "expansion.coordinates.againstAxes" : "expansion.coordinates.againstZone")}
              </small>
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const degrees = "EPSG:4490";

function systemWords({ crs, zone, order }: ListReading, { t }: Formats): string {
  const isEast = order === "east-first";
  if (crs === degrees) {
    const words = t(isEast ? "expansion.coordinates.lngFirst" : "expansion.coordinates.latFirst");
    return t("expansion.coordinates.degrees", { order: words });
  }
  const words = t(isEast ? "expansion.coordinates.eastFirst" : "expansion.coordinates.northFirst");
  return zone === null
    ? t("expansion.coordinates.grid", { crs, order: words })
    : t("expansion.coordinates.zone", { zone, order: words });
}

function whereWords({ distanceM }: ListReading, { t, measure }: Formats): string {
  if (!Number.isFinite(distanceM)) return "";
  return distanceM === 0
    ? t("expansion.coordinates.at")
    : t("expansion.coordinates.away", { distance: measure(Math.round(distanceM), "m") });
}
