import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps, TooltipTrigger } from "react-aria-components";
import { cx } from "./cx.ts";
import styles from "./icon-button.module.css";
import { Tip } from "./tip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "className" | "children" | "style" | "aria-label"> {
  /** Name of the button; also its tooltip. */
  readonly label: string;
  /** Key that does the same, shown in the tooltip. */
  readonly shortcut?: string;
  readonly size?: "small" | "normal" | "touch";
  readonly children: ReactNode;
}

/** A button that is only a picture: it has a name for readers and a tooltip for everybody else. */
export function IconButton({ label, shortcut, size = "normal", children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.button, styles[size])}>
        {children}
      </AriaButton>
      <Tip shortcut={shortcut}>{label}</Tip>
    </TooltipTrigger>
  );
}
