const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["a zip archive", [0x50, 0x4b, 0x03, 0x04]],
  ["an empty zip archive", [0x50, 0x4b, 0x05, 0x06]],
  ["a gzip file", [0x1f, 0x8b]],
  ["a PNG picture", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG picture", [0xff, 0xd8, 0xff]],
  ["a GIF picture", [0x47, 0x49, 0x46, 0x38]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46]],
  ["a GeoPackage or other SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ["the .shp part of a shapefile", [0x00, 0x00, 0x27, 0x0a]],
  ["a DWG drawing", [0x41, 0x43, 0x31, 0x30]],
  ["an old Office document", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a FlatGeobuf file", [0x66, 0x67, 0x62]],
  ["a Parquet file", [0x50, 0x41, 0x52, 0x31]],
  ["a 7z archive", [0x37, 0x7a, 0xbc, 0xaf]],
  ["a RAR archive", [0x52, 0x61, 0x72, 0x21]],
  ["a fast-opening Parkwright file, which is opened by itself", [0x89, 0x50, 0x57, 0x43]],
  ["a TIFF picture", [0x49, 0x49, 0x2a, 0x00]],
];

/** What the first bytes of a file say it is, in words; undefined where they may be JSON. */
export function sniffContent(bytes: Uint8Array): string | undefined {
  for (const [name, signature] of signatures) {
    if (signature.every((byte, index) => bytes[index] === byte)) return name;
  }
  const start = String.fromCharCode(...bytes.subarray(0, 512)).replace(/^[\u00ef\u00bb\u00bf\s]+/, "");
  if (start.startsWith("<")) return sniffMarkup(start.toLowerCase());
  if (/^0\s+SECTION\b/.test(start)) return "a DXF drawing";
  return undefined;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function sniffMarkup(start: string): string {
  if (start.includes("<kml")) return "a KML file";
  if (start.includes("<svg")) return "an SVG picture";
  if (start.includes("<!doctype html") || start.includes("<html")) return "an HTML page";
  return "XML or HTML";
}
