import type { ReactNode } from "react";
import { Popover as AriaPopover, Dialog, DialogTrigger, OverlayArrow } from "react-aria-components";
import styles from "./popover.module.css";
import { useMedia } from "./use-media.ts";

export interface PopoverProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}

const below = { placement: "bottom end", offset: 8, crossOffset: 8 } as const;

/** Beside the card, and never so high that it covers the top bar or the status bar. */
function beside() {
  return { placement: "left top", offset: 10, crossOffset: -12, maxHeight: window.innerHeight - 96 } as const;
}

/** A docked explanation beside a button; Escape or a click outside closes it. */
export function Popover({ label, trigger, children }: PopoverProps) {
  const isWide = useMedia("(min-width: 900px)");
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={styles.popover ?? ""} {...(isWide ? beside() : below)}>
        <OverlayArrow className={styles.arrow ?? ""}>
          <svg width={16} height={8} viewBox="0 0 16 8" aria-hidden="true">
            <path d="M0 8 8 0l8 8" />
          </svg>
        </OverlayArrow>
        <Dialog aria-label={label} className={styles.dialog ?? ""}>
          {({ close }) => children(close)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
