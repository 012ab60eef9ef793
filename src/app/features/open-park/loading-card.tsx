import { useEffect, useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { cancelOpening } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./loading-card.module.css";

/** Words after one second, percentage and Cancel after two; short loads say nothing. */
export function LoadingCard() {
  const { t } = useT();
  const loading = useApp((state) => state.loading);
  const startedAtMs = loading?.startedAtMs ?? null;
  const [phase, setPhase] = useState<"quiet" | "words" | "details">("quiet");
  useEffect(() => {
    setPhase("quiet");
    if (startedAtMs === null) return;
    const timers = [setTimeout(() => setPhase("words"), 1_000), setTimeout(() => setPhase("details"), 2_000)];
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [startedAtMs]);
  if (loading === null || phase === "quiet") return null;
  const { share, stage } = loading.progress;
  const percent = Math.round(share * 100);
  const name =
    loading.name === "demo" ? t("loading.demo") : loading.name === "audit" ? t("loading.again") : loading.name;
  return (
    <div className={styles.card}>
      <p className={styles.line}>
        <strong role="status">{t("loading.title", { name })}</strong>
        {phase === "details" ? <span>{t("loading.percent", { percent })}</span> : null}
      </p>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t("loading.title", { name })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className={styles.fill} data-fill="" style={{ width: `${percent}%` }} />
      </div>
      <p className={styles.line}>
        <span>{t(`loading.${stage}`)}</span>
        {phase === "details" ? (
          <Button size="small" onPress={cancelOpening}>
            {t("common.cancel")}
          </Button>
        ) : null}
      </p>
    </div>
  );
}
