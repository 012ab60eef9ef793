import { useEffect, useRef } from "react";
import { useT } from "../../i18n/use-t.ts";
import { allOperations } from "../../operations/all-operations.ts";
import type { Operation } from "../../operations/operation.ts";
import { useOperationContext } from "../../operations/read-context.ts";
import { runOperation } from "../../operations/run-operation.ts";
import { setPanels, usePanels } from "../../state/plan-panels.ts";
import { planStore } from "../../state/plan-store.ts";
import { focusMap, selectAtNow } from "../../tools/current-session.ts";
import { MenuList } from "../../ui/menu-list.tsx";
import styles from "./map-menu.module.css";

const groups: readonly Operation["menu"][] = ["shape", "feature", "plan"];
const mapId = "map";

/** The menu of a right click or long press on the map, or of the menu key while the map holds focus. */
export function MapMenu() {
  const at = usePanels((state) => state.menuAt);
  useEffect(() => {
    const open = (event: MouseEvent) => {
      const map = document.getElementById(mapId);
      if (map === null || !(event.target instanceof Node) || !map.contains(event.target)) return;
      event.preventDefault();
      openMenu(map, event);
    };
    document.addEventListener("contextmenu", open);
    return () => document.removeEventListener("contextmenu", open);
  }, []);
  return at === null ? null : <OpenMenu at={at} key={at.join()} />;
}

/** By keyboard there is no place: the menu opens in the middle of the map for what is selected. */
function openMenu(map: HTMLElement, event: MouseEvent): void {
  const box = map.getBoundingClientRect();
  const isKey = event.button !== 2 && event.detail === 0;
  const at: readonly [number, number] = isKey
    ? [box.left + box.width / 2, box.top + box.height / 2]
    : [event.clientX, event.clientY];
  if (!isKey && planStore.getState().tool === "select" && planStore.getState().selection.length < 2)
    selectAtNow(at, box);
  setPanels({ menuAt: at });
}

function OpenMenu({ at: [left, top] }: { readonly at: readonly [number, number] }) {
  const { t } = useT();
  const anchor = useRef<HTMLButtonElement>(null);
  const context = useOperationContext();
  const entryOf = (operation: Operation) => {
    const { id, icon: Icon, label } = operation;
    const reason = operation.disabledReason(context);
    return {
      key: id,
      text: t(label),
      icon: <Icon size={16} strokeWidth={1.75} aria-hidden="true" />,
      ...(reason === null ? {} : { isDisabled: true, detail: t(`edit.reason.${reason}`) }),
    };
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className={styles.anchor}
        style={{ left, top }}
      />
      <MenuList
        label={t("plan.menu.label")}
        groups={groups.map((group) => ({
          entries: allOperations.filter(({ menu, isAvailable }) => menu === group && isAvailable(context)).map(entryOf),
        }))}
        triggerRef={anchor}
        start="first"
        onAction={(key) => {
          const operation = allOperations.find(({ id }) => id === key);
          if (operation !== undefined) runOperation(operation);
        }}
        onClose={() => {
          setPanels({ menuAt: null });
          requestAnimationFrame(focusMap);
        }}
      />
    </>
  );
}
