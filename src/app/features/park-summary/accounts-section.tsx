import { potentialKeys } from "../../../core/analysis/evaluation/land-evaluation.ts";
import type { Figure } from "../../../core/model/figure.ts";
import type { AccountKey } from "../../../core/model/land-accounts.ts";
import { formatSigned } from "../../i18n/format-number.ts";
import { boundsWords } from "../../i18n/format-range.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { Section } from "../../ui/section.tsx";
import { FigureValue, HowRow, LandValue } from "./figure-rows.tsx";
import type { SummaryPark } from "./intensive-section.tsx";
import styles from "./park-summary.module.css";

const ground: readonly AccountKey[] = ["A", "B", "C"];
const supply: readonly AccountKey[] = ["D", "E", "F", "G", "G_suspected"];

/** Land accounts: A + B + C make up the park, and by how much they miss it; then how the land was supplied; then what is left to win. */
export function AccountsSection({ park, asOf }: { readonly park: SummaryPark; readonly asOf: string }) {
  const formats = useFormat();
  const { t, word } = formats;
  const { accounts, identity, potentials } = park.evaluation;
  const row = (key: AccountKey) => (
    <HowRow key={key} label={word("landAccount", key)} figure={accounts[key]} asOf={asOf}>
      <LandValue figure={accounts[key]} />
    </HowRow>
  );
  const detail = Object.keys(accounts).filter((key) => /^[A-F]\d/.test(key)) as AccountKey[]; // keys of that record
  return (
    <Section title={t("intensive.accounts")} aside="A + B + C">
      <AccountBar accounts={ground.map((key) => [key, accounts[key]])} total={accounts.total} />
      <dl>
        {ground.map(row)}
        <HowRow label={word("landAccount", "total")} figure={accounts.total} asOf={asOf}>
          <LandValue figure={accounts.total} />
        </HowRow>
      </dl>
      <p className={styles.identity} data-verdict={identity.verdict}>
        <VerdictSign look={identity.verdict === "not_applicable" ? "none" : identity.verdict} size={14} />
        {difference()}
      </p>
      <dl>{supply.map(row)}</dl>
      <details className={styles.fold}>
        <summary>{t("intensive.allAccounts", { count: detail.length })}</summary>
        <dl>{detail.map(row)}</dl>
      </details>
      <h4 className={styles.sub}>{t("intensive.potentialsLead")}</h4>
      <dl>
        {potentialKeys.map((key) => (
          <HowRow key={key} label={word("potential", key)} figure={potentials[key]} asOf={asOf}>
            {potentials[key].value === null ? (
              <FigureValue figure={potentials[key]} formats={formats} />
            ) : (
              <LandValue figure={potentials[key]} />
            )}
          </HowRow>
        ))}
      </dl>
    </Section>
  );

  function difference(): string {
    const ha = identity.details?.difference_ha;
    if (typeof ha !== "number") {
      return t("intensive.identityOpen", { bounds: boundsWords(accounts.A, formats) ?? t("common.unknown") });
    }
    return t("intensive.difference", { difference: `${formatSigned(ha, 4)} ${t("unit.ha")}` });
  }
}

interface AccountBarProps {
  readonly accounts: readonly (readonly [AccountKey, Figure])[];
  readonly total: Figure;
}

/** The park as one bar: A plain, B striped, C with level lines; what is open is left blank. Its numbers stand below. */
function AccountBar({ accounts, total }: AccountBarProps) {
  if (total.value === null || total.value <= 0) return null;
  return (
    <div className={styles.balance} aria-hidden="true">
      {accounts.map(([key, figure]) => (
        <i
          key={key}
          data-account={key}
          style={{ width: `${((figure.value ?? figure.lower ?? 0) / (total.value ?? 1)) * 100}%` }}
        >
          {key}
        </i>
      ))}
    </div>
  );
}
