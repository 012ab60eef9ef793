import type { ReactNode } from "react";
import { Tooltip } from "react-aria-components";
import styles from "./tip.module.css";

/** Tooltip bubble; put it second in a `TooltipTrigger`. */
export function Tip({ children, shortcut }: { readonly children: ReactNode; readonly shortcut?: string | undefined }) {
  return (
    <Tooltip className={styles.tip ?? ""} offset={6}>
      {children}
      {shortcut === undefined ? null : <kbd className={styles.key}>{shortcut}</kbd>}
    </Tooltip>
  );
}
