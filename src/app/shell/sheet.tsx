import { ChevronDown, ChevronUp } from "lucide-react";
import { type PointerEvent, useEffect, useRef } from "react";
import { useT } from "../i18n/use-t.ts";
import { useApp } from "../state/use-app.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./phone.module.css";
import { usePhone } from "./phone-state.ts";
import { SheetContent } from "./sheet-content.tsx";

/** The phone's bottom sheet: three heights, moved by its handle or by two buttons. */
export function Sheet() {
  const { t } = useT();
  const { stop, pane, raise, lower, setStop } = usePhone();
  const workspace = useApp((state) => state.session.workspace);
  const selected = useApp((state) => state.session.selection[0]);
  const packsOpen = useApp((state) => state.packsOpen);
  const start = useRef<number | null>(null);
  useEffect(() => {
    // A tap on the map asks for the card, whatever the sheet was showing.
    if (selected !== undefined) usePhone.getState().showPane("place");
  }, [selected]);
  const endDrag = (event: PointerEvent) => {
    const from = start.current;
    start.current = null;
    if (from === null) return;
    const moved = event.clientY - from;
    if (Math.abs(moved) < 24) return;
    const height = window.innerHeight - event.clientY;
    setStop(
      height < 180
        ? "low"
        : height > window.innerHeight * 0.7
          ? "full"
          : moved < 0 && stop === "low"
            ? "half"
            : height < window.innerHeight * 0.35
              ? "low"
              : "half",
    );
  };
  const title =
    pane === "layers"
      ? t("sheet.layers")
      : pane === "more"
        ? t("workspace.more")
        : packsOpen
          ? t("bar.packs")
          : workspace !== "invest" && selected !== undefined
            ? selected
            : t(`workspace.${workspace}`);
  return (
    <section
      className={styles.sheet}
      data-stop={stop}
      data-choice={(workspace === "invest" && pane === "place") || undefined}
      aria-label={title}
      id="region-card"
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <div
          className={styles.handle}
          onPointerDown={(event) => {
            start.current = event.clientY;
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerUp={endDrag}
          aria-hidden="true"
        />
        <IconButton size="touch" label={t("sheet.up")} onPress={raise} isDisabled={stop === "full"}>
          <ChevronUp size={22} strokeWidth={1.75} />
        </IconButton>
        <IconButton size="touch" label={t("sheet.down")} onPress={lower} isDisabled={stop === "low"}>
          <ChevronDown size={22} strokeWidth={1.75} />
        </IconButton>
      </div>
      <div
        className={styles.content}
        key={`${pane} ${packsOpen ? "packs" : `${workspace} ${selected === undefined ? "" : "card"}`}`}
      >
        <SheetContent />
      </div>
    </section>
  );
}
