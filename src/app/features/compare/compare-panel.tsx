import { ArrowLeftRight, GitBranch, GitMerge, X } from "lucide-react";
import { useEffect } from "react";
import { useFormat } from "../../i18n/use-format.ts";
import { useStateName } from "../../i18n/use-state-name.ts";
import { openWorkspace } from "../../state/actions.ts";
import {
  chooseState,
  chooseThird,
  closeCompare,
  followComparison,
  moveHandle,
  sayCompared,
  setLayout,
  swapSides,
} from "../../state/compare-actions.ts";
import { type FoundComparison, useCompare } from "../../state/compare-store.ts";
import { type CompareLayout, type CompareView, compareLayouts, placeStates } from "../../state/compare-view.ts";
import { type PlanDialog, setPanels } from "../../state/plan-panels.ts";
import { useApp } from "../../state/use-app.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { NumberInput } from "../../ui/number-input.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SelectBox } from "../../ui/select-box.tsx";
import { ChangedParcels } from "./changed-parcels.tsx";
import styles from "./compare.module.css";
import { IndicatorTable } from "./indicator-table.tsx";
import { MatrixSection } from "./matrix-grid.tsx";
import { NewProblems } from "./new-problems.tsx";

/** Option keys that cannot be ids of scenarios. */
const base = " base";
const nobody = " none";
const toId = (key: string) => (key === base ? null : key);

/** Plans are changed in Plan, where their dialogs are; the comparison stays open. */
function ask(dialog: PlanDialog): void {
  openWorkspace("plan");
  setPanels({ dialog });
}

/** The panel of Compare: which states, how they stand, and everything that differs between them. */
export function ComparePanel({ isPhone }: { readonly isPhone: boolean }) {
  const { t } = useFormat();
  const view = useApp((state) => state.session.compare);
  const scenarios = usePlan((state) => state.view?.scenarios) ?? [];
  const found = useCompare((state) => state.found);
  const phase = useCompare((state) => state.phase);
  const said = useCompare((state) => state.said);
  // Without maps nothing else asks for the differences.
  useEffect(() => (isPhone ? followComparison() : undefined), [isPhone]);
  useSaid(found);
  if (view === null) return null;
  return (
    <div className={styles.panel}>
      <Head view={view} isPhone={isPhone} />
      {isPhone ? <p className={styles.note}>{t("compare.phone")}</p> : null}
      {scenarios.length === 0 ? <Nothing /> : null}
      {phase === "failed" ? <p className={styles.note}>{t("compare.failed")}</p> : null}
      {found === null ? (
        phase === "asking" ? (
          <p className={styles.soft}>{t("compare.waiting")}</p>
        ) : null
      ) : (
        <Differences found={found} />
      )}
      <output className="visually-hidden" aria-live="polite" data-testid="compare-said" key="said">
        {said.text}
      </output>
    </div>
  );
}

