import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { describeValue } from "../../core/model/json-value.ts";

export interface IdCandidate {
  readonly row: number;
  /** What the record itself calls its id, before any check. */
  readonly given: unknown;
}

export interface AssignedId {
  readonly id: string;
  /** What stood there, where the record got another id than that. */
  readonly original?: unknown;
}

/**
 * An id of its own for every record of a layer, in row order. Numbers are kept as their text. Nothing usable: a made one.
 * An id that stands before: renamed `id-2`, `id-3` …, never onto an id that is used anywhere in the file.
 */
export function assignIds(
  layer: string,
  file: string,
  candidates: readonly IdCandidate[],
  issues: Issue[],
): readonly AssignedId[] {
  const texts = candidates.map(({ given }) => toIdText(given));
  const used = new Set(texts.filter((text) => text !== undefined));
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const repeated = new Map<
    string,
    {
      readonly rows: number[];
      readonly renamed: string[];
      readonly ids: string[];
    }
  >();

  const assigned = candidates.map(({ row, given }, index): AssignedId => {
    const text = texts[index];
    if (text === undefined) {
      const id = findFree(`${layer}-${row}`, used, counts);
      const isMissing = given === undefined || given === null;
      const parts = {
        layer,
        ids: [id],
        file,
        row,
        at: { feature: row },
        params: { got: describeValue(given), id },
      };
      // A source without ids is common and loses nothing; an id that cannot be used is put right.
      if (isMissing) issues.push(createIssue("made-id", { ...parts, severity: "info" }));
      else
        issues.push(
          createIssue("made-id", {
            ...parts,
            fix: { name: "make-id", applied: true },
          }),
        );
      return isMissing ? { id } : { id, original: given };
    }
    if (!seen.has(text)) {
      seen.add(text);
      return { id: text };
    }
    const id = findFree(text, used, counts);
    const group = repeated.get(text) ?? {
      rows: [findFirstRow(text)],
      renamed: [],
      ids: [text],
    };
    group.rows.push(row);
    group.renamed.push(id);
    group.ids.push(id);
    repeated.set(text, group);
    return { id, original: given };
  });

  for (const [id, { rows, renamed, ids }] of repeated) {
    const [, row = 0] = rows;
    const params = { id, rows: shorten(rows), renamed: shorten(renamed) };
    const fix = { name: "rename-ids", applied: true };
    issues.push(
      createIssue("duplicate-id", {
        layer,
        ids,
        file,
        row,
        at: { feature: row },
        params,
        fix,
      }),
    );
  }
  return assigned;

  function findFirstRow(text: string): number {
    return candidates[texts.indexOf(text)]?.row ?? 0;
  }
}

/** Text or number to an id; undefined where it is neither, empty or longer than 256 characters. */
function toIdText(given: unknown): string | undefined {
  const text = typeof given === "number" && Number.isFinite(given) ? String(given) : given;
  return typeof text === "string" && text.trim() !== "" && text.length <= 256 ? text : undefined;
}

/** `counts` remembers where the last search for the same id ended: 20,000 equal ids are no square. */
function findFree(wanted: string, used: Set<string>, counts: Map<string, number>): string {
  let count = counts.get(wanted) ?? 1;
  let id = wanted;
  while (used.has(id)) id = `${wanted}-${++count}`;
  counts.set(wanted, count);
  used.add(id);
  return id;
}

function shorten(list: readonly (string | number)[]): string {
  return list.length <= 10 ? list.join(", ") : `${list.slice(0, 10).join(", ")} … (${list.length})`;
}
