/** The global of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

export interface EncodingReport {
  readonly declared: string | null;
  readonly detected: string;
  readonly used: string;
}

export type DecodedText =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly encoding: EncodingReport;
    }
  | { readonly kind: "unknown-encoding"; readonly declared: string }
  | { readonly kind: "undecodable" };

/**
 * Bytes to text: by byte-order mark, then by declaration, then by test (UTF-8, then GB18030, which holds GBK and GB2312).
 * Decoding is strict, so that no replacement character is ever made here. A UTF-8 file cut inside its last character
 * counts as UTF-8: what comes after finds it truncated.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const marked = findUtf16(bytes);
  if (marked !== undefined) return found(tryDecode(bytes, marked) ?? tryDecode(bytes.subarray(0, -1), marked), marked);
  if (declared !== null && !isKnownLabel(declared)) return { kind: "unknown-encoding", declared };
  if (declared !== null && !isUtf8Label(declared)) {
    const text = tryDecode(bytes, declared);
    if (text !== undefined) return found(text, declared.toLowerCase());
  }
  const utf8 = tryDecode(bytes, "utf-8") ?? decodeCutUtf8(bytes);
  if (utf8 !== undefined) return found(utf8, "utf-8");
  return found(tryDecode(bytes, "gb18030"), "gb18030");

  function found(text: string | undefined, used: string): DecodedText {
    if (text === undefined) return { kind: "undecodable" };
    return { kind: "text", text, encoding: { declared, detected: used, used } };
  }
}

/** Bytes of a name or a short text: UTF-8 where they are, else GB18030, else one character a byte. */
export function decodeName(bytes: Uint8Array): string {
  return tryDecode(bytes, "utf-8") ?? tryDecode(bytes, "gb18030") ?? String.fromCharCode(...bytes);
}

function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // strict decoding throws on the first bad byte: the next encoding is tried
  }
}

function isKnownLabel(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false; // RangeError: no such encoding
  }
}

/** Does a declaration name UTF-8? */
export function isUtf8Label(label: string): boolean {
  return /^utf-?8$/i.test(label);
}

function findUtf16(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  // Without a mark: JSON starts with an ASCII character, so one half of the first pair is zero.
  if (a === 0x7b && b === 0) return "utf-16le";
  if (a === 0 && b === 0x7b) return "utf-16be";
  return undefined;
}

/** A character has up to four bytes: dropping one to three from the end heals a cut one and nothing else. */
function decodeCutUtf8(bytes: Uint8Array): string | undefined {
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    if ((bytes[bytes.length - cut] ?? 0) < 0x80) return undefined;
    const text = tryDecode(bytes.subarray(0, bytes.length - cut), "utf-8");
    if (text !== undefined) return text;
  }
  return undefined;
}
