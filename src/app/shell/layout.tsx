import { Suspense } from "react";
import { BadLinkBanner } from "../features/bad-link/bad-link-banner.tsx";
import { chooseFiles } from "../features/open-park/choose-files.ts";
import { useApp } from "../state/use-app.ts";
import { BottomTabs } from "./bottom-tabs.tsx";
import { Drawer } from "./drawer.tsx";
import styles from "./layout.module.css";
import { ToolStrip } from "./lazy-plan.ts";
import { LeftPanel } from "./left-panel.tsx";
import { MapRegion } from "./map-region.tsx";
import { usePhone } from "./phone-state.ts";
import { PhoneTop } from "./phone-top.tsx";
import { RightPanel } from "./right-panel.tsx";
import { Sheet } from "./sheet.tsx";
import { SkipLinks } from "./skip-links.tsx";
import { StatusBar } from "./status-bar.tsx";
import { TopBar } from "./top-bar.tsx";
import { useLayout } from "./use-layout.ts";
import { usePhoneBack } from "./use-phone-back.ts";

/** Where everything stands. The map keeps its place in the tree whatever the width, so that it is never built twice. */
export function Layout() {
  const layout = useLayout();
  usePhoneBack(layout.isPhone);
  const stop = usePhone((state) => state.stop);
  const workspace = useApp((state) => state.session.workspace);
  const hasPark = useApp((state) => state.park !== null);
  const { isPhone, showLeft, showRight, hasRight } = layout;
  const regions = [
    "region-map",
    ...(!isPhone && hasPark && showLeft ? ["region-left"] : []),
    ...(!isPhone && hasPark && (workspace !== "invest" || showLeft) ? ["region-list"] : []),
    ...(hasPark && (isPhone || showRight) ? ["region-card"] : []),
  ];
  return (
    <div
      className={styles.shell}
      data-phone={isPhone || undefined}
      data-workspace={workspace}
      data-stop={isPhone ? stop : undefined}
    >
      <SkipLinks ids={regions} />
      {isPhone ? <PhoneTop /> : <TopBar />}
      <div className={styles.notice}>
        <BadLinkBanner onOpenFile={chooseFiles} />
      </div>
      <div className={styles.body}>
        {!isPhone && hasPark ? <LeftPanel isOpen={showLeft} /> : null}
        {!isPhone && hasPark && workspace === "plan" ? (
          <Suspense fallback={<div className={styles.strip} />}>
            <ToolStrip />
          </Suspense>
        ) : null}
        <div className={styles.center} key="center">
          <MapRegion key="map" />
          {!isPhone && hasPark && workspace !== "invest" ? <Drawer /> : null}
        </div>
        {!isPhone && hasPark && hasRight ? <RightPanel isOpen={showRight} /> : null}
      </div>
      {isPhone && hasPark ? <Sheet /> : null}
      {isPhone ? <BottomTabs /> : <StatusBar />}
    </div>
  );
}
