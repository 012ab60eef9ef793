import type { ParcelCard } from "../../../worker/messages.ts";
import { useT } from "../../i18n/use-t.ts";
import { serviceOrder } from "../../marks/service-order.ts";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./parcel-card.module.css";

/** The seven services and levelled ground: connected, not connected, not needed, unknown. */
export function ServiceBlock({ card }: { readonly card: ParcelCard }) {
  const { t } = useT();
  const { services } = card.parcel;
  if (services === null) {
    return (
      <Section title={t("card.services")}>
        <p className={styles.soft}>{t("card.noServices")}</p>
      </Section>
    );
  }
  const states = [...serviceOrder, "levelled" as const].map((key) => ({ key, state: services[key] }));
  const connected = states.filter(({ state }) => state === true).length;
  const needed = states.filter(({ state }) => state !== "not_applicable").length;
  return (
    <Section title={t("card.services")} aside={`${connected} / ${needed}`}>
      <ul className={styles.services}>
        {states.map(({ key, state }) => (
          <li key={key}>
            <VerdictSign
              look={state === true ? "pass" : state === false ? "fail" : state === null ? "unknown" : "none"}
              size={14}
            />
            {t(`service.${key}`)}
            <span>
              {t(
                state === true
                  ? key === "levelled"
                    ? "common.yes"
                    : "service.connected"
                  : state === false
                    ? key === "levelled"
                      ? "common.no"
                      : "service.notConnected"
                    : state === null
                      ? "service.unknown"
                      : "service.notNeeded",
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
