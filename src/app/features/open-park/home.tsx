import { FolderOpen, Map as MapIcon } from "lucide-react";
import { useT } from "../../i18n/use-t.ts";
import { openDemo } from "../../state/actions.ts";
import { Button } from "../../ui/button.tsx";
import { chooseFiles } from "./choose-files.ts";
import styles from "./home.module.css";

/** Nothing is open: three ways in. */
export function Home() {
  const { t } = useT();
  return (
    <div className={styles.home}>
      <h1>{t("home.title")}</h1>
      <Button kind="primary" wide icon={<MapIcon size={18} strokeWidth={1.75} />} onPress={() => void openDemo()}>
        {t("home.openDemo")}
      </Button>
      <Button wide icon={<FolderOpen size={18} strokeWidth={1.75} />} onPress={chooseFiles}>
        {t("home.openFile")}
      </Button>
      <button type="button" className={styles.drop} onClick={chooseFiles}>
        {t("home.drop")}
        <small>{t("home.dropKinds")}</small>
      </button>
      <p>{t("home.privacy")}</p>
    </div>
  );
}
