import { Check } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { Menu as AriaMenu, Header, type Key, MenuItem, MenuSection, Popover } from "react-aria-components";
import styles from "./menu.module.css";

interface MenuEntry {
  readonly key: string;
  readonly text: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
  /** The text's own language, where it differs from the page's. */
  readonly lang?: string;
  readonly isDisabled?: boolean;
}

export interface MenuGroup {
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
  /** Key of the chosen entry, where the group is a choice of one. */
  readonly chosen?: string;
}

interface MenuListProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  /** The button the list hangs from; it gets the focus back. */
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  /** Where the focus begins. */
  readonly start: "first" | "last";
  readonly onAction: (key: string) => void;
  readonly onClose: () => void;
}

/** The open list of a menu. */
export function MenuList({ label, groups, triggerRef, start, onAction, onClose }: MenuListProps) {
  return (
    <Popover
      className={styles.popover ?? ""}
      offset={4}
      aria-label={label}
      trigger="MenuTrigger"
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <AriaMenu
        className={styles.menu ?? ""}
        autoFocus={start}
        onAction={(key: Key) => onAction(String(key))}
        onClose={onClose}
        aria-label={label}
      >
        {groups.map((group, index) => (
          <MenuSection
            key={group.title ?? index}
            className={styles.section ?? ""}
            {...(group.title === undefined ? { "aria-label": label } : {})}
            {...(group.chosen === undefined
              ? {}
              : { selectionMode: "single" as const, selectedKeys: [group.chosen], disallowEmptySelection: true })}
          >
            {group.title === undefined ? null : <Header className={styles.title}>{group.title}</Header>}
            {group.entries.map((entry) => (
              <MenuItem
                key={entry.key}
                id={entry.key}
                textValue={entry.text}
                isDisabled={entry.isDisabled ?? false}
                className={styles.item ?? ""}
              >
                {({ isSelected }) => (
                  <>
                    <span className={styles.icon}>{isSelected ? <Check size={16} /> : entry.icon}</span>
                    <span className={styles.text} lang={entry.lang}>
                      {entry.text}
                      {entry.detail === undefined ? null : <small className={styles.detail}>{entry.detail}</small>}
                    </span>
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </AriaMenu>
    </Popover>
  );
}
