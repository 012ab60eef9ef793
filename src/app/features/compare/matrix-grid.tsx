import { useMemo, useRef, useState } from "react";
import { formatNumber, formatSigned } from "../../i18n/format-number.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { UseMark } from "../../marks/use-mark.tsx";
import { zoomToBox } from "../../state/actions.ts";
import { sayCompared, showCells } from "../../state/compare-actions.ts";
import { type FoundComparison, useCompare } from "../../state/compare-store.ts";
import { Section } from "../../ui/section.tsx";
import { boxOfCells } from "./box-of-cells.ts";
import { buildMatrix, type LandMatrix, type MatrixClass, sumCells } from "./build-matrix.ts";
import styles from "./compare.module.css";

const m2PerHa = 10_000;
const ha = (m2: number) => formatNumber(m2 / m2PerHa, 2);

/** From–to matrix in hectares; a cell shows its land on the maps. */
export function MatrixSection({ found }: { readonly found: FoundComparison }) {
  const { t } = useFormat();
  const matrix = useMemo(() => buildMatrix(found.cells), [found]);
  const { diff, parkM2 } = found.comparison;
  if (diff.matrixMissing.length > 0) {
    return (
      <Section title={t("compare.matrix")}>
        <p className={styles.soft}>{t("compare.noMatrix")}</p>
      </Section>
    );
  }
  const missesM2 = matrix.zonedM2.b - parkM2.b;
  const holds = Math.abs(missesM2) < 0.05;
  return (
    <Section title={t("compare.matrix")} aside={matrix.rows.length === 0 ? undefined : t("compare.matrixHint")}>
      {matrix.rows.length === 0 ? (
        <p className={styles.soft}>{t("compare.noChange")}</p>
      ) : (
        <div className={styles.scroll}>
          <Grid matrix={matrix} />
        </div>
      )}
      <p className={styles.identity} data-holds={holds} data-testid="compare-identity">
        {holds ? "✓ " : "! "}
        {t("compare.stays", { changed: ha(matrix.changedM2), stays: ha(matrix.staysM2) })} ·{" "}
        {holds ? t("compare.sumHolds") : t("compare.sumMisses", { difference: `${formatSigned(missesM2, 1)} m²` })}
      </p>
    </Section>
  );
}

/** One tab stop; arrows walk through the cells, Enter or Space shows their land. */
function Grid({ matrix }: { readonly matrix: LandMatrix }) {
  const formats = useFormat();
  const { t, word } = formats;
  const { rows, columns, cellsOf } = matrix;
  const shown = useCompare((state) => state.shownCells);
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const table = useRef<HTMLTableElement>(null);
  const all = [...rows, ...columns];
  const label = (one: MatrixClass) => {
    if (one.code === null) return t("compare.noZone");
    const isAlone = all.every((other) => other.useKey !== one.useKey || other.id === one.id);
    return one.useKey !== null && isAlone ? one.useKey : one.code;
  };
  const longLabel = (one: MatrixClass) =>
    one.code === null
      ? t("compare.noZone")
      : `${one.code} ${one.useKey === null ? "" : word("use", one.useKey)}`.trim();
  const choose = (row: MatrixClass, column: MatrixClass) => {
    const cells = cellsOf(row, column);
    if (cells.length === 0) return;
    if (cells === shown) {
      showCells([]);
      return;
    }
    showCells(cells);
    zoomToBox(boxOfCells(cells));
    const said = {
      from: longLabel(row),
      to: longLabel(column),
      count: cells.length,
      area: `${ha(sumCells(cells))} ha`,
    };
    sayCompared(t("compare.saidCell", said));
  };
  const walk = (event: React.KeyboardEvent) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const [row, column] = [at[0] + (step[0] ?? 0), at[1] + (step[1] ?? 0)];
    if (rows[row] === undefined || columns[column] === undefined) return;
    setAt([row, column]);
    table.current?.querySelector<HTMLElement>(`[data-at="${row},${column}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked through with arrows
    <table ref={table} role="grid" aria-label={t("compare.matrix")} className={styles.matrix} onKeyDown={walk}>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column.id} scope="col" title={longLabel(column)}>
              {column.code === null ? null : <UseMark useKey={column.useKey} />}
              <span>{label(column)}</span>
            </th>
          ))}
          <th scope="col">{t("compare.sum")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, y) => (
          <tr key={row.id}>
            <th scope="row" title={longLabel(row)} className={styles.from}>
              {row.code === null ? null : <UseMark useKey={row.useKey} />}
              <span>{label(row)}</span>
            </th>
            {columns.map((column, x) => {
              const cells = cellsOf(row, column);
              const text = cells.length > 0 ? ha(sumCells(cells)) : row.id === column.id ? "–" : "·";
              return (
                <td
                  key={column.id}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid above
                  role="gridcell"
                  data-at={`${y},${x}`}
                  tabIndex={y === at[0] && x === at[1] ? 0 : -1}
                  data-filled={cells.length > 0 || undefined}
                  aria-selected={cells.length > 0 && cells === shown}
                  aria-label={t("compare.cell", { from: longLabel(row), to: longLabel(column), area: text })}
                  onClick={() => {
                    setAt([y, x]);
                    choose(row, column);
                  }}
                  onKeyDown={(event) => {
                    if (event.key !== "Enter" && event.key !== " ") return;
                    event.preventDefault();
                    choose(row, column);
                  }}
                >
                  {text}
                </td>
              );
            })}
            <td className={styles.sum}>{ha(sumCells(columns.flatMap((column) => cellsOf(row, column))))}</td>
          </tr>
        ))}
        <tr className={styles.sums}>
          <th scope="row">{t("compare.sum")}</th>
          {columns.map((column) => (
            <td key={column.id}>{ha(sumCells(rows.flatMap((row) => cellsOf(row, column))))}</td>
          ))}
          <td>
            <b>{ha(matrix.changedM2)}</b>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
