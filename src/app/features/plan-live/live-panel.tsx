import { Undo2 } from "lucide-react";
import { useEffect } from "react";
import { useFormat } from "../../i18n/use-format.ts";
import { nameOfUse, UseMark } from "../../marks/use-mark.tsx";
import { followFacts } from "../../state/plan-facts.ts";
import { setPanels, usePanels } from "../../state/plan-panels.ts";
import { useApp } from "../../state/use-app.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/section.tsx";
import { LiveNumbers } from "./live-numbers.tsx";
import styles from "./live-panel.module.css";
import { type LiveFeature, readLive } from "./read-live.ts";
import { SeveralNumbers } from "./several-numbers.tsx";

/** What is selected or being drawn, with its numbers as the hand moves. */
export function LivePanel() {
  const { t } = useFormat();
  useEffect(followFacts, []);
  const selection = usePlan((state) => state.selection);
  const live = usePlan((state) => state.live);
  const facts = usePanels((state) => state.facts);
  const draft = live?.features.find(({ beforeM2 }) => beforeM2 === null);
  const [first] = selection;
  const ref = first ?? draft?.ref;
  return (
    <>
      {ref === undefined ? null : selection.length > 1 ? (
        <Header title={t("plan.live.several", { count: selection.length })} feature={null} />
      ) : (
        <Header title={ref.id} feature={readLive(ref, facts, live)} />
      )}
      {ref === undefined ? (
        <Section level={2} title={<ScenarioName />} aside={<StepsButton />}>
          <p className={styles.soft}>{t("plan.guide.where")}</p>
        </Section>
      ) : selection.length > 1 ? (
        <SeveralNumbers features={selection.map((one) => readLive(one, facts, live))} />
      ) : (
        <LiveNumbers feature={readLive(ref, facts, live)} />
      )}
    </>
  );
}

function Header({ title, feature }: { readonly title: string; readonly feature: LiveFeature | null }) {
  const { t, text, word } = useFormat();
  const id = feature?.ref.kind === "parcels" ? feature.ref.id : "";
  const row = useApp((state) => state.rowsById.get(id));
  const landUse = feature?.facts?.landUse ?? null;
  const useKey = feature?.facts?.useKey ?? null;
  const owner = row?.enterpriseNames[0] ?? feature?.facts?.name ?? null;
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <h2>{title}</h2>
        <span className={styles.soft}>
          <ScenarioName isInside />
        </span>
        <StepsButton />
      </div>
      {feature === null ? null : (
        <p className={styles.class}>
          {landUse === null ? (
            <span>{word("layer", feature.ref.kind === "proposals" ? "proposal" : feature.ref.kind)}</span>
          ) : (
            <>
              <UseMark useKey={useKey} />
              <b>{landUse}</b> {nameOfUse(useKey, word, t("legend.unknownClass"))}
            </>
          )}
          {owner === null ? null : <span className={styles.soft}>· {text(owner)}</span>}
        </p>
      )}
    </header>
  );
}

function ScenarioName({ isInside = false }: { readonly isInside?: boolean }) {
  const { t, text } = useFormat();
  const view = usePlan((state) => state.view);
  const active = view?.scenarios.find(({ id }) => id === view.activeId);
  const name = active === undefined ? t("plan.scenarios.base") : text(active.name);
  return isInside ? t("plan.live.inScenario", { name }) : name;
}

/** Opens and closes the history. */
function StepsButton() {
  const { t } = useFormat();
  const count = usePlan((state) => state.view?.history.done ?? 0);
  const isOpen = usePanels((state) => state.isHistoryOpen);
  return (
    <span className={styles.steps}>
      <Button
        size="small"
        icon={<Undo2 size={14} strokeWidth={1.9} aria-hidden="true" />}
        aria-expanded={isOpen}
        onPress={() => setPanels({ isHistoryOpen: !isOpen })}
      >
        {t("plan.history.steps", { count })}
      </Button>
    </span>
  );
}
