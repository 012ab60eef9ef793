const table = createTable();

/** CRC-32 of RFC 1952; pass the answer back in to go on with the next chunk. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = before ^ -1;
  for (let index = 0; index < bytes.length; index++) {
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
  }
  return (crc ^ -1) >>> 0;
}

function createTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
}
