import { Check, CircleX, Info, X } from "lucide-react";
import { useEffect } from "react";
import { useT } from "../i18n/use-t.ts";
import { dismissToast } from "../state/actions.ts";
import type { Toast } from "../state/store.ts";
import { useApp } from "../state/use-app.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./toasts.module.css";

const shownMs = 5_000;

export function Toasts() {
  const toasts = useApp((state) => state.toasts);
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { t, word } = useT();
  useEffect(() => {
    if (toast.kind === "error") return;
    const timer = setTimeout(() => dismissToast(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [toast]);
  const Sign = toast.kind === "good" ? Check : toast.kind === "error" ? CircleX : Info;
  const [group = "toast", ...rest] = toast.key.split(".");
  const sentence =
    toast.params === undefined ? word(group, rest.join(".")) : t(toast.key as "toast.opened", toast.params); // keys in the store are plain text, so that state knows no language
  return (
    <div className={styles.toast} data-kind={toast.kind}>
      <Sign size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{sentence}</span>
      <IconButton size="small" label={t("toast.dismiss")} onPress={() => dismissToast(toast.id)}>
        <X size={14} strokeWidth={1.9} />
      </IconButton>
    </div>
  );
}
