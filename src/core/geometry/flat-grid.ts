/** Which boxes touch a box, by their place in the array the grid was made from. */
export interface FlatGrid {
  /**
   * Writes those whose boxes touch this one into `found`, ascending, each once; edges that touch count. Answers how many. The array
   * is the grid's own and good until the next query.
   */
  query(minX: number, minY: number, maxX: number, maxY: number): number;
  readonly found: Uint32Array;
}

/** Boxes of one class of size: the largest is at most 8 times as long as the smallest. */
interface GridLevel {
  readonly cellM: number;
  /** Columns and rows, powers of two less one: cell numbers wrap around. */
  readonly columnMask: number;
  readonly rowMask: number;
  readonly columnBits: number;
  /** The longest box of the level, m. */
  readonly widthM: number;
  readonly heightM: number;
  /** Lowest and highest cell numbers in use, before wrapping. */
  readonly minColumn: number;
  readonly maxColumn: number;
  readonly minRow: number;
  readonly maxRow: number;
  /** First entry of each cell, one more than cells. */
  readonly start: Uint32Array;
  /** Boxes in the order of cells: index and box of each. */
  readonly index: Uint32Array;
  readonly box: Float64Array;
}

/** Boxes of one level differ in length by this factor at most. */
const levelFactor = 8;
/** Cells per box aimed at. */
const mostHalvings = 40;

/**
 * Grid over boxes (minX, minY, maxX, maxY each, m). A box lies in the one cell that holds its lower left corner, so nothing is found
 * twice; a query reads as many cells more as the longest box takes. Cells are sized by the boxes and how densely they lie; cell
 * numbers wrap around, so memory is linear in the boxes wherever they lie, and two places that share cells only cost looks
 * at each other's boxes. A box much longer than others is in a level of its own. Inverted boxes (shapes without vertices) are
 * never found. Cost: O(n); a query the boxes near it.
 */
export function createFlatGrid(boxes: Float64Array): FlatGrid {
  const count = boxes.length / 4;
  const levels = groupBySize(boxes, count).map((members) => createLevel(boxes, members));
  const found = new Uint32Array(count);
  return {
    found,
    query(minX, minY, maxX, maxY) {
      let used = 0;
      for (let l = 0; l < levels.length; l++) {
        used = queryLevel(levels[l] as GridLevel, minX, minY, maxX, maxY, found, used); // in range by the loop
      }
      sortAscending(found, used);
      return used;
    },
  };
}

/** Indices of boxes by class of size, small ones first; empty classes left out. */
function groupBySize(boxes: Float64Array, count: number): Uint32Array[] {
  const classes = new Int16Array(count);
  const sizes = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const width = (boxes[4 * i + 2] as number) - (boxes[4 * i] as number); // in range by the loop
    const height = (boxes[4 * i + 3] as number) - (boxes[4 * i + 1] as number); // likewise
    if (!(width >= 0 && height >= 0 && width + height < Number.POSITIVE_INFINITY)) {
      classes[i] = unplaced;
      continue;
    }
    classes[i] = classOf(Math.max(width, height));
    sizes.set(classes[i] as number, (sizes.get(classes[i] as number) ?? 0) + 1);
  }
  return [...sizes.keys()]
    .sort((a, b) => a - b)
    .map((size) => {
      const members = new Uint32Array(sizes.get(size) ?? 0);
      let at = 0;
      for (let i = 0; i < count; i++) if (classes[i] === size) members[at++] = i;
      return members;
    });
}

const unplaced = -32768;

/** Points and boxes below a millimetre are one class; the exponent of others decides. */
function classOf(lengthM: number): number {
  return Math.max(-3, Math.floor(Math.log2(lengthM) / Math.log2(levelFactor)));
}

function createLevel(boxes: Float64Array, members: Uint32Array): GridLevel {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  let widthM = 0;
  let heightM = 0;
  for (const i of members) {
    const x = boxes[4 * i] as number; // a member's index
    const y = boxes[4 * i + 1] as number; // likewise
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
    widthM = Math.max(widthM, (boxes[4 * i + 2] as number) - x);
    heightM = Math.max(heightM, (boxes[4 * i + 3] as number) - y);
  }
  const lengthM = Math.max(widthM, heightM);
  let cellM = Math.max(
    lengthM,
    Math.sqrt(((maxX - minX) * (maxY - minY)) / members.length),
    (maxX - minX + maxY - minY) / 1e9,
    1e-9,
  );
  for (let halvings = 0; ; halvings++) {
    const level = sortIntoCells(boxes, members, cellM, [minX, minY, maxX, maxY], widthM, heightM);
    // Boxes that lie in clusters share few of the cells; smaller ones tell them apart.
    const isCrowded = countOccupied(level.start) < members.length / 6 && members.length > 8;
    if (!isCrowded || halvings >= mostHalvings || cellM / 4 < Math.max(lengthM, (maxX - minX + maxY - minY) / 1e9))
      return level;
    cellM /= 4;
  }
}

function countOccupied(start: Uint32Array): number {
  let occupied = 0;
  for (let cell = 1; cell < start.length; cell++) if (start[cell] !== start[cell - 1]) occupied++;
  return occupied;
}

