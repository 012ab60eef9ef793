import { formatChange } from "../../i18n/format-change.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./live-panel.module.css";
import type { LiveFeature } from "./read-live.ts";
import { sumAreas } from "./sum-areas.ts";

/** Areas of several features and together. */
export function SeveralNumbers({ features }: { readonly features: readonly LiveFeature[] }) {
  const { t, area } = useFormat();
  const isLive = features.some((feature) => feature.isLive);
  const total = sumAreas(features);
  return (
    <Section title={t("plan.live.title")} aside={t(isLive ? "plan.live.follows" : "plan.live.against")}>
      <table className={styles.numbers}>
        <tbody>
          {features.slice(0, mostRows).map(({ ref, areaM2, beforeM2 }) => (
            <tr key={`${ref.kind} ${ref.id}`}>
              <th scope="row">{ref.id}</th>
              <td>{areaM2 === null ? t("common.dash") : area(areaM2)}</td>
              <td className={styles.change}>
                {areaM2 === null || beforeM2 === null ? "" : formatChange(areaM2 - beforeM2, "m2")}
              </td>
            </tr>
          ))}
          <tr className={styles.total}>
            <th scope="row">{t("plan.live.total")}</th>
            <td>
              <b>{total === null ? t("common.unknown") : area(total.areaM2)}</b>
            </td>
            <td className={styles.change}>{total?.changeM2 == null ? "" : formatChange(total.changeM2, "m2")}</td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

const mostRows = 8;
