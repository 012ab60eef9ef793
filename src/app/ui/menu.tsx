import { Check } from "lucide-react";
import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  Button,
  Header,
  type Key,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  TooltipTrigger,
} from "react-aria-components";
import { cx } from "./cx.ts";
import styles from "./menu.module.css";
import { Tip } from "./tip.tsx";

interface MenuEntry {
  readonly key: string;
  readonly text: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
  /** The text's own language, where it differs from the page's. */
  readonly lang?: string;
  readonly isDisabled?: boolean;
}

interface MenuGroup {
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
  /** Key of the chosen entry, where the group is a choice of one. */
  readonly chosen?: string;
}

export interface MenuProps {
  /** Name of the list. */
  readonly label: string;
  /** What readers hear before the words of the button. */
  readonly name?: string;
  readonly tip?: string;
  readonly trigger: ReactNode;
  readonly triggerClass?: string | undefined;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (key: string) => void;
}

export function Menu({ label, name, tip, trigger, triggerClass, groups, onAction }: MenuProps) {
  const button = (
    <Button className={cx(styles.trigger, triggerClass)}>
      {name === undefined ? null : <span className="visually-hidden">{name}</span>}
      {trigger}
    </Button>
  );
  return (
    <MenuTrigger>
      {tip === undefined ? (
        button
      ) : (
        <TooltipTrigger delay={500}>
          {button}
          <Tip>{tip}</Tip>
        </TooltipTrigger>
      )}
      <Popover className={styles.popover ?? ""} offset={4}>
        <AriaMenu className={styles.menu ?? ""} onAction={(key: Key) => onAction(String(key))} aria-label={label}>
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
    </MenuTrigger>
  );
}
