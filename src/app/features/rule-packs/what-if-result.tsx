import { FlaskConical, RotateCcw } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import type { CheckFlip, Flips, ParcelFlip } from "../../../core/analysis/what-if/find-flips.ts";
import type { Verdict } from "../../../core/model/check.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { statusListWord } from "../../marks/status-word.ts";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { selectParcels, zoomToBox } from "../../state/actions.ts";
import { store } from "../../state/store.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./rule-packs.module.css";
import type { WhatIfState } from "./use-what-if.ts";

/** Says that this is only a question, what would turn, and how to end it. */
export function WhatIfResult({ whatIf }: { readonly whatIf: WhatIfState }) {
  const formats = useFormat();
  const { t } = formats;
  const count = Object.keys(whatIf.values).length;
  if (count === 0) return null;
  return (
    <section className={styles.result} aria-label={t("whatIf.title")} aria-busy={whatIf.isBusy}>
      <header>
        <FlaskConical size={18} strokeWidth={1.75} aria-hidden="true" />
        <b>{t("whatIf.banner", { count })}</b>
        <Button size="small" icon={<RotateCcw size={14} strokeWidth={1.9} />} onPress={whatIf.reset}>
          {t("whatIf.reset")}
        </Button>
      </header>
      <p role="status">{sentence(whatIf, formats)}</p>
      {whatIf.flips === null || whatIf.flips.parcels.length === 0 ? null : <FlipList flips={whatIf.flips} />}
    </section>
  );
}

function sentence({ flips, refusal, isBusy }: WhatIfState, { t }: Formats): string {
  if (refusal !== null) return t("whatIf.refused", { got: refusal.got, expected: refusal.expected });
  if (flips === null) return t("whatIf.busy");
  const parts = Object.entries(flips.counts).map(([turn, count]) => `${turnWords(turn, t)} ${count}`);
  const text = t("whatIf.flips", { count: flips.parcels.length });
  return `${parts.length === 0 ? text : `${text}: ${parts.join(t("common.listSeparator"))}`}${isBusy ? " …" : ""}`;
}

/** `pass -> fail` in words. */
function turnWords(turn: string, t: Formats["t"]): string {
  const [from, to] = turn.split(" -> ");
  if (from === undefined || to === undefined) return t("whatIf.partOnly");
  return `${t(`verdict.${from as Verdict}`)} → ${t(`verdict.${to as Verdict}`)}`; // names of verdicts: find-flips.ts made them
}

const shownFlips = 60;

function FlipList({ flips }: { readonly flips: Flips }) {
  const { t } = useFormat();
  const selected = useApp((state) => state.session.selection[0]);
  return (
    <ul className={styles.flips}>
      {flips.parcels.slice(0, shownFlips).map((flip) => (
        <li key={flip.id}>
          <FlipRow flip={flip} isSelected={flip.id === selected} />
        </li>
      ))}
      {flips.parcels.length > shownFlips ? (
        <li className={styles.more}>{t("refusal.more", { count: flips.parcels.length - shownFlips })}</li>
      ) : null}
    </ul>
  );
}

function FlipRow({ flip, isSelected }: { readonly flip: ParcelFlip; readonly isSelected: boolean }) {
  const formats = useFormat();
  const { t, word } = formats;
  const { verdict, status, tags, checks } = flip;
  const show = () => {
    selectParcels([flip.id]);
    const row = store.getState().rowsById.get(flip.id);
    if (row !== undefined) zoomToBox(row.box);
  };
  const details = [
    ...(status.from === status.to ? [] : [`${statusListWord(status.from, t)} → ${statusListWord(status.to, t)}`]),
    ...tags.added.map((tag) => `+ ${word("tag", tag)}`),
    ...tags.removed.map((tag) => `− ${word("tag", tag)}`),
    ...checks.slice(0, 3).map((check) => checkWords(check, formats)),
  ];
  return (
    <AriaButton className={styles.flip ?? ""} data-selected={isSelected || undefined} onPress={show}>
      <b>{flip.id}</b>
      {verdict.from === verdict.to ? (
        <span>{t("whatIf.partOnly")}</span>
      ) : (
        <span>
          <VerdictSign look={lookOf(verdict.from)} size={13} /> {t(`verdict.${verdict.from}`)} →{" "}
          <VerdictSign look={lookOf(verdict.to)} size={13} /> {t(`verdict.${verdict.to}`)}
        </span>
      )}
      <small>{details.join(" · ")}</small>
    </AriaButton>
  );
}

function checkWords({ key, rule, value, unit, verdict }: CheckFlip, { t, word, measure }: Formats): string {
  const name = rule.startsWith("control_line") ? word("control", key) : word("indicator", key);
  const number = value === null ? "" : ` ${measure(value, unit)}`;
  const from = verdict.from === null ? t("common.dash") : t(`verdict.${verdict.from}`);
  const to = verdict.to === null ? t("common.dash") : t(`verdict.${verdict.to}`);
  return `${name}${number}: ${from} → ${to}`;
}

function lookOf(verdict: Verdict) {
  return verdict === "not_applicable" ? "none" : verdict;
}
