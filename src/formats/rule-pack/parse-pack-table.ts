import { createIssue } from "../../core/model/create-issue.ts";
import { paperYearSchema } from "../../core/model/fields.ts";
import type { Issue } from "../../core/model/issue.ts";
import { certaintySchema } from "../../core/model/provenance.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import type { PackTable } from "../../core/model/rule-pack.ts";
import { type CsvRow, parseCsv } from "../csv/parse-csv.ts";
import { decodeText } from "../text/decode-text.ts";

/** Headings, in the languages people keep such tables in. */
const headings = {
  code: ["code", "代码", "代碼", "行业代码", "行業代碼"],
  value: ["value", "值", "数值", "數值", "指标值", "指標值", "下限"],
  source: ["source", "来源", "來源", "依据", "依據", "文号", "文號"],
  year: ["year", "年份", "年度"],
  certainty: ["certainty", "可信度", "确定程度", "確定程度"],
} as const;
type Heading = keyof typeof headings;

type Rows = PackTable["rows"];
type Cell = number | null | { readonly ask: string[] };

interface Column {
  readonly heading: Heading | "column";
  /** Key of the table's own column. */
  readonly key: string;
  readonly title: string;
}

/** A cell that cannot be read: its column by title, what stands there, what may. */
interface BadCell {
  readonly column: string;
  readonly got: string;
  readonly expected: string;
}

/**
 * Rows of a table from a CSV file beside its pack (`<pack id>.<table>.csv`), in place of those in the pack.
 *
 * The first line names the columns: `code`, then `value` or, for a table with columns, their keys; `source`, `year` and
 * `certainty` may follow, for rows that differ from the table's own. Chinese headings (代码, 数值, 来源, 年份, 可信度) do as
 * well. A value is a number of zero or more, with thousands separators or `%` if need be; empty or `-`: listed without a
 * value; `ask 291 292`: the code is too short. UTF-8 or GB18030, any line ends. Anything else refuses the file, an issue a
 * cell (`bad-pack-table`): a half-read table would judge by what it left out.
 */
export function parsePackTable(bytes: Uint8Array, file: string, table: PackTable): Result<PackTable, readonly Issue[]> {
  const decoded = decodeText(bytes);
  if (decoded.kind !== "text") {
    return fail([badTable(file, 1, { column: "1", got: "bytes that are no text", expected: "UTF-8 or GB18030" })]);
  }
  const [head, ...body] = parseCsv(decoded.text);
  if (head === undefined) {
    return fail([badTable(file, 1, { column: "1", got: "nothing", expected: `a heading: ${allowedHeadings(table)}` })]);
  }
  const columns = readHead(head, table);
  const headProblems = [...columns.problems, ...findMissingColumns(columns.found, table)];
  if (headProblems.length > 0) return fail(headProblems.map((problem) => badTable(file, head.line, problem)));
  const issues: Issue[] = [];
  const read: PackTable = { ...table, rows: {}, row_certainty: {}, row_source: {} };
  for (const row of body) {
    issues.push(...readRow(row, columns.found, read).map((problem) => badTable(file, row.line, problem)));
  }
  return issues.length > 0 ? fail(issues) : succeed(read);
}

function badTable(file: string, line: number, { column, got, expected }: BadCell): Issue {
  return createIssue("bad-pack-table", { file, row: line, at: { line }, params: { column, got, expected } });
}

function readHead(head: CsvRow, table: PackTable): { found: readonly Column[]; problems: readonly BadCell[] } {
  const problems: BadCell[] = [];
  const found = head.cells.map((cell, index): Column => {
    const title = cell.trim();
    const column = findColumn(title, table);
    const isTwice = head.cells.findIndex((other) => other.trim() === title) < index;
    if (column === undefined || isTwice) {
      const got = title === "" ? "an empty heading" : isTwice ? `“${title}” a second time` : `“${title}”`;
      problems.push({ column: String(index + 1), got, expected: allowedHeadings(table) });
    }
    return column ?? { heading: "column", key: title, title };
  });
  return { found, problems };
}

function findColumn(title: string, { columns }: PackTable): Column | undefined {
  const key = columns?.keys.find((one) => one === title) ?? columns?.aliases[title];
  if (key !== undefined) return { heading: "column", key, title };
  const name = title.toLowerCase();
  for (const [heading, words] of Object.entries(headings)) {
    if ((words as readonly string[]).includes(name) && !(columns !== undefined && heading === "value")) {
      return { heading: heading as Heading, key: heading, title }; // the entries of `headings` are its keys
    }
  }
  return undefined;
}

function allowedHeadings({ columns }: PackTable): string {
  const values = columns === undefined ? ["value"] : columns.keys;
  return `one each of ${["code", ...values].join(", ")}, and if need be source, year, certainty`;
}

