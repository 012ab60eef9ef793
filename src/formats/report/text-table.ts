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

/** Text cut to a width with an ellipsis; line breaks and control characters become blanks, so that a name stays one cell. */
export function fitText(text: string, width: number): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  if (measureColumns(line) <= width) return line;
  let kept = "";
  let columns = 1;
  for (const char of line) {
    columns += measureColumns(char);
    if (columns > width) break;
    kept += char;
  }
  return `${kept}…`;
}

/** Aligned columns, two blanks apart; the last left-aligned one takes what the width leaves. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY,
): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(measureColumns(title), ...rows.map((row) => measureColumns(row[index] ?? ""))),
  );
  const last = columns.length - 1;
  const before = widths.slice(0, last).reduce((sum, one) => sum + one + 2, 0);
  widths[last] = Math.max(12, Math.min(widths[last] ?? 0, width - before));
  const formatRow = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const room = widths[index] ?? 0;
        const text = fitText(cell, room);
        const gap = " ".repeat(Math.max(0, room - measureColumns(text)));
        return columns[index]?.align === "right" ? gap + text : text + gap;
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((one) => "─".repeat(one)).join("  ");
  return [formatRow(columns.map(({ title }) => title)), rule, ...rows.map(formatRow)].join("\n");
}
