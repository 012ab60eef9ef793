import { sourceText } from "../../i18n/source-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { CertaintyMark } from "../../marks/certainty-mark.tsx";
import type { PackSource } from "./pack-settings.ts";
import styles from "./rule-packs.module.css";

/** Paper, clause and year, with how sure the value is. */
export function SourceCell({ source, article, year, certainty }: PackSource) {
  const { t, language } = useFormat();
  const clause = article === null ? null : articleWords(article, t);
  const parts = [source === null ? null : sourceText(source, language), clause, year === null ? null : String(year)];
  return (
    <span className={styles.source}>
      <span>{parts.filter(Boolean).join(" · ")}</span>
      {certainty === null ? null : <CertaintyMark certainty={certainty} />}
    </span>
  );
}

function articleWords(article: string, t: ReturnType<typeof useFormat>["t"]): string {
  const number = article.replace(/^art\. /, "");
  return /^[\d(]/.test(number) ? t("explain.article", { article: number }) : article;
}
