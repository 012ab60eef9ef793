import { Suspense } from "react";
import { ParcelTable } from "../features/parcel-table/parcel-table.tsx";
import { useT } from "../i18n/use-t.ts";
import { useApp } from "../state/use-app.ts";
import styles from "./drawer.module.css";
import { CornerDrawer } from "./lazy-plan.ts";

/** The table under the map: closed (its head stays), 40 % or 90 %. In Plan it holds corners instead of parcels. */
export function Drawer() {
  const { t } = useT();
  const drawer = useApp((state) => state.session.drawer);
  const isPlan = useApp((state) => state.session.workspace === "plan");
  return (
    <section
      id="region-list"
      className={styles.drawer}
      data-size={drawer}
      data-workspace={isPlan ? "plan" : undefined}
      aria-label={t("table.title")}
    >
      {isPlan ? (
        <Suspense>
          <CornerDrawer />
        </Suspense>
      ) : (
        <ParcelTable />
      )}
    </section>
  );
}
