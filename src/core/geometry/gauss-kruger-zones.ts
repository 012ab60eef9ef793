/** 3-degree Gauss–Krüger zones of CGCS2000 (domain §8): zone n has its meridian at 3n°, zones 25 to 45 cover China. */
const firstZone = 25;
const lastZone = 45;
const epsgOfFirstZoneWithPrefix = 4513;
const epsgOfFirstZonePlain = 4534;

export interface GaussKrugerZone {
  /** Null outside China: no zone is guessed there. */
  readonly zone: number | null;
  readonly centralMeridian: number | null;
  readonly epsgWithZonePrefix: number | null;
  readonly epsgPlain: number | null;
  readonly verdict?: "unknown";
  readonly reason?: "outside_china_zones";
}

/** Zone of a longitude in degrees. The exact border between two zones belongs to the eastern one. Rule crs.gk3_zone. */
export function findGaussKrugerZone(longitude: number): GaussKrugerZone {
  const zone = Math.floor((longitude + 1.5) / 3);
  if (!(zone >= firstZone && zone <= lastZone)) {
    return {
      zone: null,
      centralMeridian: null,
      epsgWithZonePrefix: null,
      epsgPlain: null,
      verdict: "unknown",
      reason: "outside_china_zones",
    };
  }
  return {
    zone,
    centralMeridian: 3 * zone,
    epsgWithZonePrefix: epsgOfFirstZoneWithPrefix + zone - firstZone,
    epsgPlain: epsgOfFirstZonePlain + zone - firstZone,
  };
}

export interface EastingZone {
  readonly zone: number | null;
  /** Easting without the zone in front: 512 345.67, meters. Null where the zone is not known. */
  readonly eastingPlainM: number | null;
  /** Code of the system with zone prefix. */
  readonly epsg: number | null;
  readonly verdict?: "unknown";
  readonly reason?: "zone_unknown" | "outside_china_zones";
}

/**
 * Zone that an easting in meters carries in its first two of eight digits. Six digits carry none: ask, don't guess.
 * Rule crs.easting_zone.
 */
export function findEastingZone(eastingM: number): EastingZone {
  const unknown = { zone: null, eastingPlainM: null, epsg: null, verdict: "unknown" } as const;
  if (!(eastingM >= 10_000_000 && eastingM < 100_000_000)) return { ...unknown, reason: "zone_unknown" };
  const zone = Math.floor(eastingM / 1_000_000);
  if (zone < firstZone || zone > lastZone) return { ...unknown, reason: "outside_china_zones" };
  return {
    zone,
    eastingPlainM: eastingM - zone * 1_000_000,
    epsg: epsgOfFirstZoneWithPrefix + zone - firstZone,
  };
}
