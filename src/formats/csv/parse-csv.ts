export interface CsvRow {
  /** Line the row begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Rows of comma-separated text (RFC 4180): quoted cells may hold commas, quotes written twice and line breaks; lines end
 * in LF, CRLF or CR; a byte-order mark and empty lines are skipped. Cells keep their blanks. A quote that is never closed
 * takes the rest of the text into its cell, so that the row has too few cells and is seen.
 */
export function parseCsv(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  const scan = createScan(text.replace(/^\uFEFF/, ""));
  while (!scan.done()) {
    const row = scan.readRow();
    if (row.cells.length > 1 || row.cells[0]?.trim() !== "") rows.push(row);
  }
  return rows;
}

function createScan(text: string) {
  let at = 0;
  let line = 1;

  function readQuoted(): string {
    let cell = "";
    at++;
    while (at < text.length) {
      const char = text[at];
      if (char === '"' && text[at + 1] !== '"') break;
      if (char === '"') at++;
      if (char === "\n") line++;
      cell += char;
      at++;
    }
    at++;
    return cell;
  }

  function readCell(): string {
    let cell = "";
    if (text[at] === '"') cell = readQuoted();
    while (at < text.length && !",\r\n".includes(text[at] ?? "")) {
      cell += text[at];
      at++;
    }
    return cell;
  }

  function skipBreak(): void {
    if (at >= text.length) return;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line++;
  }

  return {
    done: () => at >= text.length,
    readRow(): CsvRow {
      const begin = line;
      const cells = [readCell()];
      while (text[at] === ",") {
        at++;
        cells.push(readCell());
      }
      skipBreak();
      return { line: begin, cells };
    },
  };
}
