import type { ListingRow } from "../../../worker/messages.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { Section, ValueRow } from "../../ui/section.tsx";
import styles from "./invest.module.css";
import { limitRange } from "./offer-words.ts";

/** What may be built: site area times the limits, each with the paper the limit stands in. */
export function Capacity({ offer }: { readonly offer: ListingRow }) {
  const formats = useFormat();
  const { t, area } = formats;
  const gfa = rangeWords(offer.capacityMinM2, offer.capacityMaxM2, formats);
  const footprint = rangeWords(offer.footprintMinM2, offer.footprintMaxM2, formats);
  const site = area(offer.areaM2);
  const far = limitRange("", offer.farMin, offer.farMax, "ratio", formats);
  const coefficient = limitRange("", offer.coefficientMin, offer.coefficientMax, "fraction", formats);
  return (
    <Section title={t("invest.capacity")}>
      {gfa === null && footprint === null ? <p className={styles.stale}>{t("invest.noCapacity")}</p> : null}
      <dl>
        {gfa === null ? null : (
          <ValueRow label={t("invest.gfa")}>
            <b>{gfa}</b>
            <small className={styles.how}>
              {t("invest.capacityHow", { area: site, limits: far ?? "" })}
              <br />
              {t("invest.sourceOf", { source: offer.farSource ?? t("common.notRecorded") })}
            </small>
          </ValueRow>
        )}
        {footprint === null ? null : (
          <ValueRow label={t("invest.footprintRange")}>
            <b>{footprint}</b>
            <small className={styles.how}>
              {t("invest.footprintHow", { area: site, limits: coefficient ?? "" })}
              <br />
              {t("invest.sourceOf", { source: offer.coefficientSource ?? t("common.notRecorded") })}
            </small>
          </ValueRow>
        )}
      </dl>
    </Section>
  );
}

function rangeWords(min: number | null, max: number | null, { t, measure }: Formats): string | null {
  const write = (m2: number) => measure(Math.round(m2), "m2");
  if (min !== null && max !== null) return t("invest.range", { min: write(min), max: write(max) });
  if (min !== null) return t("invest.atLeast", { value: write(min) });
  return max === null ? null : t("invest.atMost", { value: write(max) });
}