/** Counting sort of boxes by the cell of their lower left corner. */
function sortIntoCells(
  boxes: Float64Array,
  members: Uint32Array,
  cellM: number,
  [minX, minY, maxX, maxY]: readonly [number, number, number, number],
  widthM: number,
  heightM: number,
): GridLevel {
  const minColumn = Math.floor(minX / cellM);
  const maxColumn = Math.floor(maxX / cellM);
  const minRow = Math.floor(minY / cellM);
  const maxRow = Math.floor(maxY / cellM);
  const columns = maxColumn - minColumn + 1;
  const rows = maxRow - minRow + 1;
  // As many cells as boxes, about; fewer columns or rows than the extent takes wrap around.
  const bits = Math.max(2, Math.ceil(Math.log2(members.length)) + 1);
  const wantedColumnBits = Math.ceil(Math.log2(columns));
  const wantedRowBits = Math.ceil(Math.log2(rows));
  const columnBits = Math.min(wantedColumnBits, Math.max(bits >> 1, bits - wantedRowBits));
  const rowBits = Math.min(wantedRowBits, bits - columnBits);
  const columnMask = 2 ** columnBits - 1;
  const rowMask = 2 ** rowBits - 1;
  const start = new Uint32Array(2 ** (columnBits + rowBits) + 1);
  const cells = new Uint32Array(members.length);
  for (let m = 0; m < members.length; m++) {
    const i = members[m] as number; // in range by the loop
    const column = (Math.floor((boxes[4 * i] as number) / cellM) - minColumn) & columnMask;
    const row = (Math.floor((boxes[4 * i + 1] as number) / cellM) - minRow) & rowMask;
    const cell = (row << columnBits) | column;
    cells[m] = cell;
    start[cell + 1] = (start[cell + 1] as number) + 1;
  }
  for (let cell = 1; cell < start.length; cell++) start[cell] = (start[cell] as number) + (start[cell - 1] as number);
  const index = new Uint32Array(members.length);
  const box = new Float64Array(4 * members.length);
  for (let m = members.length - 1; m >= 0; m--) {
    const i = members[m] as number; // in range by the loop
    const cell = cells[m] as number; // likewise
    const at = (start[cell + 1] as number) - 1;
    start[cell + 1] = at;
    index[at] = i;
    box[4 * at] = boxes[4 * i] as number;
    box[4 * at + 1] = boxes[4 * i + 1] as number;
    box[4 * at + 2] = boxes[4 * i + 2] as number;
    box[4 * at + 3] = boxes[4 * i + 3] as number;
  }
  // Each entry now holds where its own cell begins, one place too far along.
  start.copyWithin(0, 1);
  start[start.length - 1] = members.length;
  return {
    cellM,
    columnMask,
    rowMask,
    columnBits,
    widthM,
    heightM,
    minColumn,
    maxColumn,
    minRow,
    maxRow,
    start,
    index,
    box,
  };
}

function queryLevel(
  level: GridLevel,
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
  found: Uint32Array,
  usedBefore: number,
): number {
  const { cellM, columnMask, rowMask, columnBits, start, index, box } = level;
  const fromColumn = Math.max(level.minColumn, Math.floor((minX - level.widthM) / cellM));
  const toColumn = Math.min(level.maxColumn, Math.floor(maxX / cellM));
  const fromRow = Math.max(level.minRow, Math.floor((minY - level.heightM) / cellM));
  const toRow = Math.min(level.maxRow, Math.floor(maxY / cellM));
  if (!(fromColumn <= toColumn && fromRow <= toRow)) return usedBefore;
  let used = usedBefore;
  const columns = Math.min(toColumn - fromColumn, columnMask);
  const rows = Math.min(toRow - fromRow, rowMask);
  const firstColumn = (fromColumn - level.minColumn) & columnMask;
  const lastColumn = firstColumn + columns;
  for (let r = 0; r <= rows; r++) {
    const row = ((fromRow - level.minRow + r) & rowMask) << columnBits;
    // Cells of a row lie side by side; past the last column the row goes on at the first one.
    const end = Math.min(lastColumn, columnMask);
    for (let at = start[row + firstColumn] as number; at < (start[row + end + 1] as number); at++) {
      if (
        (box[4 * at] as number) <= maxX &&
        (box[4 * at + 2] as number) >= minX &&
        (box[4 * at + 1] as number) <= maxY &&
        (box[4 * at + 3] as number) >= minY
      ) {
        found[used++] = index[at] as number;
      }
    }
    if (lastColumn <= columnMask) continue;
    const rest = lastColumn - columnMask - 1;
    for (let at = start[row] as number; at < (start[row + rest + 1] as number); at++) {
      if (
        (box[4 * at] as number) <= maxX &&
        (box[4 * at + 2] as number) >= minX &&
        (box[4 * at + 1] as number) <= maxY &&
        (box[4 * at + 3] as number) >= minY
      ) {
        found[used++] = index[at] as number;
      }
    }
  }
  return used;
}

/** Few numbers are the rule: insertion. */
function sortAscending(values: Uint32Array, count: number): void {
  if (count > 64) {
    values.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const value = values[i] as number; // in range by the loop
    let at = i;
    while (at > 0 && (values[at - 1] as number) > value) {
      values[at] = values[at - 1] as number;
      at--;
    }
    values[at] = value;
  }
}
