import type { ServiceState } from "../../../core/rules/service-state.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { HowFigure } from "../../marks/how/how-figure.tsx";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { Section, ValueRow } from "../../ui/section.tsx";
import styles from "./parcel-card.module.css";

/** Services of the parcel: recorded, or inferred from the nearest line with its distance; then what they make it ready for. */
export function ServiceBlock({ card, asOf }: { readonly card: ParcelCard; readonly asOf: string }) {
  const formats = useFormat();
  const { t, word } = formats;
  const { services, readiness } = card.audit;
  const levelled = card.parcel.services?.levelled ?? null;
  if (services.length === 0 && card.parcel.services === null) {
    return (
      <Section title={t("card.services")}>
        <p className={styles.soft}>{t("card.noServices")}</p>
      </Section>
    );
  }
  const score = readiness.score;
  return (
    <Section title={t("card.services")}>
      <ul className={styles.services}>
        {services.map((service) => (
          <li key={service.key}>
            <VerdictSign look={lookOf(service.state)} size={14} />
            <span>
              {word("service", service.key)}
              <small>{stateWords(service, formats)}</small>
            </span>
          </li>
        ))}
        <li>
          <VerdictSign look={lookOf(levelled)} size={14} />
          <span>
            {t("service.levelled")}
            <small>{levelled === null ? t("service.unknown") : t(levelled ? "common.yes" : "common.no")}</small>
          </span>
        </li>
      </ul>
      <dl>
        <ValueRow
          label={t("judged.readiness")}
          end={<HowFigure name={t("judged.readiness")} figure={score} checks={[]} asOf={asOf} />}
        >
          {score.value === null ? <b>{t("common.unknown")}</b> : formats.measure(score.value, score.unit)}
        </ValueRow>
        {readiness.ready_for_supply === null ? null : (
          <ValueRow label={word("readiness", "ready_for_supply")}>
            {t(readiness.ready_for_supply ? "common.yes" : "common.no")}
          </ValueRow>
        )}
      </dl>
    </Section>
  );
}

function lookOf(state: ServiceState["state"]) {
  return state === true ? "pass" : state === false ? "fail" : state === null ? "unknown" : "none";
}

/** Connected or not, and how that is known. */
function stateWords({ state, by, distanceM }: ServiceState, { t }: Formats): string {
  if (state === null) return t("service.unknown");
  if (state === "not_applicable") return t("service.notNeeded");
  const is = t(state ? "service.connected" : "service.notConnected");
  if (by === "recorded") return `${is}${t("common.listSeparator")}${t("judged.serviceRecorded")}`;
  const near =
    distanceM === undefined
      ? t("judged.serviceNoLine")
      : t("judged.serviceInferred", { m: formatNumber(Math.round(distanceM), 0) });
  return `${is}${t("common.listSeparator")}${near}`;
}
