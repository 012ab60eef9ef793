import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { PackView } from "../../../worker/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { readPacks, reportCrash, showPacks } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PackDetail } from "./pack-detail.tsx";
import { PackList } from "./pack-list.tsx";
import styles from "./rule-packs.module.css";
import { useWhatIf } from "./use-what-if.ts";
import { WhatIfResult } from "./what-if-result.tsx";

/** The rules by which the park is judged: to read, to choose, and to ask what another limit would turn. */
export function RulePacks() {
  const { t } = useFormat();
  const packs = usePacks();
  const selected = useApp((state) => state.session.selection[0]);
  const asked = useApp((state) => state.packShown);
  const whatIf = useWhatIf();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever opened it goes on from here; the menu gives the focus back to its button first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pack is another page
  useEffect(() => {
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [asked]);
  const shown = packs.find(({ pack }) => pack.id === asked);
  return (
    <div className={styles.packsPane} data-testid="rule-packs">
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {t("bar.packs")}
        </h2>
        <IconButton label={t("packs.close")} onPress={() => showPacks(false)}>
          <X size={18} strokeWidth={1.75} />
        </IconButton>
      </header>
      {selected === undefined ? null : (
        <p className={styles.selected}>
          <span>{t("packs.selected", { id: selected })}</span>
          <Button kind="text" size="small" onPress={() => showPacks(false)}>
            {t("packs.toCard")}
          </Button>
        </p>
      )}
      <WhatIfResult whatIf={whatIf} />
      {packs.length === 0 ? null : shown === undefined ? (
        <PackList key={packs.map(({ isUsed }) => isUsed).join()} packs={packs} onRead={(id) => showPacks(true, id)} />
      ) : (
        <PackDetail view={shown} whatIf={whatIf} onBack={() => showPacks(true)} />
      )}
    </div>
  );
}

/** Every pack of the program, read again after each audit: others may judge then. */
function usePacks(): readonly PackView[] {
  const revision = useApp((state) => state.park?.revision);
  const [packs, setPacks] = useState<readonly PackView[]>([]);
  useEffect(() => {
    if (revision === undefined) return;
    const controller = new AbortController();
    readPacks(controller.signal).then(setPacks, (error: unknown) => {
      if (!controller.signal.aborted) reportCrash(error);
    });
    return () => controller.abort();
  }, [revision]);
  return packs;
}
