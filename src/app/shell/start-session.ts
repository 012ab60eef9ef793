import { applyAddress, closeStart, openDemo, reportCrash, updateSession } from "../state/actions.ts";
import { checkAddress, followAddress, readAddress } from "../state/address-sync.ts";
import { cameraForBox } from "../state/camera-for-box.ts";
import { readLooks, saveLooks } from "../state/saved-looks.ts";
import type { Language } from "../state/session.ts";
import { store } from "../state/store.ts";
import { preloadCard } from "./on-demand.ts";

/** Looks of this device, then the place of the address, then the park. Returns the language to start in. */
export function startSession(): Language {
  const { startClosed, ...looks } = readLooks();
  const address = readAddress();
  closeStart(startClosed);
  updateSession(looks);
  applyAddress({ layers: looks.layers, fill: looks.fill, ...address.session });
  if (address.box !== undefined) {
    updateSession({ camera: cameraForBox(address.box, window.innerWidth, window.innerHeight) });
  }
  void openDemo().then((opened) => {
    if (opened) checkAddress(address);
    followAddress();
    preloadCard();
  }, reportCrash);
  store.subscribe((state, before) => {
    if (state.session !== before.session || state.startClosed !== before.startClosed) saveLooks();
  });
  return store.getState().session.language;
}
