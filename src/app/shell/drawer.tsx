import { ParcelTable } from "../features/parcel-table/parcel-table.tsx";
import { useT } from "../i18n/use-t.ts";
import { useApp } from "../state/use-app.ts";
import styles from "./drawer.module.css";

/** The table under the map: closed (its head stays), 40 % or 90 %. */
export function Drawer() {
  const { t } = useT();
  const drawer = useApp((state) => state.session.drawer);
  return (
    <section id="region-list" className={styles.drawer} data-size={drawer} aria-label={t("table.title")}>
      <ParcelTable />
    </section>
  );
}
