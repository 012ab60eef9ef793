import { useApp } from "../state/use-app.ts";
import { useMedia } from "../ui/use-media.ts";
import { useCompareOpen } from "./use-compare-open.ts";

export interface ShellLayout {
  /** Below 768 px: search pill, bottom tabs and a sheet instead of panels. */
  readonly isPhone: boolean;
  /** Below 1280 px one side panel is open at a time. */
  readonly isNarrow: boolean;
  readonly showLeft: boolean;
  readonly showRight: boolean;
  readonly hasRight: boolean;
}

export function useLayout(): ShellLayout {
  const isPhone = useMedia("(max-width: 767px)");
  const isNarrow = useMedia("(max-width: 1279px)");
  const workspace = useApp((state) => state.session.workspace);
  const leftOpen = useApp((state) => state.session.leftOpen);
  const rightOpen = useApp((state) => state.session.rightOpen);
  const hasSelection = useApp((state) => state.session.selection.length > 0);
  const packsOpen = useApp((state) => state.packsOpen);
  const compareOpen = useCompareOpen();
  const hasRight = workspace !== "invest" || packsOpen;
  const showRight = hasRight && rightOpen && (!isNarrow || hasSelection || packsOpen || compareOpen || !leftOpen);
  return { isPhone, isNarrow, hasRight, showRight, showLeft: leftOpen && !(isNarrow && showRight) };
}
