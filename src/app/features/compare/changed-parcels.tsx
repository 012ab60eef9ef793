import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { selectParcels } from "../../state/actions.ts";
import type { FoundComparison } from "../../state/compare-store.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./compare.module.css";

type FieldChange = FoundComparison["comparison"]["diff"]["parcels"]["changed"][number]["fields"][number];

const mostShown = 30;
const mostFields = 6;

/** Parcels that are only in one state, or say something else in the other, with what they say in both. */
export function ChangedParcels({ found }: { readonly found: FoundComparison }) {
  const formats = useFormat();
  const { t } = formats;
  const { added, removed, changed } = found.comparison.diff.parcels;
  const counts = { added: added.length, removed: removed.length, changed: changed.length };
  const all = added.length + removed.length + changed.length;
  const rows = [
    ...added.map((id) => ({ id, sign: "+", word: t("compare.added"), fields: [] as readonly FieldChange[] })),
    ...removed.map((id) => ({ id, sign: "−", word: t("compare.removed"), fields: [] as readonly FieldChange[] })),
    ...changed.map(({ id, fields }) => ({ id, sign: "Δ", word: t("compare.changed"), fields })),
  ];
  return (
    <Section title={t("compare.parcels")} aside={all === 0 ? undefined : t("compare.parcelCounts", counts)}>
      {all === 0 ? <p className={styles.soft}>{t("compare.noParcels")}</p> : null}
      <ul className={styles.parcels} data-testid="compare-parcels">
        {rows.slice(0, mostShown).map(({ id, sign, word, fields }) => (
          <li key={`${sign} ${id}`}>
            <p>
              <b className={styles.sign} aria-hidden="true">
                {sign}
              </b>
              <Button kind="text" size="small" onPress={() => selectParcels([id])}>
                {id}
              </Button>
              <span className={styles.soft}>{word}</span>
            </p>
            {fields.length === 0 ? null : (
              <dl>
                {fields.slice(0, mostFields).map((field) => (
                  <div key={field.name}>
                    <dt>{nameOf(field.name, formats)}</dt>
                    <dd>
                      {write(field, field.before, formats)} → <b>{write(field, field.after, formats)}</b>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            {fields.length > mostFields ? (
              <p className={styles.soft}>{t("compare.more", { count: fields.length - mostFields })}</p>
            ) : null}
          </li>
        ))}
      </ul>
      {all > mostShown ? <p className={styles.soft}>{t("compare.more", { count: all - mostShown })}</p> : null}
    </Section>
  );
}

/** Figures by their name, fields of the file by theirs. */
function nameOf(name: string, { word, t }: Formats): string {
  if (name === "geometry") return t("plan.corners.shape");
  return name.startsWith("indicators.") ? word("indicator", name.slice("indicators.".length)) : word("property", name);
}

function write({ name }: FieldChange, value: FieldChange["before"], { t, area, measure, word }: Formats): string {
  if (value === null) return t("common.unknown");
  if (typeof value === "number") {
    if (name === "geometry" || name.endsWith("M2") || name.endsWith("_m2")) return area(value);
    const isRatio = name.startsWith("indicators.");
    return measure(value, isRatio ? "ratio" : null);
  }
  if (name === "verdict" || name === "stage") return word(name, String(value));
  return typeof value === "string" ? value : JSON.stringify(value);
}
