import { useMemo } from "react";
import { displayStatuses } from "../../../core/rules/parcel-stage.ts";
import { areaDecimals, m2PerUnit } from "../../i18n/format-area.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { statusPatterns } from "../../marks/status-looks.ts";
import { StatusMark } from "../../marks/status-mark.tsx";
import { statusListWord } from "../../marks/status-word.ts";
import { findFill } from "../../marks/use-palette.ts";
import { setFilter } from "../../state/actions.ts";
import { drawnM2 } from "../../state/drawn-area.ts";
import { roundToSum } from "../../state/largest-remainder.ts";
import { useApp } from "../../state/use-app.ts";
import { CheckBox } from "../../ui/check-box.tsx";
import { Section } from "../../ui/section.tsx";
import { Swatch } from "../../ui/swatch.tsx";
import styles from "./status-filter.module.css";

/** Every status with count and drawn area; ticking filters map, table and totals. */
export function StatusFilter() {
  const { t, date, settings, unitName } = useFormat();
  const rows = useApp((state) => state.rows);
  const basis = useApp((state) => state.park?.areaBasis ?? "ellipsoidal");
  const asOf = useApp((state) => state.park?.asOf ?? null);
  const chosen = useApp((state) => state.session.filter.statuses);
  const counted = useMemo(() => {
    const entries = new Map(displayStatuses.map((status) => [status, { status, parcels: 0, areaM2: 0 }]));
    for (const row of rows) {
      const entry = entries.get(row.status);
      if (entry === undefined) continue;
      entry.parcels++;
      entry.areaM2 += drawnM2(row, basis);
    }
    return [...entries.values()];
  }, [rows, basis]);
  const unitM2 = m2PerUnit[settings.unit];
  const decimals = areaDecimals(settings.unit, "list");
  const areas = roundToSum(
    counted.map((entry) => entry.areaM2 / unitM2),
    decimals,
  );
  const total = counted.reduce((sum, entry) => sum + entry.areaM2, 0);
  return (
    <Section
      level={2}
      title={t("inspect.status")}
      aside={asOf === null ? undefined : t("inspect.asOf", { date: date(asOf) })}
    >
      {counted.map(({ status, parcels }, index) => {
        const isOn = chosen.includes(status);
        return (
          <div key={status} className={styles.row} data-on={isOn || undefined}>
            <CheckBox
              isSelected={isOn}
              isDisabled={parcels === 0 && !isOn}
              onChange={(on) =>
                setFilter({ statuses: on ? [...chosen, status] : chosen.filter((item) => item !== status) })
              }
            >
              <Swatch
                fill={findFill("M2")}
                opacity={0.5}
                pattern={statusPatterns[status]}
                dashed={status === "unsupplied"}
                size="large"
              />
              <span className={styles.name}>
                <StatusMark status={status} />
                {statusListWord(status, t)}
              </span>
              <span className={styles.count}>{parcels}</span>
              <span className={styles.area}>{formatNumber(areas[index] ?? 0, decimals)}</span>
            </CheckBox>
          </div>
        );
      })}
      <p className={styles.total}>
        <span>{t("common.total")}</span>
        <span className={styles.count}>{rows.length}</span>
        <span className={styles.area}>
          {formatNumber(total / unitM2, decimals)} {unitName}
        </span>
      </p>
    </Section>
  );
}
