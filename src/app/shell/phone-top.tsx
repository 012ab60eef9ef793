import { Layers } from "lucide-react";
import { Button } from "react-aria-components";
import { SearchBox } from "../features/search/search-box.tsx";
import { useT } from "../i18n/use-t.ts";
import { PageTitle } from "./page-title.tsx";
import styles from "./phone.module.css";
import { usePhone } from "./phone-state.ts";
import { searchInputId } from "./use-keys.ts";

/** Search pill over the map and, below it, layers and legend one tap away. */
export function PhoneTop() {
  const { t } = useT();
  const toggleLayers = usePhone((state) => state.toggleLayers);
  const isLayers = usePhone((state) => state.pane === "layers");
  return (
    <header className={styles.top} id="region-top">
      <PageTitle />
      <SearchBox inputId={searchInputId} look="pill" />
      <Button
        className={styles.round ?? ""}
        aria-label={t("sheet.layers")}
        aria-pressed={isLayers}
        onPress={toggleLayers}
      >
        <Layers size={22} strokeWidth={1.75} />
      </Button>
    </header>
  );
}
