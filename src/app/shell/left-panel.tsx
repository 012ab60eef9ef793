import { lazy, Suspense } from "react";
import { IssueBlock } from "../features/issue-list/issue-block.tsx";
import { LayersBlock } from "../features/layers/layers-block.tsx";
import { LegendBlock } from "../features/legend/legend-block.tsx";
import { StatusFilter } from "../features/status-filter/status-filter.tsx";
import { useT } from "../i18n/use-t.ts";
import { updateSession } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";
import { cx } from "../ui/cx.ts";
import { NeedForm, OfferPane } from "./lazy-invest.ts";
import { PlanLeft } from "./lazy-plan.ts";
import { DueList, IssueList } from "./on-demand.ts";
import styles from "./panel.module.css";
import { SideTab } from "./side-tab.tsx";

/** Number fields are a good part of the first load, and nobody types an area in the first second. */
const AreaFilter = lazy(() =>
  import("../features/area-filter/area-filter.tsx").then(({ AreaFilter }) => ({ default: AreaFilter })),
);

export function LeftPanel({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useT();
  const workspace = useApp((state) => state.session.workspace);
  if (!isOpen) {
    return (
      <SideTab
        side="left"
        label={t("bar.showLeft")}
        shortcut="["
        onOpen={() => updateSession({ leftOpen: true, ...(window.innerWidth < 1280 ? { rightOpen: false } : {}) })}
      />
    );
  }
  if (workspace === "invest") {
    return (
      <div className={styles.invest}>
        <aside
          id="region-left"
          aria-label={t("invest.title")}
          className={cx(styles.panel, styles.left)}
          data-workspace="invest"
        >
          <Suspense>
            <NeedForm />
          </Suspense>
        </aside>
        <section id="region-list" aria-label={t("invest.list")} className={cx(styles.panel, styles.list)}>
          <Suspense>
            <OfferPane />
          </Suspense>
        </section>
      </div>
    );
  }
  return (
    <aside
      id="region-left"
      aria-label={t("bar.leftPanel")}
      className={cx(styles.panel, styles.left)}
      data-workspace={workspace}
    >
      <LeftContent />
    </aside>
  );
}

/** What the left panel holds in Explore and Inspect; the phone shows the same in its sheet. */
export function LeftContent() {
  const workspace = useApp((state) => state.session.workspace);
  const issueListOpen = useApp((state) => state.issueListOpen);
  if (workspace === "plan") {
    return (
      <Suspense>
        <PlanLeft />
      </Suspense>
    );
  }
  if (workspace === "inspect") {
    if (issueListOpen) {
      return (
        <Suspense>
          <IssueList />
        </Suspense>
      );
    }
    return (
      <>
        <StatusFilter />
        <Suspense>
          <AreaFilter />
        </Suspense>
        <Suspense>
          <DueList />
        </Suspense>
        <IssueBlock />
      </>
    );
  }
  return (
    <>
      <LayersBlock />
      <LegendBlock />
      <Suspense>
        <AreaFilter />
      </Suspense>
    </>
  );
}
