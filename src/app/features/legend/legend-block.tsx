import { Check, TriangleAlert } from "lucide-react";
import { type MouseEvent, useMemo, useState } from "react";
import { areaDecimals, formatSmallArea, m2PerUnit } from "../../i18n/format-area.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { nameOfUse, UseMark } from "../../marks/use-mark.tsx";
import { paletteKeys } from "../../marks/use-palette.ts";
import { setFilter } from "../../state/actions.ts";
import { filterRows } from "../../state/filter-rows.ts";
import {
  buildLegend,
  isolateUse,
  type Legend,
  type LegendScope,
  roundLegend,
  toggleUse,
} from "../../state/legend-rows.ts";
import { rowsInView } from "../../state/rows-in-view.ts";
import type { FillStrength } from "../../state/session.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/section.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import styles from "./legend-block.module.css";

const scopes: readonly LegendScope[] = ["view", "filtered", "all"];
const scopeKeys = { view: "legend.inView", filtered: "legend.filtered", all: "legend.all" } as const;

/** Classes with their areas; rows add up to the last one, and each row is the switch of its class. */
export function LegendBlock() {
  const formats = useFormat();
  const { t } = formats;
  const [scope, setScope] = useState<LegendScope>("all");
  const park = useApp((state) => state.park);
  const rows = useApp((state) => state.rows);
  const filter = useApp((state) => state.session.filter);
  const fill = useApp((state) => state.session.fill);
  const viewBox = useApp((state) => state.viewBox);
  const legend = useMemo(() => {
    if (park === null) return null;
    const counted =
      scope === "filtered" ? filterRows(rows, filter) : scope === "view" ? rowsInView(rows, viewBox) : rows;
    return buildLegend(park, counted, scope, paletteKeys);
  }, [park, rows, filter, viewBox, scope]);
  const present = useMemo(() => [...new Set(rows.map((row) => row.useKey ?? "?"))], [rows]);
  if (legend === null) return null;
  return (
    <Section
      level={2}
      title={t("legend.title")}
      aside={
        <Segmented
          label={t("legend.scope")}
          value={scope}
          options={scopes.map((key) => ({ key, text: t(scopeKeys[key]) }))}
          onChange={setScope}
        />
      }
    >
      <LegendTable legend={legend} formats={formats} present={present} chosen={filter.useKeys} fill={fill} />
      <Balance legend={legend} formats={formats} scope={scope} />
      {filter.useKeys.length === 0 ? null : (
        <Button kind="text" size="small" onPress={() => setFilter({ useKeys: [] })}>
          {t("legend.showAll")}
        </Button>
      )}
    </Section>
  );
}

interface LegendTableProps {
  readonly legend: Legend;
  readonly formats: Formats;
  readonly present: readonly string[];
  readonly chosen: readonly string[];
  readonly fill: FillStrength;
}

function LegendTable({ legend, formats, present, chosen, fill }: LegendTableProps) {
  const { t, word, settings, unitName } = formats;
  const decimals = areaDecimals(settings.unit, "list");
  const rounded = roundLegend(legend, m2PerUnit[settings.unit], decimals);
  const handleClick = (event: MouseEvent, key: string) =>
    setFilter({ useKeys: event.altKey ? isolateUse(chosen, key) : toggleUse(chosen, key, present) });
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("legend.class")}</th>
          <th scope="col" className={styles.number}>
            {t("legend.n")}
          </th>
          <th scope="col" className={styles.number}>
            {unitName}
          </th>
          <th scope="col" className={styles.number}>
            {t("legend.percent")}
          </th>
        </tr>
      </thead>
      <tbody>
        {legend.rows.map((row, index) => {
          const isOn = chosen.length === 0 || chosen.includes(row.key);
          const isSwitch = present.includes(row.key);
          const name = nameOfUse(row.key, word, t("legend.unknownClass"));
          return (
            <tr key={row.key} className={styles.row} data-off={!isOn || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.switch}
                  aria-pressed={isSwitch ? isOn : undefined}
                  aria-disabled={!isSwitch || undefined}
                  title={isSwitch ? t("legend.hint") : t("legend.noParcels")}
                  onClick={(event) => {
                    if (isSwitch) handleClick(event, row.key);
                  }}
                >
                  <UseMark useKey={row.key === "?" ? null : row.key} fill={fill} />
                  <b>{row.key}</b>
                  <span title={name}>{row.key === "?" ? name : word("useShort", row.key)}</span>
                </button>
              </th>
              <td className={styles.muted}>{row.parcels === 0 ? t("common.dash") : row.parcels}</td>
              <td>{formatNumber(rounded.areas[index] ?? 0, decimals)}</td>
              <td className={styles.muted}>{formatNumber(rounded.shares[index] ?? 0, 1)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t(legend.from === "zones" ? "legend.park" : "legend.parcels")}</th>
          <td>{legend.parcels}</td>
          <td>{formatNumber(legend.areaM2 / m2PerUnit[settings.unit], decimals)}</td>
          <td>{legend.areaM2 > 0 ? "100.0" : t("common.dash")}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** The line that says whether the sum is the park: amber as soon as it is not. */
function Balance({
  legend,
  formats,
  scope,
}: {
  readonly legend: Legend;
  readonly formats: Formats;
  readonly scope: LegendScope;
}) {
  const { t } = formats;
  if (legend.from === "parcels") {
    return <p className={styles.note}>{t(scope === "all" ? "legend.noZones" : "legend.parcelsOnly")}</p>;
  }
  const gapM2 = legend.gapM2 ?? 0;
  const overlapM2 = legend.overlapM2 ?? 0;
  const isEven = gapM2 < 0.05 && overlapM2 < 0.05;
  const Sign = isEven ? Check : TriangleAlert;
  return (
    <>
      <p className={styles.balance} data-even={isEven}>
        <Sign size={16} strokeWidth={2} aria-hidden="true" />
        {t("legend.check", {
          difference: formatSmallArea(overlapM2 - gapM2),
          gaps: formatSmallArea(gapM2),
          overlaps: formatSmallArea(overlapM2),
        })}
      </p>
      <p className={styles.note}>{t("legend.zoneArea")}</p>
    </>
  );
}
