import { type KeyboardEvent, useState } from "react";
import type { CornerPath } from "../../../core/commands/command.ts";
import { listCorners } from "../../../core/geometry/corner-table.ts";
import type { LngLat } from "../../../core/model/coordinates.ts";
import type { FeatureRef } from "../../../core/model/record-kinds.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { parseAmount } from "../../i18n/parse-amount.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { addToast } from "../../state/actions.ts";
import { chooseCorner } from "../../state/plan-actions.ts";
import { usePlan } from "../../state/use-plan.ts";
import { runCommandNow } from "../../tools/current-session.ts";
import type { EditGround } from "../../tools/edit-ground.ts";
import styles from "./corner-table.module.css";
import { type CornerAt, editCell, type TypedCell, typedCells } from "./edit-cell.ts";

/** As many decimals as are printed, and typed back: millimeters, and a third of an arc second. */
export const print = { lengthDecimals: 3, bearingDecimals: 4 } as const;
const decimalsOf: Readonly<Record<TypedCell, number>> = { northM: 3, eastM: 3, lengthM: 3, bearingDeg: 4 };
const headOf = { northM: "north", eastM: "east", lengthM: "length", bearingDeg: "bearing" } as const;

/** Corners of one ring in a row of the table. */
export interface TableRing {
  readonly polygon: number;
  readonly ring: number;
  readonly corners: readonly { readonly path: CornerPath; readonly at: LngLat; readonly number: number }[];
}

export interface CornerGridProps {
  readonly refOf: FeatureRef;
  readonly rings: readonly TableRing[];
  readonly ground: EditGround;
}

/** Corners with their places, lengths and angles; each cell but the angle can be typed, and the row chosen is the corner on the map. */
export function CornerGrid({ refOf, rings, ground }: CornerGridProps) {
  const { t } = useFormat();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("plan.corners.number")}</th>
            {typedCells.map((cell) => (
              <th scope="col" key={cell}>
                {t(`plan.corners.${headOf[cell]}`)}
              </th>
            ))}
            <th scope="col">{t("plan.corners.angle")}</th>
          </tr>
        </thead>
        {rings.map((ring) => (
          <RingRows
            key={`${ring.polygon} ${ring.ring}`}
            refOf={refOf}
            ring={ring}
            ground={ground}
            hasSeveral={rings.length > 1}
          />
        ))}
      </table>
    </div>
  );
}

interface RingProps {
  readonly refOf: FeatureRef;
  readonly ring: TableRing;
  readonly ground: EditGround;
  readonly hasSeveral: boolean;
}

function RingRows({ refOf, ring, ground, hasSeveral }: RingProps) {
  const formats = useFormat();
  const { t } = formats;
  const chosen = usePlan((state) => state.corner);
  const shared = usePlan((state) => state.options.shared);
  const { corners } = ring;
  const { grid } = ground.tools;
  const places = corners.map(({ at }) => at);
  const { rows } = listCorners(places, ring.ring > 0, grid, print);
  return (
    <tbody>
      {hasSeveral ? (
        <tr>
          <th scope="rowgroup" colSpan={6} className={styles.part}>
            {t("plan.corners.part", { number: ring.polygon + 1 })}
            {ring.ring === 0 ? "" : ` · ${t("plan.corners.hole", { number: ring.ring })}`}
          </th>
        </tr>
      ) : null}
      {corners.map(({ path, at, number }, index) => {
        const row = rows[index];
        const next = places[(index + 1) % places.length];
        if (row === undefined || next === undefined) return null;
        const isChosen =
          chosen !== null &&
          chosen.polygon === path.polygon &&
          chosen.ring === path.ring &&
          chosen.corner === path.corner;
        return (
          <tr
            key={number}
            aria-selected={isChosen}
            data-chosen={isChosen || undefined}
            onFocus={() => chooseCorner(path)}
          >
            <th scope="row">J{number}</th>
            {typedCells.map((cell) => (
              <Cell
                key={cell}
                cell={cell}
                number={number}
                corner={{ at, next, row }}
                formats={formats}
                onType={(value) => {
                  const command = editCell(refOf, { at, next, row }, cell, value, grid, shared);
                  if (command !== null) runCommandNow(command);
                }}
              />
            ))}
            <td>{formatNumber(row.innerDeg, print.bearingDecimals)}</td>
          </tr>
        );
      })}
    </tbody>
  );
}

interface CellProps {
  readonly cell: TypedCell;
  readonly number: number;
  readonly corner: CornerAt;
  readonly formats: Formats;
  readonly onType: (value: number) => void;
}

/** A number that is typed over: Enter or leaving it takes it, Escape gives it up. */
function Cell({ cell, number, corner, formats, onType }: CellProps) {
  const { t } = formats;
  const decimals = decimalsOf[cell];
  const shown = corner.row[cell].toFixed(decimals);
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed === null) return;
    setTyped(null);
    const value = parseAmount(typed);
    if (value === null) addToast({ kind: "error", key: "plan.corners.notNumber", params: { got: typed } });
    else if (value.toFixed(decimals) !== shown) onType(value);
  };
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") commit();
    else if (event.key === "Escape") {
      event.stopPropagation();
      setTyped(null);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      commit();
      focusCell(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
    }
  };
  return (
    <td>
      <input
        className={styles.cell}
        inputMode="decimal"
        autoComplete="off"
        data-cell={cell}
        aria-label={t("plan.corners.cell", { what: t(`plan.corners.${headOf[cell]}`), number })}
        value={typed ?? shown}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={handleKey}
      />
    </td>
  );
}

/** The same cell of the row above or below. */
function focusCell(from: HTMLInputElement, by: 1 | -1): void {
  const cells = [
    ...(from.closest("table")?.querySelectorAll<HTMLInputElement>(`[data-cell="${from.dataset.cell}"]`) ?? []),
  ];
  cells[cells.indexOf(from) + by]?.focus();
}
