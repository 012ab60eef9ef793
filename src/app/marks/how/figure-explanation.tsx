import { Copy, X } from "lucide-react";
import { inSentence } from "../../i18n/in-sentence.ts";
import { sourceText } from "../../i18n/source-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { addToast } from "../../state/actions.ts";
import { Button } from "../../ui/button.tsx";
import { copyText } from "../../ui/copy-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { describeFigure } from "./describe-figure.ts";
import styles from "./figure-explanation.module.css";
import { FormulaLine } from "./formula-line.tsx";
import type { HowFigureProps } from "./how-figure.tsx";
import { InputTable } from "./input-table.tsx";
import { LimitLines } from "./limit-lines.tsx";
import { UnknownLines } from "./unknown-lines.tsx";

/** Everything behind one number: readable, and the same again as text to copy. */
export function FigureExplanation({ onClose, ...props }: HowFigureProps & { readonly onClose: () => void }) {
  const { name, figure, checks, asOf } = props;
  const formats = useFormat();
  const { t, date, word } = formats;
  const isOpen = figure.value === null;
  const copy = async () => {
    const done = await copyText(describeFigure(props, formats));
    addToast({ kind: done ? "good" : "error", key: done ? "toast.textCopied" : "common.copyFailed" });
  };
  return (
    <article className={styles.how}>
      <header className={styles.head}>
        <h3>{isOpen ? t("explain.titleUnknown", { name }) : t("explain.title", { name: inSentence(name) })}</h3>
        <IconButton size="small" label={t("common.close")} onPress={onClose}>
          <X size={16} strokeWidth={1.9} />
        </IconButton>
      </header>
      <FormulaLine name={props.symbol ?? name} figure={figure} formats={formats} />
      {isOpen ? <UnknownLines figure={figure} checks={checks} formats={formats} /> : null}
      <InputTable figure={figure} formats={formats} />
      <LimitLines figure={figure} checks={checks} formats={formats} />
      <dl className={styles.facts}>
        <div>
          <dt>{t("explain.formulaSource")}</dt>
          <dd>{sourceText(figure.source, formats.language)}</dd>
        </div>
        {figure.reason === undefined || isOpen ? null : (
          <div>
            <dt>{t("explain.reason")}</dt>
            <dd>{word("reason", figure.reason)}</dd>
          </div>
        )}
      </dl>
      <footer className={styles.foot}>
        <Button size="small" icon={<Copy size={14} strokeWidth={1.9} />} onPress={() => void copy()}>
          {t("explain.copy")}
        </Button>
        <span>{t("explain.asOf", { date: date(asOf) })}</span>
      </footer>
    </article>
  );
}
