import { useEffect } from "react";
import { updateSession } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";
import { usePhone } from "./phone-state.ts";

/** Marks the entry of the history that stands for the raised sheet. */
const sheetEntry = "sheet";

function isSheetEntry(): boolean {
  return window.history.state === sheetEntry;
}

/**
 * On a phone Back closes the sheet first: a sheet at full height, or with layers or settings in it, stands as an entry of
 * the history. The card is one already, since a selection is. Closing it by hand takes the entry away again.
 */
export function usePhoneBack(isPhone: boolean): void {
  const hasPark = useApp((state) => state.park !== null);
  const isRaised = usePhone((state) => state.pane !== "place" || state.stop === "full");
  const isGuarded = isPhone && hasPark && isRaised;
  useEffect(() => {
    if (!isGuarded) return;
    let isClosedByBack = false;
    if (!isSheetEntry()) window.history.pushState(sheetEntry, "", window.location.hash);
    const close = (event: PopStateEvent) => {
      if (isSheetEntry()) return;
      isClosedByBack = true;
      // The place has not changed, so nobody else needs to hear of it; the address is written afresh.
      event.stopImmediatePropagation();
      usePhone.getState().closeSheet();
      updateSession({});
    };
    window.addEventListener("popstate", close, { capture: true });
    return () => {
      window.removeEventListener("popstate", close, { capture: true });
      if (!isClosedByBack && isSheetEntry()) stepBackSilently();
    };
  }, [isGuarded]);
}

function stepBackSilently(): void {
  window.addEventListener("popstate", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
  window.history.back();
}
