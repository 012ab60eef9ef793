import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./button.module.css";
import { cx } from "./cx.ts";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "children" | "style"> {
  readonly kind?: "primary" | "outline" | "text";
  readonly size?: "small" | "normal" | "touch";
  readonly icon?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A button with words. One `primary` a screen part. */
export function Button({ kind = "outline", size = "normal", icon, wide, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={cx(styles.button, styles[kind], styles[size], wide && styles.wide)}>
      {icon}
      <span>{children}</span>
    </AriaButton>
  );
}
