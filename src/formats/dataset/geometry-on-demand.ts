import { polygonsOf } from "../../core/geometry/plan-shape.ts";
import { RecentShapes } from "../../core/geometry/recent-shapes.ts";
import { type AnyGeometry, isAreaGeometry } from "../../core/model/coordinates.ts";

/** Hidden from copies: a copy of a record holds its geometry itself. */
const place = Symbol("place of a record in its layer");

/** Layers whose every record an audit holds. */
const heldLayers: ReadonlySet<string> = new Set(["parcels", "buildings"]);

/**
 * Adds the geometry to records of a large layer. Parcels and buildings have it as a property that is made when somebody reads it and
 * kept for a while: an audit holds all of them, and as arrays of positions their outlines take more room than all the rest. Copied, cloned or
 * written a record is the same as with the geometry in it.
 */
export function createGeometryAdder(
  kind: string,
  geometryOf: (place: number) => AnyGeometry,
): (record: object, at: number) => void {
  if (!heldLayers.has(kind)) return (record, at) => Object.assign(record, { geometry: geometryOf(at) });
  const recent = new RecentShapes(geometryOf, (shape) => (isAreaGeometry(shape) ? polygonsOf(shape) : []));
  // One for all records, so that they are objects of one kind.
  const property: PropertyDescriptor & ThisType<{ readonly [place]: number }> = {
    enumerable: true,
    configurable: true,
    get() {
      return recent.read(this[place]);
    },
  };
  return (record, at) => {
    Object.defineProperty(record, place, { value: at });
    Object.defineProperty(record, "geometry", property);
  };
}
