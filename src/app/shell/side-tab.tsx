import { PanelLeftOpen, PanelRightOpen } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./panel.module.css";

export interface SideTabProps {
  readonly side: "left" | "right";
  readonly label: string;
  readonly shortcut: string;
  readonly text?: string | undefined;
  readonly onOpen: () => void;
}

/** What is left of a hidden panel: 28 px with the way back and, on the right, the number of the parcel. */
export function SideTab({ side, label, shortcut, text, onOpen }: SideTabProps) {
  const Icon = side === "left" ? PanelLeftOpen : PanelRightOpen;
  return (
    <div className={styles.sideTab} data-side={side}>
      <IconButton size="small" label={label} shortcut={shortcut} onPress={onOpen}>
        <Icon size={18} strokeWidth={1.75} />
      </IconButton>
      {text === undefined ? null : <span className={styles.sideText}>{text}</span>}
    </div>
  );
}
