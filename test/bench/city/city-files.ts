import { type FlatGeometry, geometryAt } from "../../../src/core/geometry/flat-layer.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import {
  type Building,
  buildingProperties,
  type Parcel,
  parcelProperties,
  type Zone,
  zoneProperties,
} from "../../../src/core/model/records.ts";
import { aMadeDataset } from "../../support/made-dataset.ts";
import type { City } from "./make-city.ts";

/** The six attributes of a made parcel. */
function describeParcel(index: number): Readonly<Record<string, unknown>> {
  return {
    id: `P${String(index + 1).padStart(7, "0")}`,
    cadastralNo: `411503 001 GB${String(index + 1).padStart(6, "0")}`,
    deedAreaM2: 10_000 + (index % 97),
    landUse: "100102",
    codeSystem: "cn-2023",
    ownership: index % 50 === 0 ? "集体" : "国有",
  };
}

/** The parcels as a GeoJSON file, a feature a line; numbers read back bit by bit. Cost: some 450 bytes a parcel. */
export function formatParcels(parcels: FlatGeometry): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [encoder.encode('{"type":"FeatureCollection","name":"parcels","features":[\n')];
  let lines = "";
  for (let i = 0; i < parcels.count; i++) {
    const geometry = JSON.stringify(geometryAt(parcels, i));
    lines += `${i === 0 ? "" : ",\n"}{"type":"Feature","properties":${JSON.stringify(describeParcel(i))},"geometry":${geometry}}`;
    if (lines.length > 1_000_000) {
      parts.push(encoder.encode(lines));
      lines = "";
    }
  }
  parts.push(encoder.encode(`${lines}\n]}\n`));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** The city as a dataset with parcels, zones and buildings. Cost: linear, some 50 µs a parcel. */
export function toDataset(city: City): ParkDataset {
  const parcels = new Map<string, Parcel>();
  const zones = new Map<string, Zone>();
  const buildings = new Map<string, Building>();
  for (let i = 0; i < city.parcels.count; i++) {
    const properties = parcelProperties.parse(describeParcel(i));
    parcels.set(properties.id, { ...properties, extra: {}, geometry: geometryAt(city.parcels, i) });
  }
  for (let i = 0; i < city.zones.count; i++) {
    const properties = zoneProperties.parse({ id: `Z${i + 1}`, landUse: "100102", codeSystem: "cn-2023" });
    zones.set(properties.id, { ...properties, extra: {}, geometry: geometryAt(city.zones, i) });
  }
  const storeys = [{ areaM2: 250, heightM: 4.5, count: 2 }];
  for (let i = 0; i < city.buildings.count; i++) {
    const properties = buildingProperties.parse({ id: `B${i + 1}`, storeys });
    buildings.set(properties.id, { ...properties, extra: {}, geometry: geometryAt(city.buildings, i) });
  }
  return aMadeDataset({ parcels, zones, buildings });
}
