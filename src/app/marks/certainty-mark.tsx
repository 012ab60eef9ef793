import { Button, TooltipTrigger } from "react-aria-components";
import type { MessageKey } from "../i18n/messages.ts";
import { useT } from "../i18n/use-t.ts";
import { Tip } from "../ui/tip.tsx";
import styles from "./certainty-mark.module.css";

export const certainties = ["V", "K+", "K~", "D", "to_import"] as const;
export type Certainty = (typeof certainties)[number];

const words: Readonly<Record<Certainty, { readonly short: MessageKey; readonly long: MessageKey }>> = {
  V: { short: "certaintyShort.V", long: "certainty.V" },
  "K+": { short: "certaintyShort.K+", long: "certainty.K+" },
  "K~": { short: "certaintyShort.K~", long: "certainty.K~" },
  D: { short: "certaintyShort.D", long: "certainty.D" },
  to_import: { short: "certaintyShort.to_import", long: "certaintyLong.to_import" },
};

/** How sure a value is: sign and word together, never a colour alone; explains itself to pointer and keyboard. */
export function CertaintyMark({ certainty }: { readonly certainty: Certainty }) {
  const { t } = useT();
  const { short, long } = words[certainty];
  return (
    <TooltipTrigger delay={300}>
      <Button className={styles.mark ?? ""} data-certainty={certainty} aria-label={`${t(short)}: ${t(long)}`}>
        <CertaintySign certainty={certainty} />
        {t(short)}
      </Button>
      <Tip>{t(long)}</Tip>
    </TooltipTrigger>
  );
}

/** Sign and both words, for a legend. */
export function CertaintyLine({ certainty }: { readonly certainty: Certainty }) {
  const { t } = useT();
  const { short, long } = words[certainty];
  return (
    <span className={styles.line}>
      <span className={styles.mark} data-certainty={certainty}>
        <CertaintySign certainty={certainty} />
        {t(short)}
      </span>
      {t(long)}
    </span>
  );
}

/** K+ and K~ are words already. */
const signs: Readonly<Partial<Record<Certainty, string>>> = { V: "✓", D: "D", to_import: "…" };

function CertaintySign({ certainty }: { readonly certainty: Certainty }) {
  const sign = signs[certainty];
  return sign === undefined ? null : (
    <span className={styles.sign} aria-hidden="true">
      {sign}
    </span>
  );
}
