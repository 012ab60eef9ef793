import { z } from "zod/mini";
import { type LayerKind, layerKinds, recordListKinds } from "../../core/model/dataset.ts";

/*
 * What a cache file looks like; docs/cache-format.md says it in words. Little-endian throughout: head, directory, then
 * sections one after the other, each padded with zeros to a multiple of 8 bytes, so that every array can be looked at
 * where it lies.
 */

/** First bytes. A byte above 127 and both line ends show at once when a program has taken the file for text. */
export const cacheMagic = [0x89, 0x50, 0x57, 0x43, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** Grows with every change of the layout; a file of another version is not read. */
export const cacheFormatVersion = 1;

/** Head: magic, version, number of sections, length of the file (low and high word), checksum of head and directory, 0. */
export const headBytes = 32;
/** An entry of the directory: length of a section (low and high word), its checksum, 0. */
export const entryBytes = 16;

/** Does a file begin like a cache file? Cheap, so that the reader is loaded only then. */
export function isCacheFile(bytes: Uint8Array): boolean {
  return cacheMagic.every((byte, index) => bytes[index] === byte);
}

/** Number of a section, 1 or more; 0 is the manifest. */
const section = z.number().check(z.int(), z.positive());
const count = z.number().check(z.int(), z.nonnegative(), z.lte(0xffff_ffff));
const state = z.nullable(section);

/** A whole number for each of many things: the same for all, or a section of 1, 2 or 4 bytes each. */
const countsPlan = z.union([
  z.object({ all: count }),
  z.object({ section, bytes: z.union([z.literal(1), z.literal(2), z.literal(4)]) }),
]);
export type CountsPlan = z.infer<typeof countsPlan>;

/** How the values of one property of all rows are kept. `states`: a byte a row, 0 value, 1 null, 2 absent; null: all have a value. */
export type ColumnPlan =
  /** Few different values: the values themselves, and for each row the number of its value (null: all rows have the only one). */
  | {
      readonly kind: "dictionary";
      readonly values: readonly unknown[];
      /** Value that stands for "no such member", or -1. */
      readonly absent: number;
      readonly codes: number | null;
      readonly bytesPerCode: 1 | 2;
    }
  /** Numbers: as they are (`decimals` null), or as whole numbers of 10^-decimals. */
  | {
      readonly kind: "number";
      readonly states: number | null;
      readonly numbers: number;
      readonly decimals: number | null;
    }
  /** Texts (`isJson`: JSON of odd values): where each ends in one long text, and that text in UTF-8. */
  | {
      readonly kind: "text";
      readonly states: number | null;
      readonly isJson: boolean;
      readonly ends: number;
      readonly text: number;
    }
  /** Objects: a column a member, of those rows that have an object. */
  | {
      readonly kind: "object";
      readonly states: number | null;
      readonly rows: number;
      readonly members: readonly MemberPlan[];
    }
  /** Lists: length of each, and one column of all their items. */
  | {
      readonly kind: "list";
      readonly states: number | null;
      readonly lengths: CountsPlan;
      readonly rows: number;
      readonly items: ColumnPlan;
    };

export interface MemberPlan {
  readonly name: string;
  readonly column: ColumnPlan;
}

const memberPlan: z.ZodMiniType<MemberPlan> = z.object({ name: z.string(), column: z.lazy(() => columnPlan) });

const columnPlan: z.ZodMiniType<ColumnPlan> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("dictionary"),
    values: z.array(z.unknown()),
    absent: z.number().check(z.int(), z.gte(-1)),
    codes: z.nullable(section),
    bytesPerCode: z.union([z.literal(1), z.literal(2)]),
  }),
  z.object({
    kind: z.literal("number"),
    states: state,
    numbers: section,
    decimals: z.nullable(z.number().check(z.int(), z.gte(0), z.lte(12))),
  }),
  z.object({ kind: z.literal("text"), states: state, isJson: z.boolean(), ends: section, text: section }),
  z.object({ kind: z.literal("object"), states: state, rows: count, members: z.array(memberPlan) }),
  z.object({
    kind: z.literal("list"),
    states: state,
    lengths: countsPlan,
    rows: count,
    items: z.lazy(() => columnPlan),
  }),
]);

/** Geometry of a layer. Points and lines use the same three levels as areas (`types` tells them apart). */
const geometryPlan = z.object({
  /** Index in `geometryTypes`: of all shapes, or a byte a shape. */
  types: countsPlan,
  polygons: countsPlan,
  rings: countsPlan,
  vertices: countsPlan,
  vertexCount: count,
  /** Degrees as they are, or steps in units of 10^-decimals degree, the first from `start`. */
  coordinates: section,
  decimals: z.nullable(z.number().check(z.int(), z.gte(0), z.lte(12))),
  start: z.tuple([z.number().check(z.int()), z.number().check(z.int())]),
});
export type GeometryPlan = z.infer<typeof geometryPlan>;

export const geometryTypes = [
  "Polygon",
  "MultiPolygon",
  "LineString",
  "MultiLineString",
  "Point",
  "MultiPoint",
] as const;

/** Records with all that does not depend on their place: ids, known properties, kept ones. */
const recordsPlan = z.object({ count, ids: columnPlan, known: columnPlan, extra: columnPlan });
export type RecordsPlan = z.infer<typeof recordsPlan>;

const layerPlan = z.object({ kind: z.enum(layerKinds), records: recordsPlan, geometry: geometryPlan });
export type LayerPlan = z.infer<typeof layerPlan> & { readonly kind: LayerKind };

const sourceFile = z.object({ name: z.string(), bytes: count, sha256: z.string() });

/** What a cache was made from: it stands for reading just these bytes in just this way, by just this program. */
const sourceKey = z.object({
  /** Program and its tables: changes whenever reading could give something else. */
  program: z.string(),
  /** How reading was asked for, as JSON. */
  options: z.string(),
  files: z.array(sourceFile),
});
export type SourceKey = z.infer<typeof sourceKey>;

/** Section 0: where everything else is. */
export const manifestSchema = z.object({
  /** Null: saved by a person from an open park. */
  source: z.nullable(sourceKey),
  meta: z.unknown(),
  layers: z.array(layerPlan),
  lists: z.array(z.object({ kind: z.enum(recordListKinds), records: recordsPlan })),
  attachments: z.array(z.object({ name: z.string(), section })),
  /** JSON: what reading the sources found. */
  issues: section,
});
export type CacheManifest = z.infer<typeof manifestSchema>;
