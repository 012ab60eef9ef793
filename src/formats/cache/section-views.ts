import type { CountsPlan } from "./cache-format.ts";
import type { Sections } from "./sections.ts";

/** What is written in the file contradicts itself: caught by `readCache`, which then throws the file away. */
export class BadCache extends Error {}

/** Bytes of a section; its length is the one written for it, and checked. */
export function getSection(sections: Sections, index: number): Uint8Array {
  const bytes = sections.get(index);
  if (bytes === undefined) throw new BadCache("a part that is not there");
  return bytes;
}

function getExactly(sections: Sections, index: number, byteLength: number): Uint8Array {
  const bytes = getSection(sections, index);
  if (bytes.byteLength !== byteLength) throw new BadCache("a part of another length than its table");
  return bytes;
}

/** Views of a section where it lies; it must hold just so many numbers. */
export function viewBytes(sections: Sections, index: number, length: number): Uint8Array {
  return getExactly(sections, index, length);
}

export function viewShorts(sections: Sections, index: number, length: number): Uint16Array {
  const { buffer, byteOffset } = getExactly(sections, index, 2 * length);
  return new Uint16Array(buffer, byteOffset, length);
}

export function viewWords(sections: Sections, index: number, length: number): Uint32Array {
  const { buffer, byteOffset } = getExactly(sections, index, 4 * length);
  return new Uint32Array(buffer, byteOffset, length);
}

export function viewInts(sections: Sections, index: number, length: number): Int32Array {
  const { buffer, byteOffset } = getExactly(sections, index, 4 * length);
  return new Int32Array(buffer, byteOffset, length);
}

export function viewDoubles(sections: Sections, index: number, length: number): Float64Array {
  const { buffer, byteOffset } = getExactly(sections, index, 8 * length);
  return new Float64Array(buffer, byteOffset, length);
}

/**
 * Where the parts of each of `length` things begin, one entry more than things, from how many each has. `most` is how
 * many parts there can be at all by the bytes that hold them: more are refused before anything is made.
 */
export function readStarts(plan: CountsPlan, length: number, most: number, sections: Sections): Uint32Array {
  const counts = "all" in plan ? undefined : viewCounts(plan, length, sections);
  let total = 0;
  if (counts === undefined) total = length * ("all" in plan ? plan.all : 0);
  else for (let at = 0; at < length; at++) total += counts[at] as number; // in range by the loop, here and below
  if (total > most) throw new BadCache("more parts than the file can hold");
  const starts = new Uint32Array(length + 1);
  if (counts === undefined) {
    const step = length === 0 ? 0 : total / length;
    for (let at = 1; at <= length; at++) starts[at] = at * step;
    return starts;
  }
  let sum = 0;
  for (let at = 0; at < length; at++) {
    sum += counts[at] as number;
    starts[at + 1] = sum;
  }
  return starts;
}

/** A small number for each of `length` things, by its index. */
export function readSmall(plan: CountsPlan, length: number, sections: Sections): (index: number) => number {
  if ("all" in plan) return () => plan.all;
  const counts = viewCounts(plan, length, sections);
  return (index) => counts[index] ?? 0;
}

function viewCounts(
  plan: Extract<CountsPlan, { readonly section: number }>,
  length: number,
  sections: Sections,
): Uint8Array | Uint16Array | Uint32Array {
  if (plan.bytes === 1) return viewBytes(sections, plan.section, length);
  return plan.bytes === 2 ? viewShorts(sections, plan.section, length) : viewWords(sections, plan.section, length);
}