function Head({ view, isPhone }: { readonly view: CompareView; readonly isPhone: boolean }) {
  const { t, text } = useFormat();
  const scenarios = usePlan((state) => state.view?.scenarios) ?? [];
  const shownId = usePlan((state) => state.view?.activeId ?? null);
  const [a, b] = placeStates(view, shownId);
  const options = [
    { key: base, text: t("compare.base") },
    ...scenarios.map(({ id, name }) => ({ key: id, text: text(name) })),
  ];
  const third = view.others[1];
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h2>{t("compare.title")}</h2>
        {isPhone ? null : (
          <Segmented<CompareLayout>
            label={t("compare.layout.label")}
            value={view.layout}
            options={compareLayouts.map((key) => ({ key, text: t(`compare.layout.${key}`) }))}
            onChange={setLayout}
          />
        )}
        <IconButton size="small" label={t("compare.close")} shortcut="C" onPress={closeCompare}>
          <X size={18} strokeWidth={1.75} />
        </IconButton>
      </div>
      <div className={styles.states}>
        <SelectBox
          label={t("compare.a")}
          value={a?.id ?? base}
          options={options}
          onChange={(key) => chooseState("a", toId(key))}
        />
        <IconButton size="small" label={t("compare.swap")} onPress={swapSides}>
          <ArrowLeftRight size={16} strokeWidth={1.75} />
        </IconButton>
        <SelectBox
          label={t("compare.b")}
          value={b?.id ?? base}
          options={options}
          onChange={(key) => chooseState("b", toId(key))}
        />
      </div>
      {view.layout === "split" && !isPhone ? (
        <SelectBox
          label={t("compare.third")}
          value={third === undefined ? nobody : (third ?? base)}
          options={[{ key: nobody, text: t("compare.noThird") }, ...options]}
          onChange={(key) => chooseThird(key === nobody ? undefined : toId(key))}
        />
      ) : null}
      {view.layout === "swipe" && !isPhone ? (
        <div className={styles.place}>
          <span aria-hidden="true">{t("compare.layout.swipe")}</span>
          <NumberInput
            label={t("compare.place")}
            value={Math.round(view.at * 100)}
            unit="%"
            onChange={(percent) => {
              if (percent !== null) moveHandle(percent / 100);
            }}
          />
        </div>
      ) : null}
      {view.layout === "diff" && !isPhone ? <DifferenceKey aId={a?.id ?? null} /> : null}
    </header>
  );
}

/** What the signs on the map of differences mean. */
function DifferenceKey({ aId }: { readonly aId: string | null }) {
  const { t } = useFormat();
  const name = useStateName(aId);
  return (
    <ul className={styles.key} aria-label={t("compare.key")}>
      <li data-change="added">
        <i aria-hidden="true">+</i> {t("compare.added")}
      </li>
      <li data-change="removed">
        <i aria-hidden="true">−</i> {t("compare.removed")}
      </li>
      <li data-change="changed">
        <i aria-hidden="true">Δ</i> {t("compare.changed")}
      </li>
      <li data-change="was">
        <i aria-hidden="true" /> {t("compare.was", { name })}
      </li>
    </ul>
  );
}

function Nothing() {
  const { t } = useFormat();
  return (
    <div className={styles.note}>
      <p>{t("compare.none")}</p>
      <Button icon={<GitBranch size={16} strokeWidth={1.75} />} onPress={() => ask({ kind: "branch", fromId: null })}>
        {t("compare.branch")}
      </Button>
    </div>
  );
}

function Differences({ found }: { readonly found: FoundComparison }) {
  const { t } = useFormat();
  const names = [useStateName(found.aId), useStateName(found.bId)] as const;
  const merged = usePlan((state) => state.view?.scenarios.find(({ id }) => id === found.bId));
  const { bId } = found;
  return (
    <>
      {found.aId === bId ? <p className={styles.note}>{t("compare.sameStates")}</p> : null}
      <IndicatorTable found={found} names={names} />
      <MatrixSection found={found} />
      <NewProblems found={found} names={names} />
      <ChangedParcels found={found} />
      {merged === undefined || bId === null || merged.changeCount === 0 ? null : (
        <footer className={styles.foot}>
          <Button icon={<GitMerge size={16} strokeWidth={1.75} />} onPress={() => ask({ kind: "merge-back", id: bId })}>
            {t("compare.merge", { name: names[1] })}
          </Button>
        </footer>
      )}
    </>
  );
}

/** Says which states are compared as they come, and how much they differ. */
function useSaid(found: FoundComparison | null): void {
  const { t } = useFormat();
  const layout = useApp((state) => state.session.compare?.layout);
  const a = useStateName(found?.aId ?? null);
  const b = useStateName(found?.bId ?? null);
  useEffect(() => {
    if (found === null || layout === undefined) return;
    const { added, removed, changed } = found.comparison.diff.parcels;
    const count = added.length + removed.length + changed.length;
    sayCompared(t("compare.said", { a, b, layout: t(`compare.layout.${layout}`), count }));
  }, [found, layout, a, b, t]);
}
