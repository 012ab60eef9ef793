import { Suspense } from "react";
import { InspectGuide } from "../features/inspect-guide/inspect-guide.tsx";
import { StartCard } from "../features/start/start-card.tsx";
import { useT } from "../i18n/use-t.ts";
import { updateSession } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";
import { cx } from "../ui/cx.ts";
import { useMedia } from "../ui/use-media.ts";
import { ComparePanel } from "./lazy-compare.ts";
import { PlanRight } from "./lazy-plan.ts";
import { ParcelCard, ParkSummary, RulePacks } from "./on-demand.ts";
import styles from "./panel.module.css";
import { SideTab } from "./side-tab.tsx";
import { useCompareOpen } from "./use-compare-open.ts";

export function RightPanel({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useT();
  const workspace = useApp((state) => state.session.workspace);
  const selected = useApp((state) => state.session.selection[0]);
  const packsOpen = useApp((state) => state.packsOpen);
  const compareOpen = useCompareOpen();
  if (!isOpen) {
    return (
      <SideTab
        side="right"
        label={t("bar.showRight")}
        shortcut="]"
        text={selected}
        onOpen={() => updateSession({ rightOpen: true, ...(window.innerWidth < 1280 ? { leftOpen: false } : {}) })}
      />
    );
  }
  return (
    // Another content begins at its top; from parcel to parcel the place in the card stays.
    <aside
      key={
        packsOpen
          ? "packs"
          : compareOpen
            ? "compare"
            : selected === undefined || workspace === "plan"
              ? workspace
              : "card"
      }
      id="region-card"
      aria-label={t("bar.rightPanel")}
      className={cx(styles.panel, styles.right)}
      data-workspace={packsOpen ? "packs" : compareOpen ? "compare" : workspace}
    >
      <RightContent />
    </aside>
  );
}

export function RightContent() {
  const hasSelection = useApp((state) => state.session.selection.length > 0);
  const isInspect = useApp((state) => state.session.workspace === "inspect");
  const isPlan = useApp((state) => state.session.workspace === "plan");
  const packsOpen = useApp((state) => state.packsOpen);
  const compareOpen = useCompareOpen();
  const isPhone = useMedia("(max-width: 767px)");
  if (compareOpen && !packsOpen) {
    return (
      <Suspense>
        <ComparePanel isPhone={isPhone} />
      </Suspense>
    );
  }
  if (isPlan && !packsOpen) {
    return (
      <Suspense>
        <PlanRight />
      </Suspense>
    );
  }
  if (packsOpen || hasSelection) return <Suspense>{packsOpen ? <RulePacks /> : <ParcelCard />}</Suspense>;
  return (
    <>
      {isInspect ? <InspectGuide /> : <StartCard />}
      <Suspense>
        <ParkSummary />
      </Suspense>
    </>
  );
}
