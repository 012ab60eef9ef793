import { useT } from "../i18n/use-t.ts";
import { usePlan } from "../state/use-plan.ts";
import { useMedia } from "../ui/use-media.ts";
import styles from "./edit-overlay.module.css";
import type { Editing } from "./edit-overlay.tsx";

/** Buttons for drawing with the crosshair on a screen that is touched (ux §4). */
export function TouchBar({ editing }: { readonly editing: Editing }) {
  const { t } = useT();
  const isTouch = useMedia("(pointer: coarse)");
  const isDrawing = usePlan((state) => state.gesture !== null);
  const hasCorner = usePlan((state) => state.corner !== null);
  const { session, keyboard } = editing;
  if (!isTouch || (!isDrawing && !hasCorner)) return null;
  return (
    <div className={styles.touch}>
      {isDrawing ? (
        <>
          <button
            type="button"
            onClick={() => {
              keyboard.showCross();
              session.place();
            }}
          >
            {t("edit.touch.add")}
          </button>
          <button type="button" onClick={() => session.removePoint()}>
            {t("edit.touch.back")}
          </button>
          <button type="button" onClick={() => session.finish()}>
            {t("edit.touch.finish")}
          </button>
          <button type="button" onClick={() => session.cancel()}>
            {t("edit.touch.cancel")}
          </button>
        </>
      ) : (
        <button type="button" onClick={() => keyboard.remove()}>
          {t("edit.touch.remove")}
        </button>
      )}
    </div>
  );
}
