import { limits } from "../limits.ts";
import { joinDigits } from "./exact-number.ts";

/** Thrown where a text is not JSON, or JSON that only the plain reader can judge: it then reads the whole file. */
export const leaveToPlainReader = new Error("for the plain reader");

/* What a byte inside a string may be. */
const plain = 0;
const quote = 1;
const backslash = 2;
const control = 3;
const beyondAscii = 4;
/** `j` and `9` end the words gcj and bd09, after which the plain reader looks for a shifted datum. */
const endOfDatumName = 5;

const byteKinds = new Uint8Array(256);
byteKinds.fill(control, 0, 0x20);
byteKinds.fill(beyondAscii, 0x80);
byteKinds[0x22] = quote;
byteKinds[0x5c] = backslash;
byteKinds[0x39] = endOfDatumName;
byteKinds[0x4a] = endOfDatumName;
byteKinds[0x6a] = endOfDatumName;

/**
 * Walks JSON in UTF-8 bytes by the grammar of RFC 8259, building nothing but numbers. Throws `leaveToPlainReader` on the first
 * byte that is no JSON, and on what the plain reader treats in its own way: bytes that are no UTF-8, integers a double can't
 * hold, characters no store can keep or no eye can see, words that name a shifted datum, more than 64 levels.
 */
