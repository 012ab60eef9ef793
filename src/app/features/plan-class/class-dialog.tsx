import { useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useFormat } from "../../i18n/use-format.ts";
import { LandUseField } from "../../marks/land-use-field.tsx";
import { landUseCodeSystem } from "../../state/land-use-classes.ts";
import { setToolOptions } from "../../state/plan-actions.ts";
import { setPanels, usePanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { focusMap, runCommandNow } from "../../tools/current-session.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./class-dialog.module.css";

/** Asks for the class of an area just drawn; Enter makes it, Escape leaves it. */
export function ClassDialog() {
  const dialog = usePanels((state) => state.dialog);
  return dialog?.kind === "class" ? <OpenDialog /> : null;
}

function close(): void {
  setPanels({ dialog: null, proposed: null });
  // The overlay gives focus back a moment later; the map is where one goes on.
  requestAnimationFrame(focusMap);
}

function OpenDialog() {
  const { t, area } = useFormat();
  const command = usePanels(({ dialog }) => (dialog?.kind === "class" ? dialog.command : null));
  const live = usePlan((state) => state.live);
  const first = usePlan((state) => state.options.landUse);
  const [landUse, setLandUse] = useState(first);
  if (command === null) return null;
  const { id, kind, properties } = command;
  const create = () => {
    close();
    setToolOptions({ landUse });
    runCommandNow({ ...command, properties: { ...properties, landUse, codeSystem: landUseCodeSystem } });
  };
  const areaM2 = live?.features.find(({ ref }) => ref.id === id && ref.kind === kind)?.afterM2 ?? null;
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
      className={styles.overlay ?? ""}
    >
      <Modal className={styles.modal ?? ""}>
        <Dialog className={styles.dialog ?? ""}>
          <Heading slot="title" level={2} className={styles.title ?? ""}>
            {id}
            <span>{areaM2 === null ? "" : area(areaM2)}</span>
          </Heading>
          <LandUseField value={landUse} onChange={setLandUse} onEnter={create} hasFocus />
          <div className={styles.buttons}>
            <Button kind="primary" size="small" onPress={create}>
              {t("plan.dialog.create")}
            </Button>
            <Button size="small" onPress={close}>
              {t("plan.dialog.cancel")}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
