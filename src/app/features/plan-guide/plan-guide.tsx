import { useFormat } from "../../i18n/use-format.ts";
import { selectFeatures } from "../../state/plan-actions.ts";
import { useApp } from "../../state/use-app.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./plan-guide.module.css";

/** What an empty Plan can be used for: shown while nothing is selected or drawn. */
export function PlanGuide() {
  const { t } = useFormat();
  const isEmpty = usePlan((state) => state.selection.length === 0 && state.gesture === null);
  const example = useApp((state) => state.rows[0]?.id);
  if (!isEmpty) return null;
  return (
    <Section title={t("plan.guide.title")}>
      <ul className={styles.list}>
        <li>{t("plan.guide.select")}</li>
        <li>
          <kbd>A</kbd> {t("plan.guide.area")}
        </li>
        <li>
          <kbd>E</kbd> {t("plan.guide.expansion")}
        </li>
        <li>
          <kbd>D</kbd> {t("plan.guide.measure")}
        </li>
        <li>
          <kbd>Ctrl K</kbd> {t("plan.guide.palette")}
        </li>
      </ul>
      {example === undefined ? null : (
        <Button size="small" onPress={() => selectFeatures([{ kind: "parcels", id: example }])}>
          {t("plan.guide.example", { id: example })}
        </Button>
      )}
    </Section>
  );
}
