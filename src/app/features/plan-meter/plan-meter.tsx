import { Scale, TriangleAlert } from "lucide-react";
import { formatSmallArea } from "../../i18n/format-area.ts";
import { formatChange } from "../../i18n/format-change.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { usePanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./plan-meter.module.css";

/** Differences below this are noise of the measuring, m². */
const evenM2 = 0.05;
const mostChanges = 4;

/** Do the zones add up to the park? And by how much each feature changes while the hand moves. */
export function PlanMeter() {
  const { t } = useFormat();
  const live = usePlan((state) => state.live);
  const known = usePanels((state) => state.facts?.meter ?? null);
  const meter = live?.meter ?? known;
  const changes = (live?.features ?? []).flatMap(({ ref, beforeM2, afterM2 }) => {
    const changeM2 = (afterM2 ?? 0) - (beforeM2 ?? 0);
    return Math.abs(changeM2) < evenM2 ? [] : [{ ref, changeM2 }];
  });
  if (meter === null) {
    return (
      <Section title={t("plan.meter.title")} aside={t("plan.meter.scope")}>
        <p className={styles.soft}>{t("plan.meter.noZones")}</p>
      </Section>
    );
  }
  const isEven = Math.abs(meter.zoneSumMinusParkM2) < evenM2 && meter.gapM2 < evenM2 && meter.overlapM2 < evenM2;
  const Sign = isEven ? Scale : TriangleAlert;
  return (
    <Section title={t("plan.meter.title")} aside={t("plan.meter.scope")}>
      <p className={styles.meter} data-even={isEven} data-testid="plan-meter">
        <Sign size={16} strokeWidth={1.9} aria-hidden="true" />
        <span className="visually-hidden">{t(isEven ? "plan.meter.even" : "plan.meter.uneven")}</span>
        <span>
          {t("plan.meter.sum")} <b>{formatSmallArea(meter.zoneSumMinusParkM2)}</b>
        </span>
        <span className={styles.soft}>{t("plan.meter.gaps", { area: formatSmallArea(meter.gapM2) })}</span>
        <span className={styles.soft}>{t("plan.meter.overlaps", { area: formatSmallArea(meter.overlapM2) })}</span>
      </p>
      {changes.length === 0 ? null : (
        <p className={styles.soft}>
          {changes
            .slice(0, mostChanges)
            .map(({ ref, changeM2 }) => `${ref.id} ${formatChange(changeM2, "m2")}`)
            .join(" · ")}
          {changes.length > mostChanges ? ` · ${t("plan.issues.more", { count: changes.length - mostChanges })}` : ""}
        </p>
      )}
    </Section>
  );
}
