import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Button, TooltipTrigger } from "react-aria-components";
import { cx } from "./cx.ts";
import styles from "./menu.module.css";
import type { MenuGroup } from "./menu-list.tsx";
import { Tip } from "./tip.tsx";

const loadList = () => import("./menu-list.tsx");
const MenuList = lazy(() => loadList().then((part) => ({ default: part.MenuList })));

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

const startOfKey: Readonly<Record<string, "first" | "last">> = { ArrowDown: "first", ArrowUp: "last" };

/** A button with a list behind it. The list is a piece of the program of its own, fetched when somebody comes near the button. */
export function Menu({ label, name, tip, trigger, triggerClass, groups, onAction }: MenuProps) {
  const ref = useRef<HTMLButtonElement>(null);
  const [start, setStart] = useState<"first" | "last" | null>(null);
  const button = (
    <Button
      ref={ref}
      className={cx(styles.trigger, triggerClass)}
      aria-haspopup="menu"
      aria-expanded={start !== null}
      onHoverStart={() => void loadList()}
      onFocus={() => void loadList()}
      onPress={() => setStart("first")}
      onKeyDown={(event) => {
        const from = startOfKey[event.key];
        if (from === undefined) event.continuePropagation();
        else {
          event.preventDefault();
          setStart(from);
        }
      }}
    >
      {name === undefined ? null : <span className="visually-hidden">{name}</span>}
      {trigger}
    </Button>
  );
  return (
    <>
      {tip === undefined ? (
        button
      ) : (
        <TooltipTrigger delay={500}>
          {button}
          <Tip>{tip}</Tip>
        </TooltipTrigger>
      )}
      {start === null ? null : (
        <Suspense>
          <MenuList
            label={label}
            groups={groups}
            triggerRef={ref}
            start={start}
            onAction={onAction}
            onClose={() => setStart(null)}
          />
        </Suspense>
      )}
    </>
  );
}
