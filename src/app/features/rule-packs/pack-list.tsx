import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { PackView } from "../../../worker/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { auditAgain } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { CheckBox } from "../../ui/check-box.tsx";
import styles from "./rule-packs.module.css";

interface PackListProps {
  readonly packs: readonly PackView[];
  readonly onRead: (id: string) => void;
}

/** Which packs judge: ticked ones, in this order. Nothing is judged again before the button is pressed. */
export function PackList({ packs, onRead }: PackListProps) {
  const { t, text } = useFormat();
  const asOf = useApp((state) => state.park?.asOf ?? null);
  const used = packs.filter(({ isUsed }) => isUsed).map(({ pack }) => pack.id);
  const [ticked, setTicked] = useState<readonly string[]>(used);
  const isChanged = ticked.length !== used.length || ticked.some((id) => !used.includes(id));
  return (
    <div className={styles.part}>
      <p className={styles.more}>{t("packs.intro")}</p>
      <ul className={styles.packs}>
        {packs.map(({ pack, sha256, isUsed, inherited }) => {
          const name = text(pack.languages) || pack.id;
          return (
            <li key={pack.id} data-used={isUsed || undefined}>
              <CheckBox
                isSelected={ticked.includes(pack.id)}
                onChange={(isOn) =>
                  setTicked(isOn ? [...ticked, pack.id] : ticked.filter((candidate) => candidate !== pack.id))
                }
              >
                <span className="visually-hidden">{t("packs.judgeBy", { name })}</span>
              </CheckBox>
              <AriaButton className={styles.open ?? ""} onPress={() => onRead(pack.id)}>
                <span>
                  <strong>{name}</strong>
                  <small>
                    {[
                      pack.region,
                      t("packs.version", { version: pack.version }),
                      isUsed ? t("packs.judges") : null,
                      inherited.length === 0
                        ? null
                        : `${t("packs.extends")} ${inherited.map(({ id }) => id).join(", ")}`,
                      `sha256 ${sha256.slice(0, 8)}…`,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </span>
                <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" />
              </AriaButton>
            </li>
          );
        })}
      </ul>
      <div className={styles.again}>
        <Button
          kind="primary"
          isDisabled={!isChanged}
          onPress={() =>
            void auditAgain({ asOf, ruleSets: packs.map(({ pack }) => pack.id).filter((id) => ticked.includes(id)) })
          }
        >
          {t("packs.apply", { count: ticked.length })}
        </Button>
        {isChanged ? (
          <Button kind="text" onPress={() => setTicked(used)}>
            {t("common.cancel")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