function findMissingColumns(found: readonly Column[], { columns }: PackTable): readonly BadCell[] {
  const needed: readonly string[] = ["code", ...(columns?.keys ?? ["value"])];
  return needed
    .filter((key) => !found.some((column) => column.key === key))
    .map((key) => ({ column: key, got: "no such column", expected: `a column headed “${key}”` }));
}

/** Puts one row into the table; what is wrong with it comes back and the row stays out. */
function readRow(row: CsvRow, columns: readonly Column[], into: PackTable): readonly BadCell[] {
  if (row.cells.length !== columns.length) {
    const got = `${row.cells.length} cells`;
    return [{ column: String(row.cells.length), got, expected: `${columns.length}, as in the heading` }];
  }
  const cells = columns.map((column, index) => ({ column, text: (row.cells[index] ?? "").trim() }));
  const textOf = (heading: Heading): string => cells.find(({ column }) => column.heading === heading)?.text ?? "";
  const code = textOf("code");
  const problems: BadCell[] = [];
  const codeProblem = findCodeProblem(code, into);
  if (codeProblem !== undefined) problems.push({ column: "code", got: `“${code}”`, expected: codeProblem });
  const values = new Map<string, Cell>();
  for (const { column, text } of cells) {
    if (column.heading !== "value" && column.heading !== "column") continue;
    const value = readCell(text, column.heading === "value");
    if (value === undefined) problems.push({ column: column.title, got: `“${text}”`, expected: expectedCell(column) });
    else values.set(column.key, value);
  }
  const paper = readPaper(textOf("source"), textOf("year"), textOf("certainty"));
  problems.push(...paper.problems);
  if (problems.length === 0) addRow(into, code, values, paper);
  return problems;
}

function findCodeProblem(code: string, table: PackTable): string | undefined {
  if (code === "") return "a code";
  if (Object.hasOwn(table.rows, code)) return "each code once";
  const isIndustry = table.code_system.startsWith("GB/T 4754");
  return isIndustry && !/^\d{2,4}$/.test(code) ? `2 to 4 digits of ${table.code_system}` : undefined;
}

function expectedCell({ heading }: Column): string {
  const number = "a number of zero or more, such as 0.8, 1,200 or 30%, or nothing where the paper gives none";
  return heading === "value" ? `${number}, or ask with longer codes` : number;
}

function readCell(text: string, mayAsk: boolean): Cell | undefined {
  if (/^[-–—/]?$/.test(text)) return null;
  const asked = /^ask((?: \d{3,4})+)$/.exec(text)?.[1];
  if (asked !== undefined) return mayAsk ? { ask: asked.trim().split(" ") } : undefined;
  const number = /^(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(%?)$/.exec(text);
  if (number === null) return undefined;
  const value = Number(`${number[1]?.replaceAll(",", "")}${number[2] ?? ""}`);
  return number[3] === "%" ? value / 100 : value;
}

interface Paper {
  readonly source?: string;
  readonly year?: number;
  readonly certainty?: "V" | "K+" | "K~" | "D";
  readonly problems: readonly BadCell[];
}

function readPaper(source: string, year: string, certainty: string): Paper {
  const problems: BadCell[] = [];
  const readYear = year === "" ? undefined : paperYearSchema.safeParse(Number(year));
  if (readYear?.success === false) {
    problems.push({ column: "year", got: `“${year}”`, expected: "a year from 1900 to 2100" });
  }
  const readCertainty = certainty === "" ? undefined : certaintySchema.safeParse(certainty);
  if (readCertainty?.success === false) {
    problems.push({ column: "certainty", got: `“${certainty}”`, expected: "V, K+, K~ or D" });
  }
  if (year !== "" && source === "") {
    problems.push({ column: "source", got: "nothing beside a year", expected: "the paper of that year" });
  }
  return {
    ...(source === "" ? {} : { source }),
    ...(readYear?.success ? { year: readYear.data } : {}),
    ...(readCertainty?.success ? { certainty: readCertainty.data } : {}),
    problems,
  };
}

function addRow(into: PackTable, code: string, values: ReadonlyMap<string, Cell>, paper: Paper): void {
  const rows: Rows = into.rows;
  if (into.columns === undefined) rows[code] = values.get("value") ?? null;
  else
    rows[code] = Object.fromEntries([...values].map(([key, value]) => [key, typeof value === "number" ? value : null]));
  if (paper.certainty !== undefined && into.row_certainty !== undefined) into.row_certainty[code] = paper.certainty;
  if (paper.source !== undefined && into.row_source !== undefined) {
    into.row_source[code] = { source: paper.source, ...(paper.year === undefined ? {} : { year: paper.year }) };
  }
}
