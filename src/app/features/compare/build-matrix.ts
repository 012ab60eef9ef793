import type { CellShape } from "../../state/compare-store.ts";

/** A class of land at the head of a row or column; without a code: land no zone of that state covers. */
export interface MatrixClass {
  readonly id: string;
  readonly code: string | null;
  /** Row of the palette; null for a code it does not know. */
  readonly useKey: string | null;
}

/** Land that changes its class, by its class before (rows) and after (columns); m². */
export interface LandMatrix {
  readonly rows: readonly MatrixClass[];
  readonly columns: readonly MatrixClass[];
  /** Pieces of land of a cell; none where nothing changes so. */
  readonly cellsOf: (row: MatrixClass, column: MatrixClass) => readonly CellShape[];
  readonly changedM2: number;
  readonly staysM2: number;
  /** Land the zones of each state cover. */
  readonly zonedM2: { readonly a: number; readonly b: number };
}

/** The from–to matrix of two states. Land of the same class in both is counted, but has no cell. */
export function buildMatrix(cells: readonly CellShape[]): LandMatrix {
  const rows = new Map<string, MatrixClass>();
  const columns = new Map<string, MatrixClass>();
  const byPair = new Map<string, CellShape[]>();
  let staysM2 = 0;
  let changedM2 = 0;
  const zonedM2 = { a: 0, b: 0 };
  for (const cell of cells) {
    const row = toClass(cell.from, cell.fromSystem, cell.fromKey);
    const column = toClass(cell.to, cell.toSystem, cell.toKey);
    if (cell.from !== null) zonedM2.a += cell.areaM2;
    if (cell.to !== null) zonedM2.b += cell.areaM2;
    if (row.id === column.id) {
      staysM2 += cell.areaM2;
      continue;
    }
    changedM2 += cell.areaM2;
    rows.set(row.id, row);
    columns.set(column.id, column);
    const key = pairKey(row, column);
    byPair.set(key, [...(byPair.get(key) ?? []), cell]);
  }
  return {
    rows: [...rows.values()].sort(compareClasses),
    columns: [...columns.values()].sort(compareClasses),
    cellsOf: (row, column) => byPair.get(pairKey(row, column)) ?? [],
    changedM2,
    staysM2,
    zonedM2,
  };
}

/** Sum of pieces, m². */
export function sumCells(cells: readonly CellShape[]): number {
  return cells.reduce((sum, { areaM2 }) => sum + areaM2, 0);
}

function toClass(code: string | null, system: string | null, useKey: string | null): MatrixClass {
  return { id: JSON.stringify([code, system]), code, useKey };
}

function pairKey(row: MatrixClass, column: MatrixClass): string {
  return `${row.id} ${column.id}`;
}

/** By code; land without a zone last. */
function compareClasses(a: MatrixClass, b: MatrixClass): number {
  if (a.code === null || b.code === null) return Number(a.code === null) - Number(b.code === null);
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
