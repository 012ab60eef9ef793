import { polygonsOf } from "../../../core/geometry/plan-shape.ts";
import { fail, type Result, succeed } from "../../../core/model/result.ts";
import { readKmlRings } from "../../../formats/proposal/read-kml-rings.ts";
import { readProposal } from "../../../formats/proposal/read-proposal.ts";
import { decodeText } from "../../../formats/text/decode-text.ts";
import { crsTable } from "../../state/crs-table.ts";

/**
 * The coordinates of a file as text for the field: those of a GeoJSON or KML file as longitude and latitude, a ring a block;
 * any other file as it is. The failure says what the reader said.
 */
export async function readFileText(file: File): Promise<Result<string, string>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const decoded = decodeText(bytes);
  const text = decoded.kind === "text" ? decoded.text : "";
  if (/^\s*[{[]/.test(text)) {
    const read = readProposal(file.name, bytes, { crsTable });
    if (!read.ok) return fail(read.failure.map(({ message }) => message).join(" "));
    return succeed(writeRings(read.value.proposal.features.flatMap(({ geometry }) => polygonsOf(geometry).flat())));
  }
  if (/^\s*</.test(text)) {
    const rings = readKmlRings(text);
    return rings.ok ? succeed(writeRings(rings.value)) : fail(rings.failure);
  }
  return succeed(text);
}

function writeRings(rings: readonly (readonly (readonly number[])[])[]): string {
  const blocks = rings.map((ring) => ring.map(([lng, lat]) => `${lng}, ${lat}`).join("\n"));
  return `lng, lat\n${blocks.join("\n\n")}`;
}
