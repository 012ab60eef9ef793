/** Odd numbers: multiplying by one is a one-to-one map of 32-bit words. */
const [first, second, third, fourth]: readonly [number, number, number, number] = [
  0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f,
];

/**
 * Checksum of the bytes, 0 to 2^32 - 1; their number must be a multiple of 8 and their start a multiple of 4.
 *
 * Four lanes of 32-bit words after the scheme of xxHash32 (Yann Collet, BSD-2): each step turns a lane by a one-to-one
 * map of the word that comes in, and of the lane as it was, so one changed word always changes its lane, and one changed
 * lane always changes the sum of all. So every flipped byte is noticed for certain; other damage slips through once in
 * 4 thousand million. No protection against somebody who means harm. Cost: linear, above 1 GB/s.
 */
export function computeChecksum(bytes: Uint8Array): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2);
  const end = words.length & ~3;
  let a = first;
  let b = second;
  let c = third;
  let d = fourth;
  for (let at = 0; at < end; at += 4) {
    a = turn(a, words[at] as number); // in range by the loop, here and below
    b = turn(b, words[at + 1] as number);
    c = turn(c, words[at + 2] as number);
    d = turn(d, words[at + 3] as number);
  }
  if (end < words.length) {
    a = turn(a, words[end] as number); // a multiple of 8 bytes leaves two words or none
    b = turn(b, words[end + 1] as number);
  }
  const sum = (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18) + bytes.byteLength) | 0;
  return mix(sum) >>> 0;
}

function turn(lane: number, word: number): number {
  return Math.imul(rotate((lane + Math.imul(word, second)) | 0, 13), first);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function mix(sum: number): number {
  let word = Math.imul(sum ^ (sum >>> 15), second);
  word = Math.imul(word ^ (word >>> 13), third);
  return word ^ (word >>> 16);
}
