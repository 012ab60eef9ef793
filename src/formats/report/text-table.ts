export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

// Ranges of UAX #11 class W and F that occur in names: CJK, kana, Hangul, full-width forms, common emoji.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u;

/** Columns a text takes on a terminal: wide characters count two, combining marks none. */
export function measureColumns(text: string): number {
  let columns = 0;
  for (const char of text) columns += wide.test(char) ? 2 : /\p{Mark}/u.test(char) ? 0 : 1;
  return columns;
}

/** Narrower than this no column of text is made. */
const leastColumns = 12;
/** Lines a cell may take; what is longer ends in an ellipsis. */
const mostLines = 4;

/**
 * Aligned columns, two blanks apart. Where they are too wide, the widest columns of text give way and their cells go over
 * several lines; numbers are never cut.
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY,
): string {
  const natural = columns.map(({ title }, index) =>
    Math.max(measureColumns(title), ...rows.map((row) => measureColumns(row[index] ?? ""))),
  );
  const widths = fitWidths(natural, columns, width);
  const formatRow = (cells: readonly string[]): readonly string[] => {
    const parts = columns.map((_, index) => wrapCell(cells[index] ?? "", widths[index] ?? 0));
    const height = Math.max(...parts.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      parts
        .map((lines, index) => {
          const text = lines[line] ?? "";
          const gap = " ".repeat(Math.max(0, (widths[index] ?? 0) - measureColumns(text)));
          return columns[index]?.align === "right" ? gap + text : text + gap;
        })
        .join("  ")
        .trimEnd(),
    );
  };
  const rule = widths.map((one) => "─".repeat(one)).join("  ");
  return [...formatRow(columns.map(({ title }) => title)), rule, ...rows.flatMap(formatRow)].join("\n");
}

/** Columns a table takes when none gives way. */
export function measureTable(columns: readonly Column[], rows: readonly (readonly string[])[]): number {
  const [head = ""] = formatTable(columns, rows).split("\n").slice(1);
  return measureColumns(head);
}

/** The last column of text gives way first, down to this; then the widest of all. */
const leastOfLast = 28;

/** Takes from the columns of text, one by one, until the row fits or nothing is left to take. */
function fitWidths(natural: readonly number[], columns: readonly Column[], width: number): readonly number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, one) => sum + one + 2, -2) - width;
  const last = columns.length - 1;
  if (over > 0 && Number.isFinite(over) && columns[last]?.align !== "right") {
    const given = Math.max(0, Math.min(over, (widths[last] ?? 0) - leastOfLast));
    widths[last] = (widths[last] ?? 0) - given;
    over -= given;
  }
  while (over > 0 && Number.isFinite(over)) {
    const texts = widths.map((one, index) => (columns[index]?.align === "right" || one <= leastColumns ? 0 : one));
    const widest = texts.indexOf(Math.max(...texts));
    if ((texts[widest] ?? 0) === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over--;
  }
  return widths;
}

/** A cell on as many lines as it needs: broken at blanks, and where a word is too long (Chinese has none) anywhere. */
function wrapCell(text: string, width: number): readonly string[] {
  const [indent = ""] = /^ */.exec(text) ?? [];
  const clean = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  if (measureColumns(clean) <= width) return [clean];
  const lines: string[] = [];
  let line = indent;
  for (const word of clean.trim().split(" ")) {
    let rest = word;
    const joined = line.trim() === "" ? line + rest : `${line} ${rest}`;
    if (measureColumns(joined) <= width) {
      line = joined;
      continue;
    }
    if (line.trim() !== "") {
      // A long word without blanks goes on in the same line, rather than leave it half empty.
      const room = width - measureColumns(line) - 1;
      if (measureColumns(rest) > width && room >= leastColumns / 2) {
        const head = takeColumns(rest, room);
        lines.push(`${line} ${head}`);
        rest = rest.slice(head.length);
      } else lines.push(line);
    }
    while (measureColumns(indent + rest) > width) {
      const head = takeColumns(rest, width - indent.length);
      lines.push(indent + head);
      rest = rest.slice(head.length);
    }
    line = indent + rest;
  }
  if (line.trim() !== "") lines.push(line);
  if (lines.length <= mostLines) return lines;
  const end = lines[mostLines - 1] ?? "";
  return [...lines.slice(0, mostLines - 1), `${takeColumns(end, width - 2)} …`];
}

/** As much of a text as goes into a width; at least one character. */
function takeColumns(text: string, width: number): string {
  let taken = "";
  let columns = 0;
  for (const char of text) {
    columns += measureColumns(char);
    if (columns > width && taken !== "") break;
    taken += char;
  }
  // Keys break where their parts meet.
  const joint = Math.max(taken.lastIndexOf("_"), taken.lastIndexOf("."), taken.lastIndexOf("/")) + 1;
  return taken !== text && joint > taken.length / 2 ? taken.slice(0, joint) : taken;
}
