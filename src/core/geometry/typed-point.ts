/** A place as somebody types it while drawing (ux §4). Lengths are meters, bearings degrees clockwise from grid north. */
export type TypedPoint =
  | { readonly kind: "length"; readonly lengthM: number }
  | { readonly kind: "polar"; readonly lengthM: number; readonly bearingDeg: number }
  | { readonly kind: "offset"; readonly eastM: number; readonly northM: number }
  /** Two numbers of one place, in the order typed: degrees or meters of a grid, east first or north first. */
  | { readonly kind: "position"; readonly first: number; readonly second: number };

const number = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)`;
const pair = String.raw`(${number})\s*[,;\s]\s*(${number})`;
const patterns = {
  length: new RegExp(`^(${number})$`),
  polar: new RegExp(String.raw`^(${number})\s*<\s*(${number})$`),
  offset: new RegExp(`^@${pair}$`),
  position: new RegExp(`^${pair}$`),
};

/** Full-width signs of Chinese input methods, and units people type along. */
const plainSigns: readonly (readonly [RegExp, string])[] = [
  [/[，、；;]/g, ","],
  [/[＜〈∠]/g, "<"],
  [/＠/g, "@"],
  [/[．。]/g, "."],
  [/[－−–]/g, "-"],
  [/＋/g, "+"],
  [/[°º度米]|\bm\b/gi, ""],
];

/**
 * Reads `120` (length), `120<90` (length and bearing), `@12,-3` (offset east, north) and `x,y` or `lon,lat` (a place). Full-width
 * digits and signs, `m`, `米`, `°` and `度` are read as meant. Undefined for everything else, and for lengths below zero.
 */
export function parseTypedPoint(text: string): TypedPoint | undefined {
  const plain = toPlain(text);
  const [, length] = patterns.length.exec(plain) ?? [];
  if (length !== undefined) return Number(length) >= 0 ? { kind: "length", lengthM: Number(length) } : undefined;
  const [, along, bearing] = patterns.polar.exec(plain) ?? [];
  if (along !== undefined && bearing !== undefined) {
    return Number(along) >= 0 ? { kind: "polar", lengthM: Number(along), bearingDeg: Number(bearing) } : undefined;
  }
  const [, east, north] = patterns.offset.exec(plain) ?? [];
  if (east !== undefined && north !== undefined) return { kind: "offset", eastM: Number(east), northM: Number(north) };
  const [, first, second] = patterns.position.exec(plain) ?? [];
  if (first !== undefined && second !== undefined) {
    return { kind: "position", first: Number(first), second: Number(second) };
  }
  return undefined;
}

function toPlain(text: string): string {
  const digits = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return plainSigns.reduce((plain, [sign, meant]) => plain.replace(sign, meant), digits).trim();
}
