import { type ReactNode, useRef, useState } from "react";
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

/** Beside the panel its button stands in, and never so high that it covers the top bar or the status bar. */
function beside(anchor: HTMLElement | null) {
  const button = anchor?.firstElementChild?.getBoundingClientRect();
  const panel = anchor?.closest("aside")?.getBoundingClientRect();
  const toPanelEdge = button === undefined || panel === undefined ? 0 : Math.max(0, button.left - panel.left);
  return {
    placement: "left top",
    offset: toPanelEdge + 12,
    crossOffset: -12,
    maxHeight: window.innerHeight - 104,
    containerPadding: 36,
  } as const;
}

/** A docked explanation beside a button; Escape or a click outside closes it. */
export function Popover({ label, trigger, children }: PopoverProps) {
  const isWide = useMedia("(min-width: 900px)");
  const anchor = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <span ref={anchor} className={styles.anchor}>
        {trigger}
      </span>
      <AriaPopover className={styles.popover ?? ""} {...(isWide && isOpen ? beside(anchor.current) : below)}>
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
