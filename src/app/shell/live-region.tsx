import { useEffect, useState } from "react";
import { useFormat } from "../i18n/use-format.ts";
import { statusWord } from "../marks/status-word.ts";
import { nameOfUse } from "../marks/use-mark.tsx";
import { drawnM2, sumDrawnM2 } from "../state/drawn-area.ts";
import { filterRows, isFilterEmpty } from "../state/filter-rows.ts";
import { store } from "../state/store.ts";
import { useApp } from "../state/use-app.ts";

/** Says politely what was selected and how many parcels a filter leaves. */
export function LiveRegion() {
  const formats = useFormat();
  const [message, setMessage] = useState("");
  const selected = useApp((state) => state.session.selection[0]);
  const filter = useApp((state) => state.session.filter);
  const rows = useApp((state) => state.rows);

  useEffect(() => {
    const { rowsById, park } = store.getState();
    const row = selected === undefined ? undefined : rowsById.get(selected);
    if (row === undefined || park === null) return;
    const { t, word, area } = formats;
    setMessage(
      t("live.parcel", {
        id: row.id,
        use: nameOfUse(row.useKey, word, t("legend.unknownClass")),
        status: statusWord(row.status, row.tags, t),
        area: area(drawnM2(row, park.areaBasis)),
      }),
    );
  }, [selected, formats]);

  useEffect(() => {
    const { park } = store.getState();
    if (park === null || isFilterEmpty(filter)) return;
    const timer = setTimeout(() => {
      const shown = filterRows(rows, filter);
      const area = formats.area(sumDrawnM2(shown, park.areaBasis), "list");
      setMessage(formats.t("live.filtered", { count: shown.length, total: rows.length, area }));
    }, 400);
    return () => clearTimeout(timer);
  }, [filter, rows, formats]);

  return (
    <output className="visually-hidden" aria-live="polite" data-testid="live">
      {message}
    </output>
  );
}
