import { Gunzip, Inflate } from "fflate";
import { limits } from "../limits.ts";

export type Unpacked =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "too-large"; readonly measured: number }
  | { readonly kind: "damaged"; readonly got: string };

/** Packed bytes grow at most 1032 times: one step makes 8 MB at worst. */
const chunkBytes = 8192;

/**
 * Unpacks deflate or gzip in chunks and counts what really comes out: it stops at `allowedBytes`, and where a large output
 * grows out of next to nothing, whatever the archive claims.
 */
export function unpack(packed: Uint8Array, method: "deflate" | "gzip", allowedBytes: number): Unpacked {
  const parts: Uint8Array[] = [];
  let length = 0;
  let isEnded = false;
  const stream = method === "gzip" ? new Gunzip() : new Inflate();
  stream.ondata = (chunk: Uint8Array, final: boolean) => {
    length += chunk.length;
    if (length <= allowedBytes) parts.push(chunk);
    isEnded ||= final;
  };
  let taken = 0;
  try {
    while (taken < packed.length) {
      const next = Math.min(taken + chunkBytes, packed.length);
      stream.push(packed.subarray(taken, next), next === packed.length);
      taken = next;
      if (length > allowedBytes) return { kind: "too-large", measured: length };
      if (length > limits.ratioFloorBytes && length > limits.ratio * taken) {
        return { kind: "too-large", measured: length };
      }
    }
  } catch (cause) {
    return {
      kind: "damaged",
      got: cause instanceof Error ? cause.message : "it cannot be unpacked",
    };
  }
  if (!isEnded) return { kind: "damaged", got: "it ends in the middle of the data" };
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return { kind: "bytes", bytes };
}
