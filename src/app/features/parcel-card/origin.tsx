import { useT } from "../../i18n/use-t.ts";
import styles from "./parcel-card.module.css";

export interface OriginProps {
  /** Says whose origin it is, for readers; the eye sees only "How". */
  readonly label: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
}

/** Where a line of the card comes from, folded under it. */
export function Origin({ label, rows }: OriginProps) {
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
    </details>
  );
}
