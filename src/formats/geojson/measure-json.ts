export interface JsonMeasure {
  readonly depth: number;
  /** Where `maxDepth` was passed; the walk stops there. */
  readonly tooDeep: { readonly feature: number; readonly property: string | undefined } | undefined;
  /** Start and end offsets of integers a double cannot hold, in file order. */
  readonly longIntegers: readonly number[];
}

/**
 * One light walk over JSON text before it is parsed: how deep it is nested, and which integers would lose digits.
 * Does not check the grammar. Cost: linear, about 100 ms for 20 MB.
 */
export function measureJson(text: string, maxDepth: number): JsonMeasure {
  const longIntegers: number[] = [];
  let depth = 0;
  let deepest = 0;
  let feature = 0;
  let nameStart = -1;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x22) {
      if (depth === 4) nameStart = offset;
      offset = findQuote(text, offset);
      if (offset < 0) break;
    } else if (code === 0x7b || code === 0x5b) {
      if (depth === 2 && code === 0x7b) feature++;
      if (++depth > deepest) deepest = depth;
      if (depth > maxDepth) {
        const property = nameStart < 0 ? undefined : text.slice(nameStart + 1, findQuote(text, nameStart));
        return {
          depth: deepest,
          tooDeep: { feature, property: property?.slice(0, 80) },
          longIntegers,
        };
      }
    } else if (code === 0x7d || code === 0x5d) depth--;
    else if (code >= 0x30 && code <= 0x39) offset = readNumber(text, offset, longIntegers) - 1;
  }
  return { depth: deepest, tooDeep: undefined, longIntegers };
}

/** Offset of the quote that closes the string begun at `start`, -1 where there is none. */
function findQuote(text: string, start: number): number {
  let offset = start;
  for (;;) {
    offset = text.indexOf('"', offset + 1);
    if (offset < 0) return -1;
    let slashes = 0;
    while (text.charCodeAt(offset - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return offset;
  }
}

/** Reads the number whose first digit stands at `start` and returns the offset behind it. */
function readNumber(text: string, start: number, longIntegers: number[]): number {
  let offset = start;
  let isInteger = true;
  for (; ; offset++) {
    const code = text.charCodeAt(offset);
    if (code >= 0x30 && code <= 0x39) continue;
    if (code === 0x2e || code === 0x65 || code === 0x45) isInteger = false;
    else if ((code !== 0x2b && code !== 0x2d) || isInteger) break;
  }
  if (isInteger && offset - start >= 16 && !Number.isSafeInteger(Number(text.slice(start, offset)))) {
    longIntegers.push(text.charCodeAt(start - 1) === 0x2d ? start - 1 : start, offset);
  }
  return offset;
}

/** The same JSON with long integers as text, so that a 19-digit cadastral number keeps its digits. */
export function quoteLongIntegers(text: string, longIntegers: readonly number[]): string {
  const parts: string[] = [];
  let from = 0;
  for (let index = 0; index < longIntegers.length; index += 2) {
    const start = longIntegers[index] ?? 0;
    const end = longIntegers[index + 1] ?? 0;
    parts.push(text.slice(from, start), '"', text.slice(start, end), '"');
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
