/** One step into a pack: a member or the index of a list. */
export type PathStep = string | number;

/** `limits[2].value` -> limits, 2, value. Undefined for text that is no path. */
export function parsePath(text: string): readonly PathStep[] | undefined {
  if (!/^[^.[\]]+(\.[^.[\]]+|\[\d+\])*$/.test(text)) return undefined;
  return [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([whole, index]) =>
    index === undefined ? whole : Number(index),
  );
}

function formatPath(path: readonly PathStep[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}

/** What stands at a path; undefined where nothing does. */
export function readAt(value: unknown, path: readonly PathStep[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Readonly<Record<PathStep, unknown>>)[step]; // it has that member
  }
  return found;
}

/** A copy with another value at a path that exists; everything beside the path is shared. */
export function withValueAt(value: unknown, path: readonly PathStep[], put: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return put;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withValueAt(item, rest, put) : item));
  if (typeof value !== "object" || value === null) return value;
  const members = value as Readonly<Record<PathStep, unknown>>; // neither list nor scalar
  return { ...members, [step]: withValueAt(members[step], rest, put) };
}

/** What a pack says about itself and its papers: nothing to ask “what if” about. */
const wordKeys = [
  "id",
  "version",
  "region",
  "languages",
  "extends",
  "scope",
  "units",
  "code_system",
  "columns",
  "title",
  "name",
  "source",
  "article",
  "year",
  "certainty",
  "row_certainty",
  "row_source",
  "provenance",
  "clauses",
  "steps",
  "key",
  "op",
  "by",
  "table",
  "unit",
  "basis",
  "needs",
  "applies",
  "layer",
  "from",
  "to",
];

/** Paths of everything a pack decides by that is one number, word or yes-no, in its own order. */
export function listSettings(value: unknown, above: readonly PathStep[] = []): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => listSettings(item, [...above, index]));
  if (typeof value !== "object" || value === null) return above.length === 0 ? [] : [formatPath(above)];
  return Object.entries(value)
    .filter(([key]) => !wordKeys.includes(key))
    .flatMap(([key, member]) => (member === undefined ? [] : listSettings(member, [...above, key])));
}
