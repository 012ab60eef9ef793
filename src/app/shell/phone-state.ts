import { create } from "zustand";

type SheetStop = "low" | "half" | "full";
const order: readonly SheetStop[] = ["low", "half", "full"];

interface PhoneState {
  readonly stop: SheetStop;
  /** What the sheet shows: the place's own content, layers and legend, or the settings. */
  readonly pane: "place" | "layers" | "more";
  readonly raise: () => void;
  readonly lower: () => void;
  readonly setStop: (stop: SheetStop) => void;
  readonly showPane: (pane: PhoneState["pane"]) => void;
  readonly toggleLayers: () => void;
  /** What Back does first. */
  readonly closeSheet: () => void;
}

/** How the phone's sheet stands. It is nobody else's business, so it is not in the session. */
export const usePhone = create<PhoneState>((set) => ({
  stop: "half",
  pane: "place",
  raise: () => set(({ stop }) => ({ stop: order[Math.min(2, order.indexOf(stop) + 1)] ?? "full" })),
  lower: () => set(({ stop }) => ({ stop: order[Math.max(0, order.indexOf(stop) - 1)] ?? "low" })),
  setStop: (stop) => set({ stop }),
  showPane: (pane) => set(({ stop }) => ({ pane, stop: stop === "low" ? "half" : stop })),
  toggleLayers: () =>
    set(({ pane, stop }) => ({ pane: pane === "layers" ? "place" : "layers", stop: stop === "low" ? "half" : stop })),
  closeSheet: () => set({ pane: "place", stop: "half" }),
}));
