import { CircleX, Info, TriangleAlert } from "lucide-react";
import { Button } from "react-aria-components";
import type { ParcelCard } from "../../../worker/messages.ts";
import { formatIssue } from "../../i18n/issue-sentences.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { showIssue } from "../../state/actions.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./parcel-card.module.css";

const icons = { error: CircleX, warning: TriangleAlert, info: Info } as const;

/** What is wrong with the data of this parcel; a click shows the place. */
export function IssueLines({ card }: { readonly card: ParcelCard }) {
  const { t, word, language } = useFormat();
  return (
    <Section title={t("card.issues")} aside={card.issues.length}>
      {card.issues.length === 0 ? <p className={styles.soft}>{t("card.noIssues")}</p> : null}
      {card.issues.map((issue, index) => {
        const Icon = icons[issue.severity];
        return (
          <Button
            // biome-ignore lint/suspicious/noArrayIndexKey: issues have no id and their order is fixed
            key={index}
            className={styles.issue ?? ""}
            data-severity={issue.severity}
            onPress={() => showIssue(issue)}
          >
            <Icon size={16} strokeWidth={1.9} aria-hidden="true" />
            <span>{formatIssue(issue, language, word)}</span>
          </Button>
        );
      })}
    </Section>
  );
}
