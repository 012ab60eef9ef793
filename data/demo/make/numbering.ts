import { type Piece, piece, type Site } from "./site.ts";
import { type Names, names } from "./streets.ts";
import { dissolve } from "./topology.ts";

/** A parcel to be: a lot or a strip of green with its number. */
export interface NumberedLot extends Piece {
  readonly id: string;
  readonly sector: number;
  /** Serial number within the park, for cadastral numbers. */
  readonly serial: number;
  readonly landUse: string;
  readonly zoneId: string;
}
export interface ZonePiece extends Piece {
  readonly id: string;
  readonly landUse: string;
  readonly name: Names;
}
export interface Numbered {
  readonly lots: readonly NumberedLot[];
  readonly zones: readonly ZonePiece[];
}

/** Sector 1 to 4: north-west, north-east, south-west, south-east of the crossing of the two avenues. */
function sectorOf(at: readonly [number, number]): number {
  const eastSide = at[0] > (at[1] < 330 ? 655 : 640 + Math.max(0, at[1] - 400) * 0.26);
  const southSide = at[1] > 337 + Math.max(0, at[0] - 660) * 0.1 + Math.max(0, 560 - at[0]) * 0.12;
  return 1 + (eastSide ? 1 : 0) + (southSide ? 2 : 0);
}

const prefixOf = (landUse: string): string => {
  if (landUse.startsWith("1001")) return "GY";
  if (landUse.startsWith("11")) return "WL";
  if (landUse.startsWith("09")) return "SF";
  if (landUse.startsWith("08")) return "KY";
  if (landUse.startsWith("07")) return "ZZ";
  if (landUse.startsWith("13")) return "SS";
  if (landUse.startsWith("14")) return "LD";
  if (landUse.startsWith("01")) return "NT";
  return "LB";
};

const zoneNames: Readonly<Record<string, Names>> = {
  "01": names("Farmland kept for now", "暂留耕地", "暫留耕地"),
  "070102": names("Staff housing", "职工居住区", "職工居住區"),
  "0802": names("Research and testing", "研发检测区", "研發檢測區"),
  "0901": names("Services centre", "综合服务中心", "綜合服務中心"),
  "0902": names("Business offices", "商务办公区", "商務辦公區"),
  "100101": names("Light industry", "轻型制造区", "輕型製造區"),
  "100102": names("Machinery and electrical equipment", "装备制造区", "裝備製造區"),
  "100103": names("Materials", "新材料区", "新材料區"),
  "110101": names("Rail logistics", "公铁物流区", "公鐵物流區"),
  "1201": names("Goods branch", "货运专用线", "貨運專用線"),
  "1207": names("Streets", "道路", "道路"),
  "1301": names("Water works", "供水厂", "供水廠"),
  "1303": names("Substation", "变电站", "變電站"),
  "1401": names("Riverside park", "滨河公园", "濱河公園"),
  "1402": names("Protective belt", "防护绿地", "防護綠地"),
  "1403": names("Square", "广场", "廣場"),
  "16": names("Reserved", "留白", "留白"),
  "17": names("Stream", "水系", "水系"),
};
const zoneName = (landUse: string): Names => zoneNames[landUse] ?? names(landUse, landUse, landUse);

const pad = (n: number, digits = 2): string => String(n).padStart(digits, "0");

/** Numbers parcels and plan plots: by sector, block by block, from north to south and west to east. */
export function numberSite(site: Site): Numbered {
  const blocks = new Map<number, { at: readonly [number, number]; lots: typeof site.lots }>();
  for (const block of new Set(site.lots.map((lot) => lot.block))) {
    const lots = site.lots.filter((lot) => lot.block === block);
    const weight = lots.reduce((sum, lot) => sum + lot.areaM2, 0);
    const mean = (j: 0 | 1): number => lots.reduce((sum, lot) => sum + lot.at[j] * lot.areaM2, 0) / weight;
    blocks.set(block, { at: [mean(0), mean(1)], lots });
  }
  const order = [...blocks.values()].sort(
    (a, b) =>
      sectorOf(a.at) - sectorOf(b.at) || Math.round(a.at[1] / 70) - Math.round(b.at[1] / 70) || a.at[0] - b.at[0],
  );
  const parcelCount = new Map<string, number>();
  const zoneCount = new Map<number, number>();
  const lots: NumberedLot[] = [];
  const zones: ZonePiece[] = [];
  const nextParcel = (sector: number): string => {
    const n = (parcelCount.get(String(sector)) ?? 0) + 1;
    parcelCount.set(String(sector), n);
    return pad(sector) + pad(n);
  };
  const nextZone = (sector: number): string => {
    const n = (zoneCount.get(sector) ?? 0) + 1;
    zoneCount.set(sector, n);
    return `LH-${pad(sector)}-${pad(n)}`;
  };
  const putLot = (lot: Piece & { readonly landUse: string }, sector: number, zoneId: string): void => {
    lots.push({
      face: lot.face,
      shape: lot.shape,
      areaM2: lot.areaM2,
      at: lot.at,
      landUse: lot.landUse,
      id: `${prefixOf(lot.landUse)}-${nextParcel(sector)}`,
      sector,
      serial: lots.length + 1,
      zoneId,
    });
  };
  for (const block of order) {
    const sector = sectorOf(block.at);
    const inOrder = [...block.lots].sort(
      (a, b) => Math.round((a.at[1] - b.at[1]) / 22) || a.at[0] - b.at[0] || a.at[1] - b.at[1],
    );
    for (const landUse of new Set(inOrder.map((lot) => lot.landUse))) {
      const group = inOrder.filter((lot) => lot.landUse === landUse);
      for (const face of dissolve(
        site.net,
        group.map((lot) => lot.face),
      )) {
        const id = nextZone(sector);
        const plot = piece(site.net, face);
        zones.push({ ...plot, id, landUse, name: zoneName(landUse) });
        const corners = new Set(face.flat());
        for (const lot of group) if (lot.face[0]!.filter((k) => corners.has(k)).length > 1) zoneOf.set(lot, id);
      }
    }
    for (const lot of inOrder) putLot(lot, sector, zoneOf.get(lot)!);
  }
  const strips: readonly (readonly [string, readonly Piece[], boolean])[] = [
    ["1402", site.banks, true],
    ["1401", site.riverside, true],
    ["17", site.water, false],
    ["1201", site.rail, false],
    ["1207", site.roads, false],
  ];
  for (const [landUse, pieces, isParcel] of strips)
    for (const each of [...pieces].sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0])) {
      const sector = landUse === "1207" ? 0 : sectorOf(each.at);
      const id = landUse === "1207" ? "LH-00-01" : nextZone(sector);
      zones.push({ ...each, id, landUse, name: zoneName(landUse) });
      if (isParcel) putLot({ ...each, landUse }, sector, id);
    }
  return { lots, zones };
}
const zoneOf = new Map<object, string>();
