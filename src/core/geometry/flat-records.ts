import type { FlatGeometry } from "./flat-layer.ts";

/** Records of an area layer whose shapes also lie in flat arrays: shape `i` is that of the record `ids[i]`, in file order. */
export interface FlatRecords {
  readonly flat: FlatGeometry;
  readonly ids: readonly string[];
}

/**
 * Does a layer of records bring its shapes in flat arrays (large files do)? Whoever needs many shapes and no attributes takes
 * them from there: asking for every record would make every record.
 */
export function hasFlatRecords<T extends object>(layer: T | undefined): layer is T & FlatRecords {
  return layer !== undefined && "flat" in layer && "ids" in layer;
}
