import { compareIds } from "../../../core/model/ids.ts";
import type { PackLimit, RulePack } from "../../../core/model/rule-pack.ts";
import { opSign } from "../../i18n/format-figure.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { noSource, type PackSource, unitOfLimit } from "./pack-settings.ts";
import styles from "./rule-packs.module.css";
import { settingWords } from "./setting-words.ts";
import { SourceCell } from "./source-cell.tsx";
import { WhatIfField } from "./what-if-field.tsx";

function sourceOf({ source, article, year, certainty }: PackLimit): PackSource {
  return { source, article: article ?? null, year: year ?? null, certainty };
}

/** Limits: indicator, direction and value, for whom, and the paper with its certainty. */
export function LimitList({ pack }: { readonly pack: RulePack }) {
  const formats = useFormat();
  const { t, word, text } = formats;
  return (
    <ul className={styles.rows}>
      {pack.limits.map((limit, index) => {
        const known = word("indicator", limit.key);
        const name = limit.title === undefined ? known : text(limit.title) || known;
        const unit = unitOfLimit(limit.key, limit.unit);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the limits of a pack never move
          <li key={index} className={styles.row}>
            <strong className={styles.name}>{name}</strong>
            <span className={styles.value}>
              {limit.value === undefined ? (
                <span>
                  {opSign(limit.op)} {t("packs.byTable", { table: tableName(pack, limit.table ?? "", text) })}
                </span>
              ) : (
                <>
                  <span className={styles.op}>{opSign(limit.op)}</span>
                  <WhatIfField path={`limits[${index}].value`} label={name} value={limit.value} unit={unit} />
                </>
              )}
              {limit.value_to === undefined ? null : (
                <span>{t("packs.upTo", { value: settingWords(limit.value_to, unit, formats) })}</span>
              )}
            </span>
            <Applies limit={limit} />
            {limit.relaxed === undefined ? null : (
              <span className={styles.more}>
                {t("packs.relaxed", {
                  value: settingWords(limit.relaxed.value, unit, formats),
                  needs: word("packWord", limit.relaxed.needs),
                })}{" "}
                <SourceCell
                  source={limit.relaxed.source}
                  article={null}
                  year={limit.relaxed.year ?? null}
                  certainty={limit.relaxed.certainty}
                />
              </span>
            )}
            <SourceCell {...sourceOf(limit)} />
          </li>
        );
      })}
    </ul>
  );
}

function tableName(pack: RulePack, key: string, text: ReturnType<typeof useFormat>["text"]): string {
  return text(pack.tables[key]?.title ?? null) || key;
}

/** To whom a limit speaks, and from when to when. */
function Applies({ limit }: { readonly limit: PackLimit }) {
  const { t, date } = useFormat();
  const { applies, effective_from: from, effective_to: to, by } = limit;
  const parts = [
    applies?.use === undefined ? null : t("packs.forUse", { codes: applies.use.join(t("common.listSeparator")) }),
    applies?.industry === undefined
      ? null
      : t("packs.forIndustry", { codes: applies.industry.join(t("common.listSeparator")) }),
    by === undefined ? null : t("packs.askedBy", { by }),
    from === undefined ? null : t("packs.inForceFrom", { date: date(String(from)) }),
    to === undefined ? null : t("packs.inForceTo", { date: date(String(to)) }),
  ].filter(Boolean);
  return parts.length === 0 ? null : <span className={styles.more}>{parts.join(" · ")}</span>;
}

/** A table by code: the longest prefix decides; a code without a number says that it is still to come. */
export function TableRows({ pack, tableKey }: { readonly pack: RulePack; readonly tableKey: string }) {
  const { t } = useFormat();
  const table = pack.tables[tableKey];
  if (table === undefined) return null;
  const { provenance } = table;
  const base: PackSource = {
    source: provenance.source,
    article: provenance.article ?? null,
    year: provenance.year ?? null,
    certainty: provenance.certainty,
  };
  const columns = table.columns?.keys;
  const unit = unitOfLimit(pack.limits.find((limit) => limit.table === tableKey)?.key ?? "far", undefined);
  return (
    <>
      <p className={styles.more}>
        {t("packs.codesOf", { system: table.code_system })} <SourceCell {...base} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table has to be reached by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("packs.table")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("packs.code")}</th>
              {columns === undefined ? (
                <th scope="col">{t("explain.value")}</th>
              ) : (
                columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))
              )}
              <th scope="col">{t("card.certainty")}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(table.rows)
              .sort(([a], [b]) => compareIds(a, b))
              .map(([code, cell]) => (
                <tr key={code}>
                  <th scope="row">{code}</th>
                  {(columns ?? [null]).map((column) => (
                    <td key={column ?? ""}>
                      <TableCell
                        cell={column === null || !isColumns(cell) ? cell : (cell[column] ?? null)}
                        path={`tables.${tableKey}.rows.${code}${column === null ? "" : `.${column}`}`}
                        label={column === null ? code : `${code} ${column}`}
                        unit={unit}
                      />
                    </td>
                  ))}
                  <td>
                    <SourceCell
                      {...noSource}
                      certainty={table.row_certainty?.[code] ?? provenance.certainty}
                      source={table.row_source?.[code]?.source ?? null}
                    />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

type Cell = RulePack["tables"][string]["rows"][string];

function isColumns(cell: Cell): cell is Record<string, number | null> {
  return typeof cell === "object" && cell !== null && !("ask" in cell);
}

interface TableCellProps {
  readonly cell: Cell;
  readonly path: string;
  readonly label: string;
  readonly unit: string;
}

function TableCell({ cell, path, label, unit }: TableCellProps) {
  const { t } = useFormat();
  if (typeof cell === "number") {
    const isClass = path.startsWith("tables.indicative_class");
    return <WhatIfField path={path} label={label} value={cell} unit={isClass ? "count" : unit} />;
  }
  if (cell === null) return <em className={styles.open}>{t("packs.toImport")}</em>;
  if (isColumns(cell)) return null;
  return <em className={styles.open}>{t("packs.ask")}</em>;
}
