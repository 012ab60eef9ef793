import { m2PerUnit } from "../../i18n/format-area.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { setFilter } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { NumberInput } from "../../ui/number-input.tsx";
import styles from "./area-filter.module.css";

/** Parcel area from–to in the unit chosen: filters map, table, legend and totals alike. */
export function AreaFilter() {
  const { t, settings, unitName } = useFormat();
  const { minAreaM2, maxAreaM2 } = useApp((state) => state.session.filter);
  const unitM2 = m2PerUnit[settings.unit];
  const toUnit = (m2: number | null) => (m2 === null ? null : Number((m2 / unitM2).toFixed(6)));
  const fromUnit = (value: number | null) => (value === null ? null : Number((value * unitM2).toFixed(4)));
  const label = t("inspect.areaFilter");
  return (
    <fieldset className={styles.filter}>
      <legend className="visually-hidden">{label}</legend>
      <span aria-hidden="true">{label}</span>
      <NumberInput
        label={`${label} ${t("invest.from")}`}
        value={toUnit(minAreaM2)}
        onChange={(value) => setFilter({ minAreaM2: fromUnit(value) })}
      />
      –
      <NumberInput
        label={`${label} ${t("invest.to")}`}
        value={toUnit(maxAreaM2)}
        onChange={(value) => setFilter({ maxAreaM2: fromUnit(value) })}
        unit={unitName}
      />
    </fieldset>
  );
}
