import { Copy, ShieldCheck } from "lucide-react";
import { useT } from "../i18n/use-t.ts";
import { addToast, dismissCrash } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";
import { Button } from "../ui/button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./crash-dialog.module.css";

/** Our own mistake, said plainly; the details are there to copy, not to read. */
export function CrashDialog() {
  const { t } = useT();
  const crash = useApp((state) => state.crash);
  const hasPark = useApp((state) => state.park !== null);
  const copy = async () => {
    const done = await copyText(`${crash?.message ?? ""}\n${crash?.detail ?? ""}`);
    addToast({ kind: done ? "good" : "error", key: done ? "toast.textCopied" : "common.copyFailed" });
  };
  return (
    <Dialog
      isOpen={crash !== null}
      onClose={dismissCrash}
      title={t("crash.title")}
      closeLabel={t("common.close")}
      role="alertdialog"
      footer={
        <>
          <Button kind="primary" onPress={() => window.location.reload()}>
            {t("crash.reload")}
          </Button>
          <Button onPress={copy} icon={<Copy size={16} strokeWidth={1.75} />}>
            {t("crash.copyDetails")}
          </Button>
        </>
      }
    >
      <p className={styles.safe}>
        <ShieldCheck size={18} strokeWidth={1.75} aria-hidden="true" />
        {hasPark ? t("crash.body") : t("crash.bodyAll")}
      </p>
      <p className={styles.message}>{crash?.message}</p>
    </Dialog>
  );
}
