import type { ChainAudit } from "../../../core/analysis/performance/chains.ts";
import { verdictLook } from "../../i18n/format-check.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { VerdictMark, VerdictSign } from "../../marks/verdict-mark.tsx";
import { useApp } from "../../state/use-app.ts";
import { ValueRow } from "../../ui/section.tsx";
import { FigureValue, HowRow } from "./figure-rows.tsx";
import type { SummaryPark } from "./intensive-section.tsx";
import styles from "./park-summary.module.css";

const shownQuotients = 5;

/** Stage, industries, chains and who leads: a short list, folded. */
export function IndustrySection({ park, asOf }: { readonly park: SummaryPark; readonly asOf: string }) {
  const formats = useFormat();
  const { t, word } = formats;
  const { performance } = park;
  const { stage, dual, lq, chains } = performance;
  const figures = [
    ["adjacency", performance.adjacency],
    ["hhi", performance.hhi],
    ["leading_share", performance.leadingShare],
    ["local_supply", performance.localSupply],
  ] as const;
  const known = lq.filter(({ quotient }) => quotient.value !== null);
  const quotients = [...(known.length > 0 ? known : lq)].sort(
    (a, b) => (b.quotient.value ?? 0) - (a.quotient.value ?? 0),
  );
  return (
    <details className={styles.section}>
      <summary>
        <h3>{t("intensive.industries")}</h3>
        <span>{word("developmentStage", stage.class)}</span>
      </summary>
      <dl>
        <HowRow label={t("intensive.stage")} figure={stage.builtRate} asOf={asOf}>
          {word("developmentStage", stage.class)}
        </HowRow>
        <ValueRow
          label={t("intensive.dual")}
          end={verdictLook(dual) === "unknown" ? <VerdictSign look="unknown" /> : null}
        >
          {dual.verdict === "unknown" ? t("common.unknown") : <VerdictMark check={dual} formats={formats} />}
        </ValueRow>
        <HowRow label={t("intensive.vacancy")} figure={performance.occupancy.vacancy} asOf={asOf}>
          <FigureValue figure={performance.occupancy.vacancy} formats={formats} />
        </HowRow>
        {figures.map(([key, figure]) => (
          <HowRow key={key} label={word("indicator", key)} figure={figure} asOf={asOf}>
            <FigureValue figure={figure} formats={formats} />
          </HowRow>
        ))}
      </dl>
      {quotients.length === 0 ? null : (
        <>
          <h4 className={styles.sub}>{t("intensive.quotients")}</h4>
          {known.length === 0 ? (
            <p className={styles.note}>{word("reason", quotients[0]?.quotient.reason ?? "missing_input")}</p>
          ) : (
            <dl>
              {quotients.slice(0, shownQuotients).map(({ industry, quotient, specialised, strong }) => (
                <HowRow
                  key={industry}
                  label={t("intensive.quotientLine", { code: industry })}
                  figure={quotient}
                  asOf={asOf}
                >
                  <FigureValue figure={quotient} formats={formats} />{" "}
                  {strong === true ? t("intensive.strong") : specialised === true ? t("intensive.specialised") : ""}
                </HowRow>
              ))}
            </dl>
          )}
          {known.length > shownQuotients ? (
            <p className={styles.note}>{t("intensive.moreIndustries", { count: known.length - shownQuotients })}</p>
          ) : null}
        </>
      )}
      {chains.map((chain) => (
        <Chain key={chain.chainId} chain={chain} asOf={asOf} formats={formats} />
      ))}
      {performance.missing.length === 0 ? null : (
        <p className={styles.note}>
          {t("intensive.noData", {
            what: performance.missing.map((name) => nameOf(name, formats)).join(t("common.listSeparator")),
          })}
        </p>
      )}
    </details>
  );
}

function nameOf(name: string, { word }: Formats): string {
  const layer = word("layer", name);
  return layer === name ? word("property", name) : layer;
}

interface ChainProps {
  readonly chain: ChainAudit;
  readonly asOf: string;
  readonly formats: Formats;
}

/** One chain: how much of it stands here, and which links are missing. */
function Chain({ chain, asOf, formats }: ChainProps) {
  const { t, word, text } = formats;
  const name = useApp((state) => state.park?.chainNames[chain.chainId] ?? null);
  return (
    <>
      <dl>
        <HowRow label={text(name) || chain.chainId} figure={chain.overall} asOf={asOf}>
          <FigureValue figure={chain.overall} formats={formats} />
        </HowRow>
      </dl>
      {chain.gaps.length === 0 ? null : (
        <p className={styles.note}>
          {t("intensive.chainGaps")}:{" "}
          {chain.gaps
            .map(({ stage, link, projectIds }) => {
              const name = `${link} (${word("chainStage", stage)})`;
              return projectIds.length === 0
                ? name
                : t("intensive.gapWaiting", { link: name, projects: projectIds.join(t("common.listSeparator")) });
            })
            .join(t("common.listSeparator"))}
        </p>
      )}
    </>
  );
}
