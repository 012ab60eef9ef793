import type { MessageKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/use-t.ts";
import { closeStart, openWorkspace, selectParcels, showDialog, updateSession } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "./help-dialog.module.css";

const groups: readonly { readonly title: MessageKey; readonly keys: readonly (readonly [string, MessageKey])[] }[] = [
  {
    title: "help.everywhere",
    keys: [
      ["/", "help.search"],
      ["1  2  4", "help.workspaces"],
      ["[", "help.left"],
      ["]", "help.right"],
      ["\\", "help.both"],
      ["X", "help.drawer"],
      ["F6", "help.regions"],
      ["Esc", "help.escape"],
      ["?", "help.thisHelp"],
    ],
  },
  {
    title: "help.map",
    keys: [
      ["← ↑ → ↓", "help.pan"],
      ["+  −", "help.zoom"],
      ["H", "help.fit"],
      ["Z", "help.toSelection"],
    ],
  },
  {
    title: "help.table",
    keys: [
      ["↑  ↓", "help.nextRow"],
      ["Enter", "help.zoomRow"],
    ],
  },
];

export function HelpDialog() {
  const { t } = useT();
  const isOpen = useApp((state) => state.dialog === "help");
  const close = () => showDialog(null);
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t("help.title")} closeLabel={t("common.close")}>
      {groups.map((group) => (
        <section key={group.title} className={styles.group}>
          <h3>{t(group.title)}</h3>
          <dl>
            {group.keys.map(([key, name]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(name)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.note}>{t("help.note")}</p>
      <p className={styles.note}>{t("help.version", { version: "0.1.0" })}</p>
      <Button
        kind="text"
        onPress={() => {
          closeStart(false);
          // The card stands in Explore, beside a park without selection.
          selectParcels([]);
          openWorkspace("explore");
          updateSession({ rightOpen: true });
          close();
        }}
      >
        {t("help.startCard")}
      </Button>
    </Dialog>
  );
}
