import { useState } from "react";
import { displayStatuses } from "../../../core/rules/parcel-stage.ts";
import type { OpenedPark } from "../../../worker/messages.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { statusPatterns } from "../../marks/status-looks.ts";
import { StatusMark } from "../../marks/status-mark.tsx";
import { statusListWord } from "../../marks/status-word.ts";
import { findFill } from "../../marks/use-palette.ts";
import { useApp } from "../../state/use-app.ts";
import { Section, ValueRow } from "../../ui/section.tsx";
import { SelectBox } from "../../ui/select-box.tsx";
import { Swatch } from "../../ui/swatch.tsx";
import { AccountsSection } from "./accounts-section.tsx";
import { FigureValue, HowRow } from "./figure-rows.tsx";
import { IndustrySection } from "./industry-section.tsx";
import { IntensiveSection, type SummaryPark } from "./intensive-section.tsx";
import styles from "./park-summary.module.css";

const grossKeys = ["far", "building_coefficient", "building_density", "green_ratio", "investment_intensity"] as const;
const basisKeys = { deed: "park.basisDeed", ellipsoidal: "park.basisEllipsoidal", grid: "park.basisGrid" } as const;

/** The park in figures, where no parcel is selected: first how well its land is used, the rest folded. */
export function ParkSummary() {
  const { t, text, area } = useFormat();
  const park = useApp((state) => state.park);
  const [chosen, setChosen] = useState<string | null>(null);
  if (park === null) return null;
  const shown = park.parks.find(({ id }) => id === chosen) ?? park.parks[0];
  return (
    <div className={styles.park}>
      <header className={styles.head}>
        <h2>{text(park.meta.name)}</h2>
        <p>
          {shown === undefined ? null : <b>{area(shown.areaM2.ellipsoidal, "list")}</b>} {t("park.pick")}
        </p>
        {park.parks.length < 2 || shown === undefined ? null : (
          <SelectBox
            label={t("park.overview")}
            value={shown.id}
            options={park.parks.map(({ id, name }) => ({ key: id, text: text(name) || id }))}
            onChange={setChosen}
          />
        )}
      </header>
      {shown === undefined ? null : (
        <>
          <IntensiveSection park={shown} title={t("intensive.title")} asOf={park.asOf} />
          <StatusSection park={park} />
          <AccountsSection park={shown} asOf={park.asOf} />
          <IndustrySection park={shown} asOf={park.asOf} />
          <Ranking park={park} />
          <GrossSection park={shown} asOf={park.asOf} />
        </>
      )}
      <CheckSection park={park} />
    </div>
  );
}

/** Indicators over everything inside the boundary, roads and water included. */
function GrossSection({ park, asOf }: { readonly park: SummaryPark; readonly asOf: string }) {
  const formats = useFormat();
  const { t, word } = formats;
  return (
    <details className={styles.section}>
      <summary>
        <h3>{t("intensive.gross")}</h3>
      </summary>
      <dl>
        {grossKeys.map((key) => (
          <HowRow
            key={key}
            label={word("indicator", key)}
            symbol={word("indicatorShort", key)}
            figure={park.indicators[key]}
            asOf={asOf}
          >
            <FigureValue figure={park.indicators[key]} formats={formats} />
          </HowRow>
        ))}
      </dl>
    </details>
  );
}

function StatusSection({ park }: { readonly park: OpenedPark }) {
  const { t, area } = useFormat();
  const { totals } = park;
  return (
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
  );
}

/** Parks by their score; one without a score says why instead of coming last. */
function Ranking({ park }: { readonly park: OpenedPark }) {
  const { t, word, text } = useFormat();
  if (park.ranking.length < 2) return null;
  return (
    <Section title={t("intensive.ranking")}>
      <ol className={styles.bars}>
        {park.ranking.map(({ parkId, rank, score, reason }) => {
          const row = park.parks.find(({ id }) => id === parkId);
          return (
            <li key={parkId}>
              <b>{rank ?? "–"}</b>
              <span>{text(row?.name ?? null) || parkId}</span>
              <em>
                {score === null
                  ? t("intensive.unranked", { reason: word("reason", reason ?? "no_score") })
                  : formatNumber(score, 1)}
              </em>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function CheckSection({ park }: { readonly park: OpenedPark }) {
  const { t } = useFormat();
  return (
    <Section title={t("park.checks")}>
      <dl>
        {(["fail", "unknown", "conditional", "pass"] as const).map((verdict) => (
          <ValueRow key={verdict} label={t(`verdict.${verdict}`)}>
            {park.totals.verdicts[verdict]}
          </ValueRow>
        ))}
        <ValueRow label={t("park.areaBasis")}>{t(basisKeys[park.areaBasis])}</ValueRow>
      </dl>
    </Section>
  );
}
