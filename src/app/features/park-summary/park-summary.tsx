import type { Figure } from "../../../core/model/figure.ts";
import { displayStatuses } from "../../../core/rules/parcel-stage.ts";
import { boundsWords, readOpenParcels } from "../../i18n/format-range.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { HowFigure } from "../../marks/how/how-figure.tsx";
import { statusPatterns } from "../../marks/status-looks.ts";
import { StatusMark } from "../../marks/status-mark.tsx";
import { statusListWord } from "../../marks/status-word.ts";
import { findFill } from "../../marks/use-palette.ts";
import { useApp } from "../../state/use-app.ts";
import { Section, ValueRow } from "../../ui/section.tsx";
import { Swatch } from "../../ui/swatch.tsx";
import styles from "./park-summary.module.css";

const indicatorKeys = [
  "far",
  "building_coefficient",
  "building_density",
  "green_ratio",
  "investment_intensity",
] as const;
const basisKeys = { deed: "park.basisDeed", ellipsoidal: "park.basisEllipsoidal", grid: "park.basisGrid" } as const;

/** The park in figures, where no parcel is selected. */
export function ParkSummary() {
  const formats = useFormat();
  const { t, text, area, word, date } = formats;
  const park = useApp((state) => state.park);
  if (park === null) return null;
  const { totals } = park;
  return (
    <>
      <header className={styles.head}>
        <h2>{text(park.meta.name)}</h2>
        <p>{t("park.pick")}</p>
      </header>
      {park.parks.map((row) => (
        <Section
          key={row.id}
          title={park.parks.length === 1 ? t("park.summary") : text(row.name)}
          aside={t("inspect.asOf", { date: date(park.asOf) })}
        >
          <dl>
            <ValueRow label={t("park.area")}>
              <b>{area(row.areaM2.ellipsoidal, "list")}</b>
            </ValueRow>
            {indicatorKeys.map((key) => {
              const figure = row.indicators[key];
              return (
                <ValueRow
                  key={key}
                  label={word("indicator", key)}
                  end={
                    <HowFigure
                      name={word("indicator", key)}
                      symbol={word("indicatorShort", key)}
                      figure={figure}
                      checks={[]}
                      asOf={park.asOf}
                    />
                  }
                >
                  <FigureValue figure={figure} formats={formats} />
                </ValueRow>
              );
            })}
          </dl>
        </Section>
      ))}
      <Section title={t("park.status")} aside={`${totals.parcels} · ${area(totals.areaM2.ellipsoidal, "list")}`}>
        <ul className={styles.bars}>
          {displayStatuses.map((status) => {
            const entry = totals.byStatus[status];
            if (entry === undefined || entry.parcels === 0) return null;
            return (
              <li key={status}>
                <Swatch
                  fill={findFill("M2")}
                  opacity={0.5}
                  pattern={statusPatterns[status]}
                  dashed={status === "unsupplied"}
                />
                <StatusMark status={status} size={11} />
                <span>{statusListWord(status, t)}</span>
                <b>{entry.parcels}</b>
                <em>{area(entry.areaM2, "list")}</em>
              </li>
            );
          })}
        </ul>
      </Section>
      <Section title={t("park.checks")}>
        <dl>
          {(["fail", "unknown", "conditional", "pass"] as const).map((verdict) => (
            <ValueRow key={verdict} label={t(`verdict.${verdict}`)}>
              {totals.verdicts[verdict]}
            </ValueRow>
          ))}
          <ValueRow label={t("park.areaBasis")}>{t(basisKeys[park.areaBasis])}</ValueRow>
        </dl>
      </Section>
    </>
  );
}

/** What is known of a figure comes first; an open one then says how many parcels keep it open. */
function FigureValue({ figure, formats }: { readonly figure: Figure; readonly formats: Formats }) {
  const { t, measure } = formats;
  if (figure.value !== null) return <b>{measure(figure.value, figure.unit)}</b>;
  const open = readOpenParcels(figure.missing[0] ?? "");
  return (
    <>
      <b>{boundsWords(figure, formats) ?? t("common.unknown")}</b>
      <small className={styles.open}>
        {open === undefined ? t("park.notSettledPlain") : t("park.notSettled", { count: open.more + 1 })}
      </small>
    </>
  );
}
