import type { ReactNode } from "react";
import { Popover as AriaPopover, Dialog, DialogTrigger, OverlayArrow } from "react-aria-components";
import styles from "./popover.module.css";

export interface PopoverProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly children: (close: () => void) => ReactNode;
  readonly placement?: "bottom end" | "left" | "bottom";
}

/** A docked explanation beside a button; Escape or a click outside closes it. */
export function Popover({ label, trigger, children, placement = "bottom end" }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={styles.popover ?? ""} placement={placement} offset={8} crossOffset={8}>
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
