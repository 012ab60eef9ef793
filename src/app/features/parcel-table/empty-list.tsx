import { FilterX, SearchX } from "lucide-react";
import { useFormat } from "../../i18n/use-format.ts";
import { filterWords } from "../../marks/filter-words.ts";
import { clearFilter, setFilter, updateSession } from "../../state/actions.ts";
import { cleared, findRelaxation, listFilterParts } from "../../state/filter-parts.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./empty-list.module.css";

/** Nothing matches: which one filter to take away, and how many come back. */
export function EmptyList({ isOnlyView }: { readonly isOnlyView: boolean }) {
  const formats = useFormat();
  const { t } = formats;
  const rows = useApp((state) => state.rows);
  const filter = useApp((state) => state.session.filter);
  if (isOnlyView) {
    return (
      <div className={styles.empty}>
        <SearchX size={24} strokeWidth={1.75} aria-hidden="true" />
        <p>{t("table.noneView")}</p>
        <Button onPress={() => updateSession({ onlyInView: false })}>{t("legend.showAll")}</Button>
      </div>
    );
  }
  const parts = listFilterParts(filter);
  const relaxation = findRelaxation(rows, filter);
  const words = relaxation === undefined ? "" : filterWords(relaxation.part, filter, formats);
  return (
    <div className={styles.empty} role="status">
      <SearchX size={24} strokeWidth={1.75} aria-hidden="true" />
      <strong>{t("table.noneTitle", { count: parts.length })}</strong>
      {relaxation === undefined ? null : (
        <>
          <p>{t("table.noneWithout", { filter: words, count: relaxation.count })}</p>
          <Button
            kind="primary"
            icon={<FilterX size={16} strokeWidth={1.9} />}
            onPress={() => setFilter(cleared[relaxation.part])}
          >
            {t("table.removeFilter", { filter: words })}
          </Button>
        </>
      )}
      <Button kind="text" onPress={clearFilter}>
        {t("table.clearAll")}
      </Button>
    </div>
  );
}
