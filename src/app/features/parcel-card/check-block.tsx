import { Crosshair } from "lucide-react";
import type { Check } from "../../../core/model/check.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { checkName, verdictLook } from "../../i18n/format-check.ts";
import { inSentence } from "../../i18n/in-sentence.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { otherChecks } from "../../marks/checks-of.ts";
import { inputName } from "../../marks/how/input-table.tsx";
import { ruleWords } from "../../marks/how/limit-lines.tsx";
import { createIssueOfCheck } from "../../marks/show-check.ts";
import { VerdictMark } from "../../marks/verdict-mark.tsx";
import { showIssue } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Section } from "../../ui/section.tsx";
import { listLayerDates } from "./layer-dates.ts";
import { Origin, PackLink } from "./origin.tsx";
import styles from "./parcel-card.module.css";

const shownElsewhere = [
  "far",
  "building_coefficient",
  "building_density",
  "green_ratio",
  "admin_land_share",
  "admin_gfa_share",
  "height_m",
  "investment_intensity",
];

/** Zoning and control lines; what is within its limit is one line, what is not is spelled out. */
export function CheckBlock({ card }: { readonly card: ParcelCard }) {
  const formats = useFormat();
  const { t } = formats;
  const checks = otherChecks(card.audit.checks, shownElsewhere).filter((check) => check.verdict !== "not_applicable");
  const passed = checks.filter((check) => verdictLook(check) === "pass");
  const rest = checks.filter((check) => verdictLook(check) !== "pass");
  return (
    <Section title={t("card.zoning")} aside={checks.length}>
      {checks.length === 0 ? <p className={styles.soft}>{t("card.noChecks")}</p> : null}
      <ul>
        {rest.map((check) => (
          <CheckLine
            key={`${check.rule} ${check.key} ${check.ruleSet ?? ""} ${check.op ?? ""}`}
            check={check}
            formats={formats}
          />
        ))}
      </ul>
      {passed.length === 0 ? null : (
        <details>
          <summary className={styles.soft}>✓ {t("card.allWithin", { count: passed.length })}</summary>
          <ul>
            {passed.map((check) => (
              <CheckLine
                key={`${check.rule} ${check.key} ${check.ruleSet ?? ""} ${check.op ?? ""}`}
                check={check}
                formats={formats}
              />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function CheckLine({ check, formats }: { readonly check: Check; readonly formats: Formats }) {
  const { t, word, measure } = formats;
  const numbers =
    check.limit === null || check.value === null
      ? null
      : `${measure(check.value, check.unit)}, ${t("card.limit", { limit: formats.limit(check.op, check.limit, check.unit) })}`;
  const missing =
    check.missing.length === 0
      ? null
      : `${t("explain.missingWord")}: ${check.missing.map((name) => inputName({ name }, formats)).join(t("common.listSeparator"))}`;
  const facts = [
    numbers,
    check.reason === undefined || check.verdict === "conditional" ? null : word("reason", check.reason),
    missing,
  ].filter(Boolean);
  return (
    <li className={styles.check} data-broken={check.verdict === "fail" || undefined}>
      <span>{checkName(check, formats)}</span>
      <span>
        <VerdictMark check={check} formats={formats} />
        {check.place === undefined ? null : (
          <IconButton size="small" label={t("common.showOnMap")} onPress={() => showIssue(createIssueOfCheck(check))}>
            <Crosshair size={15} strokeWidth={1.9} />
          </IconButton>
        )}
      </span>
      {facts.length === 0 ? null : <small>{facts.join(" · ")}</small>}
      <CheckOrigin check={check} formats={formats} />
    </li>
  );
}

/** The rule behind a check, folded: who set it, its clause, how sure it is, and how old the layers are. */
function CheckOrigin({ check, formats }: { readonly check: Check; readonly formats: Formats }) {
  const { t, word } = formats;
  const sources = useApp((state) => state.park?.meta.sources);
  const dates = listLayerDates(check, sources ?? {});
  const name = checkName(check, formats);
  const rule = word("rule", check.rule);
  const rows: readonly (readonly [string, string])[] = [
    [t("card.ruleId"), rule === name ? check.rule : `${rule} · ${check.rule}`],
    [t("card.clause"), ruleWords(check, formats) || t("common.notRecorded")],
    [t("explain.pack"), check.ruleSet ?? t("common.none")],
    [t("card.certainty"), check.certainty === null ? t("common.notRecorded") : t(`certainty.${check.certainty}`)],
    [
      t("card.layerDate"),
      dates.map(([layer, date]) => `${word("layer", layer)} ${date}`).join(t("common.listSeparator")) ||
        t("common.notRecorded"),
    ],
  ];
  return (
    <Origin label={t("card.howOf", { name: inSentence(name) })} rows={rows}>
      <PackLink ruleSet={check.ruleSet} />
    </Origin>
  );
}
