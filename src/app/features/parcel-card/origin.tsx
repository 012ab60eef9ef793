import type { ReactNode } from "react";
import type { ClassSource } from "../../../core/analysis/exit/exit-audit.ts";
import { sourceText } from "../../i18n/source-words.ts";
import type { Formats } from "../../i18n/use-format.ts";
import { useT } from "../../i18n/use-t.ts";
import { showPacks } from "../../state/actions.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./parcel-card.module.css";

export interface OriginProps {
  /** Says whose origin it is, for readers; the eye sees only "How". */
  readonly label: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly children?: ReactNode;
}

/** Where a line of the card comes from, folded under it. */
export function Origin({ label, rows, children }: OriginProps) {
  const { t } = useT();
  return (
    <details className={styles.origins}>
      <summary aria-label={label}>{t("card.how")}</summary>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </details>
  );
}

/** To the rule pack a verdict stands in, where its number can be read and tried. */
export function PackLink({ ruleSet }: { readonly ruleSet: string | null }) {
  const { t } = useT();
  if (ruleSet === null) return null;
  return (
    <Button kind="text" size="small" onPress={() => showPacks(true, ruleSet)}>
      {t("packs.source")}
    </Button>
  );
}

/** Paper, pack and certainty of a class. */
export function classSourceRows(
  { source, article, year, ruleSet, certainty }: ClassSource,
  { t, language }: Formats,
): OriginProps["rows"] {
  const clause =
    article === null ? null : article.replace(/^art\. (.+)$/, (_, number) => t("explain.article", { article: number }));
  return [
    [
      t("card.clause"),
      [source === null ? null : sourceText(source, language), clause, year === null ? null : String(year)]
        .filter(Boolean)
        .join(" · ") || t("common.notRecorded"),
    ],
    [t("explain.pack"), ruleSet ?? t("common.none")],
    [t("card.certainty"), certainty === null ? t("common.notRecorded") : t(`certainty.${certainty}`)],
  ];
}
