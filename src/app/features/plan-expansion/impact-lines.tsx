import type { ImpactLine, ImpactReport } from "../../../core/analysis/impact/impact-report.ts";
import type { Check } from "../../../core/model/check.ts";
import { checkName, verdictLook } from "../../i18n/format-check.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { packWords, ruleWords } from "../../marks/how/limit-lines.tsx";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { showImpactRow } from "../../state/plan-impact.ts";
import { Button } from "../../ui/button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./impact-panel.module.css";
import { lineFigure, lineReason, lineTone } from "./line-words.ts";

/** The fifteen lines in the order of domain §7; below each what it was judged from that is not simply kept. */
export function ImpactLines({ report }: { readonly report: ImpactReport }) {
  const { t } = useFormat();
  return (
    <Section level={2} title={t("expansion.impact.lines")}>
      <FarmlandAlarm report={report} />
      <ol className={styles.lines}>
        {report.lines.map((line) => (
          <li key={line.key}>
            <Line line={line} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Farmland comes before everything else. */
function FarmlandAlarm({ report }: { readonly report: ImpactReport }) {
  const { t, area } = useFormat();
  const line = report.lines.find(({ key }) => key === "control_lines");
  const at = line?.items.findIndex(({ key, value }) => key === "permanent_basic_farmland" && (value ?? 0) > 0) ?? -1;
  const item = line?.items[at];
  if (item === undefined) return null;
  return (
    <button
      type="button"
      className={styles.alarm}
      onClick={() => void showImpactRow({ kind: "item", key: "control_lines", at }, item.verdict)}
    >
      <VerdictSign look={verdictLook(item)} />
      <b>{t("expansion.impact.farmland")}</b>
      <b className={styles.figure}>{area(item.value)}</b>
    </button>
  );
}

function Line({ line }: { readonly line: ImpactLine }) {
  const formats = useFormat();
  const { word } = formats;
  const name = word("rule", line.rule);
  return (
    <>
      <Row
        check={line}
        name={name}
        formats={formats}
        onShow={() => void showImpactRow({ kind: "line", key: line.key }, line.verdict)}
      />
      {line.items.flatMap((item, at) =>
        item.verdict === "pass" || item.verdict === "not_applicable" || line.items.length < 2
          ? []
          : [
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: items of a line never move
                key={at}
                isItem
                check={item}
                name={itemName(item, formats)}
                formats={formats}
                onShow={() => void showImpactRow({ kind: "item", key: line.key, at }, item.verdict)}
              />,
            ],
      )}
    </>
  );
}

/** A control line or service by its word, anything else by its rule. */
function itemName(item: Check, formats: Formats): string {
  if (item.rule === "expansion.infra_reach") return formats.word("service", item.key);
  if (item.rule === "expansion.existing_park_first") return formats.word("indicator", item.key);
  return item.rule === "control_line.overlap" ? checkName(item, formats) : `${checkName(item, formats)} ${item.key}`;
}

interface RowProps {
  readonly check: Check;
  readonly name: string;
  readonly formats: Formats;
  readonly isItem?: boolean;
  readonly onShow: () => void;
}

function Row({ check, name, formats, isItem = false, onShow }: RowProps) {
  const { t } = formats;
  const reason = lineReason(check, formats);
  return (
    <div className={styles.line} data-tone={lineTone(check)} data-item={isItem || undefined}>
      <button type="button" className={styles.show} onClick={onShow} title={t("expansion.impact.show", { name })}>
        <VerdictSign look={verdictLook(check)} />
        <span className={styles.name}>
          {name}
          {check.reason === "information_only" ? null : (
            <span className={styles.verdict}>{t(`verdict.${check.verdict}`)}</span>
          )}
          {reason === "" ? null : <small>{reason}</small>}
        </span>
        <span className={styles.figure}>{lineFigure(check, formats)}</span>
      </button>
      <Popover
        label={t("explain.title", { name })}
        trigger={
          <Button kind="text" size="small" aria-label={t("explain.title", { name })}>
            ?
          </Button>
        }
      >
        {() => (
          <dl className={styles.how}>
            <dt>{t("explain.rule")}</dt>
            <dd>{ruleWords(check, formats) || t("common.notRecorded")}</dd>
            {check.limit === null ? null : (
              <>
                <dt>{t("explain.limit")}</dt>
                <dd>{formats.limit(check.op, check.limit, check.unit)}</dd>
              </>
            )}
            <dt>{t("explain.pack")}</dt>
            <dd>{packWords(check, formats)}</dd>
          </dl>
        )}
      </Popover>
    </div>
  );
}
