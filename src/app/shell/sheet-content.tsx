import { CircleQuestionMark, Database, FolderOpen, Map as MapIcon, Scale } from "lucide-react";
import { Suspense } from "react";
import { LayersBlock } from "../features/layers/layers-block.tsx";
import { LegendBlock } from "../features/legend/legend-block.tsx";
import { chooseFiles } from "../features/open-park/choose-files.ts";
import { ShortList } from "../features/parcel-table/short-list.tsx";
import { useT } from "../i18n/use-t.ts";
import { openDemo, showDialog, showPacks } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";
import { Button } from "../ui/button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { NeedForm, OfferPane } from "./lazy-invest.ts";
import { LeftContent } from "./left-panel.tsx";
import styles from "./phone.module.css";
import { usePhone } from "./phone-state.ts";
import { RightContent } from "./right-panel.tsx";
import { LanguageMenu, ThemeMenu, UnitMenu } from "./settings-menus.tsx";

/** The same panels as on a desk, one at a time. */
export function SheetContent() {
  const pane = usePhone((state) => state.pane);
  const workspace = useApp((state) => state.session.workspace);
  const hasSelection = useApp((state) => state.session.selection.length > 0);
  const packsOpen = useApp((state) => state.packsOpen);
  if (pane === "more") return <MorePane />;
  if (pane === "layers") {
    return (
      <>
        <LayersBlock />
        <LegendBlock />
      </>
    );
  }
  if (packsOpen) return <RightContent />;
  if (workspace === "invest") {
    return (
      <Suspense>
        <InvestPane />
      </Suspense>
    );
  }
  if (hasSelection) return <RightContent />;
  if (workspace !== "inspect") return <RightContent />;
  return (
    <>
      <LeftContent />
      <ShortList />
    </>
  );
}

/** Offers first; the wishes fold above them. Map lowers the sheet, List raises it. */
function InvestPane() {
  const { t } = useT();
  const stop = usePhone((state) => state.stop);
  const setStop = usePhone((state) => state.setStop);
  const isDetail = useApp((state) => state.session.selectedListing !== null);
  if (isDetail) return <OfferPane />;
  return (
    <>
      <div className={styles.choice}>
        <Segmented
          label={t("invest.listOrMap")}
          size="touch"
          value={stop === "low" ? "map" : "list"}
          options={[
            { key: "list", text: t("invest.list") },
            { key: "map", text: t("invest.map") },
          ]}
          onChange={(key) => setStop(key === "map" ? "low" : "half")}
        />
      </div>
      <details className={styles.needs}>
        <summary>{t("invest.needSummary")}</summary>
        <NeedForm />
      </details>
      <OfferPane />
    </>
  );
}

function MorePane() {
  const { t } = useT();
  return (
    <div className={styles.more}>
      <div className={styles.settings}>
        <UnitMenu />
        <LanguageMenu />
        <ThemeMenu />
      </div>
      <Button size="touch" wide icon={<MapIcon size={20} strokeWidth={1.75} />} onPress={() => void openDemo()}>
        {t("bar.openDemo")}
      </Button>
      <Button size="touch" wide icon={<FolderOpen size={20} strokeWidth={1.75} />} onPress={chooseFiles}>
        {t("bar.openFile")}
      </Button>
      <Button
        size="touch"
        wide
        icon={<Scale size={20} strokeWidth={1.75} />}
        onPress={() => {
          showPacks(true);
          usePhone.getState().showPane("place");
        }}
      >
        {t("bar.packs")}
      </Button>
      <Button size="touch" wide icon={<Database size={20} strokeWidth={1.75} />} onPress={() => showDialog("sources")}>
        {t("bar.sources")}
      </Button>
      <Button
        size="touch"
        wide
        icon={<CircleQuestionMark size={20} strokeWidth={1.75} />}
        onPress={() => showDialog("help")}
      >
        {t("bar.help")}
      </Button>
    </div>
  );
}