export class JsonBytes {
  readonly bytes: Uint8Array;
  /** Where the next token is looked for. */
  at = 0;
  /** Bytes that continue a character: the text has so many UTF-16 units fewer. */
  continuations = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The first byte of the next token, which stays unread; -1 at the end. */
  peek(): number {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.at];
      if (byte === undefined) return -1;
      if (byte > 0x20) return byte;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) throw leaveToPlainReader;
      this.at++;
    }
  }

  expect(byte: number): void {
    if (this.peek() !== byte) throw leaveToPlainReader;
    this.at++;
  }

  /** Behind a member or an item: true where another follows, false where `close` ended the list. */
  hasMore(close: number): boolean {
    const byte = this.peek();
    this.at++;
    if (byte === 0x2c) return true;
    if (byte === close) return false;
    throw leaveToPlainReader;
  }

  /** Is the next token this text, quotes included? Then it is read; else nothing is. */
  takes(token: Uint8Array): boolean {
    this.peek();
    const { bytes, at } = this;
    for (let i = 0; i < token.length; i++) if (bytes[at + i] !== token[i]) return false;
    this.at = at + token.length;
    return true;
  }

  /** Goes over a string and returns where its text begins; it ends at `at - 1`. */
  skipString(): number {
    const { bytes } = this;
    this.expect(0x22);
    const start = this.at;
    let at = start;
    for (;;) {
      const byte = bytes[at] as number; // undefined at the end: no kind, which is refused below
      const kind = byteKinds[byte];
      if (kind === plain) at++;
      else if (kind === quote) break;
      else if (kind === backslash) at = this.#skipEscape(at + 1);
      else if (kind === beyondAscii) at = this.#skipCharacter(at, byte);
      else if (kind === endOfDatumName && !this.#endsDatumName(at, start)) at++;
      else throw leaveToPlainReader;
    }
    this.at = at + 1;
    return start;
  }

  /** Goes over a value; `depth` is how many lists and objects stand around it. */
  skipValue(depth: number): void {
    const byte = this.peek();
    if (byte === 0x22) this.skipString();
    else if (byte === 0x7b || byte === 0x5b) this.#skipList(byte, depth + 1);
    else if (byte === 0x74) this.#skipWord("true");
    else if (byte === 0x66) this.#skipWord("false");
    else if (byte === 0x6e) this.#skipWord("null");
    else this.#skipNumber();
  }

  /** Reads a number as `JSON.parse` does, to the last bit. It starts at `at`. */
  readNumber(): number {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    let byte = bytes[at] as number; // undefined at the end: no digit, which is refused below
    const isNegative = byte === 0x2d;
    if (isNegative) byte = bytes[++at] as number;
    const firstDigit = at;
    let whole = 0;
    while (byte >= 0x30 && byte <= 0x39) {
      whole = (whole * 10 + byte - 0x30) | 0;
      byte = bytes[++at] as number;
    }
    const digits = at - firstDigit;
    if (digits === 0 || (digits > 1 && bytes[firstDigit] === 0x30)) throw leaveToPlainReader;
    if (byte !== 0x2e && (byte | 0x20) !== 0x65 && digits <= 9) {
      this.at = at;
      return isNegative ? -whole : whole;
    }
    if (byte !== 0x2e || digits > 9) return this.#readLongNumber(start);
    let decimals = 0;
    let head = 0;
    byte = bytes[++at] as number;
    while (byte >= 0x30 && byte <= 0x39 && decimals < 9) {
      head = (head * 10 + byte - 0x30) | 0;
      decimals++;
      byte = bytes[++at] as number;
    }
    if (decimals === 0) throw leaveToPlainReader;
    let tail = 0;
    const shift = decimals;
    while (byte >= 0x30 && byte <= 0x39 && decimals < 18) {
      tail = (tail * 10 + byte - 0x30) | 0;
      decimals++;
      byte = bytes[++at] as number;
    }
    if ((byte >= 0x30 && byte <= 0x39) || (byte | 0x20) === 0x65) return this.#readLongNumber(start);
    const joined = whole * (tenTo[shift] as number) + head; // shift is 9 at most
    if (joined >= (decimals > 9 ? 2 ** 40 : 2 ** 53)) return this.#readLongNumber(start);
    const value = joinDigits(joined, tail, decimals - shift, decimals);
    if (value === undefined) return this.#readLongNumber(start);
    this.at = at;
    return isNegative ? -value : value;
  }

  /** Numbers with exponents or more digits than two doubles hold: found by the grammar, read by `Number`. */
  #readLongNumber(start: number): number {
    this.at = start;
    this.#skipNumber();
    if (this.at - start > 400) throw leaveToPlainReader;
    return Number(String.fromCharCode(...this.bytes.subarray(start, this.at)));
  }

  /** Goes over a number; an integer that a double can't hold is for the plain reader, which keeps its digits. */
  #skipNumber(): void {
    const { bytes } = this;
    const firstDigit = bytes[this.at] === 0x2d ? this.at + 1 : this.at;
    let at = this.#skipSomeDigits(firstDigit);
    const digits = at - firstDigit;
    if (digits > 1 && bytes[firstDigit] === 0x30) throw leaveToPlainReader;
    let isWhole = true;
    if (bytes[at] === 0x2e) {
      isWhole = false;
      at = this.#skipSomeDigits(at + 1);
    }
    if (((bytes[at] ?? 0) | 0x20) === 0x65) {
      isWhole = false;
      const sign = bytes[at + 1];
      at = this.#skipSomeDigits(sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
    }
    if (isWhole && digits >= 16) {
      const isSafe =
        digits === 16 && Number.isSafeInteger(Number(String.fromCharCode(...bytes.subarray(firstDigit, at))));
      if (!isSafe) throw leaveToPlainReader;
    }
    this.at = at;
  }

  #skipSomeDigits(from: number): number {
    const { bytes } = this;
    let at = from;
    let byte = bytes[at] as number; // undefined at the end: no digit
    while (byte >= 0x30 && byte <= 0x39) byte = bytes[++at] as number;
    if (at === from) throw leaveToPlainReader;
    return at;
  }

  #skipList(open: number, depth: number): void {
    if (depth > limits.jsonDepth) throw leaveToPlainReader;
    this.at++;
    const close = open + 2;
    if (this.peek() === close) {
      this.at++;
      return;
    }
    do {
      if (open === 0x7b) {
        this.skipString();
        this.expect(0x3a);
      }
      this.skipValue(depth);
    } while (this.hasMore(close));
  }

  #skipWord(word: string): void {
    for (let i = 0; i < word.length; i++) {
      if (this.bytes[this.at++] !== word.charCodeAt(i)) throw leaveToPlainReader;
    }
  }

  /** `at` is behind the backslash. */
  #skipEscape(at: number): number {
    const byte = this.bytes[at];
    if (byte !== 0x75) {
      if (byte === undefined || !'"\\/bfnrt'.includes(String.fromCharCode(byte))) throw leaveToPlainReader;
      return at + 1;
    }
    const hex = String.fromCharCode(...this.bytes.subarray(at + 1, at + 5));
    if (!/^[0-9a-f]{4}$/i.test(hex) || isTroublesome(Number.parseInt(hex, 16))) throw leaveToPlainReader;
    return at + 5;
  }

  /** A character of two to four bytes, as strict UTF-8 allows it. */
  #skipCharacter(at: number, byte: number): number {
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    let code = byte & (0xff >> (length + 1));
    for (let i = 1; i < length; i++) {
      const next = this.bytes[at + i] ?? 0;
      if ((next & 0xc0) !== 0x80) throw leaveToPlainReader;
      code = (code << 6) | (next & 0x3f);
    }
    const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
    if (byte < 0xc2 || byte > 0xf4 || code < least || code > 0x10ffff || isTroublesome(code)) throw leaveToPlainReader;
    // 火星 begins the Chinese name of the shifted datum.
    if (code === 0x706b && this.bytes[at + 3] === 0xe6 && this.bytes[at + 4] === 0x98) throw leaveToPlainReader;
    this.continuations += length === 4 ? 2 : length - 1;
    return at + length;
  }

  #endsDatumName(at: number, start: number): boolean {
    const before = this.bytes[at - 1] as number; // a quote at least
    if (before !== 0x30 && (before | 0x20) !== 0x63) return false;
    const name = String.fromCharCode(...this.bytes.subarray(Math.max(start, at - 4), at + 1));
    return /(gcj|bd-?09)$/i.test(name);
  }
}

/** 10^0 to 10^9. */
const tenTo: readonly number[] = Array.from({ length: 10 }, (_, exponent) => 10 ** exponent);

/** Characters the plain reader looks for: NUL, halves of pairs, invisible ones, the mark of a spoiled text. */
function isTroublesome(code: number): boolean {
  return (
    code === 0 ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff ||
    code === 0xfffd
  );
}
