export interface JsonFault {
  readonly kind: "truncated" | "malformed";
  readonly offset: number;
  readonly got: string;
  readonly expected: string;
}

/** A member name that stands twice in one object. `feature` counts from 1; 0 is the head of the file. */
export interface DuplicateMember {
  readonly feature: number;
  readonly property: string;
}

interface Level {
  readonly isObject: boolean;
  readonly names: Set<string> | undefined;
  items: number;
}

type Expecting = "value" | "value-or-end" | "name" | "name-or-end" | "colon" | "comma-or-end" | "nothing";

const expectations: Readonly<Record<Expecting, string>> = {
  value: "a value",
  "value-or-end": "a value or “]”",
  name: "a member name in double quotes",
  "name-or-end": "a member name in double quotes or “}”",
  colon: "“:”",
  "comma-or-end": "“,” or a closing bracket",
  nothing: "the end of the file",
};

/**
 * Walks JSON text by the grammar of RFC 8259 without building anything and without recursion. Used where `JSON.parse`
 * only said no, to tell where and why, and to find names that stand twice. Cost: linear.
 */
export function scanJson(text: string, onDuplicate?: (duplicate: DuplicateMember) => void): JsonFault | undefined {
  const levels: Level[] = [];
  let expecting: Expecting = "value";
  let offset = 0;
  const end = text.length;

  for (;;) {
    offset = skipBlanks(text, offset);
    if (offset >= end) return expecting === "nothing" ? undefined : truncated();
    const char = text.charAt(offset);
    const level = levels.at(-1);
    if (expecting === "colon") {
      if (char !== ":") return malformed();
      offset++;
      expecting = "value";
    } else if (expecting === "name" || expecting === "name-or-end") {
      if (char === "}" && expecting === "name-or-end") {
        close();
        continue;
      }
      if (char !== '"') return malformed();
      const stop = findStringEnd(text, offset);
      if (stop.fault !== undefined) return stop.fault;
      if (level?.names !== undefined) noteName(level.names, text.slice(offset + 1, stop.end - 1));
      offset = stop.end;
      expecting = "colon";
    } else if (expecting === "comma-or-end") {
      if (char === ",") {
        offset++;
        expecting = level?.isObject ? "name" : "value";
      } else if (char === (level?.isObject ? "}" : "]")) close();
      else return malformed();
    } else if (expecting === "nothing") {
      return malformed();
    } else {
      if (char === "]" && expecting === "value-or-end") {
        close();
        continue;
      }
      if (level !== undefined) level.items++;
      if (char === "{" || char === "[") {
        const isObject = char === "{";
        levels.push({
          isObject,
          names: isObject && onDuplicate ? new Set() : undefined,
          items: 0,
        });
        offset++;
        expecting = isObject ? "name-or-end" : "value-or-end";
        continue;
      }
      const stop = char === '"' ? findStringEnd(text, offset) : findScalarEnd(text, offset);
      if (stop.fault !== undefined) return stop.fault;
      offset = stop.end;
      expecting = levels.length === 0 ? "nothing" : "comma-or-end";
    }
  }

  function close(): void {
    levels.pop();
    offset++;
    expecting = levels.length === 0 ? "nothing" : "comma-or-end";
  }
  function noteName(names: Set<string>, property: string): void {
    const list = levels.length > 2 && levels[1]?.isObject === false ? levels[1] : undefined;
    if (names.has(property)) onDuplicate?.({ feature: list?.items ?? 0, property });
    names.add(property);
  }
  function truncated(): JsonFault {
    return {
      kind: "truncated",
      offset: end,
      got: "the end of the file",
      expected: expectations[expecting],
    };
  }
  function malformed(): JsonFault {
    return {
      kind: "malformed",
      offset,
      got: describeAt(text, offset),
      expected: expectations[expecting],
    };
  }
}

interface Stop {
  readonly end: number;
  readonly fault?: JsonFault;
}

function skipBlanks(text: string, from: number): number {
  let offset = from;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return offset;
    offset++;
  }
}

function findStringEnd(text: string, start: number): Stop {
  for (let offset = start + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x22) return { end: offset + 1 };
    if (code < 0x20) return fault(offset, describeAt(text, offset), "a closing quote on the same line");
    if (code !== 0x5c) continue;
    const escaped = text.slice(offset + 1, offset + 6);
    if (escaped === "" || (/^u[0-9a-fA-F]{0,3}$/.test(escaped) && offset + 6 > text.length)) break;
    if (!/^(["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(escaped))
      return fault(offset, describeAt(text, offset), "a JSON escape");
    offset++;
  }
  return {
    end: text.length,
    fault: {
      kind: "truncated",
      offset: text.length,
      got: "the end of the file",
      expected: "a closing quote",
    },
  };
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const partOfScalar = /^(-|-?\d+\.|-?\d+(\.\d+)?[eE][+-]?|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/;

function findScalarEnd(text: string, start: number): Stop {
  for (const word of ["true", "false", "null"]) {
    if (text.startsWith(word, start)) return { end: start + word.length };
  }
  if (text.length - start < 40 && partOfScalar.test(text.slice(start))) {
    const offset = text.length;
    return {
      end: offset,
      fault: {
        kind: "truncated",
        offset,
        got: "the end of the file",
        expected: "a whole value",
      },
    };
  }
  number.lastIndex = start;
  const match = number.exec(text);
  return match === null ? fault(start, describeAt(text, start), "a value") : { end: start + match[0].length };
}

function fault(offset: number, got: string, expected: string): Stop {
  return { end: offset, fault: { kind: "malformed", offset, got, expected } };
}

function describeAt(text: string, offset: number): string {
  if (text.startsWith("//", offset) || text.startsWith("/*", offset)) return "a comment";
  const word = /^[\p{L}\d_.+-]{2,24}/u.exec(text.slice(offset, offset + 24));
  if (word !== null) return `“${word[0]}”`;
  const char = String.fromCodePoint(text.codePointAt(offset) ?? 0xfffd);
  const code = char.codePointAt(0) ?? 0;
  return code < 0x20 ? `a control character (${code})` : `“${char}”`;
}

/** Line and column of an offset, both from 1; columns count UTF-16 units as editors do. */
export function toLineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (;;) {
    const next = text.indexOf("\n", start);
    if (next < 0 || next >= offset) return { line, column: offset - start + 1 };
    line++;
    start = next + 1;
  }
}
