import { toOutline } from "../../geometry/feature-outline.ts";
import type { PlanBox } from "../../model/coordinates.ts";
import type { Control, Park, Zone } from "../../model/records.ts";
import type { FactSources } from "../assemble-facts.ts";
import type { MeasuredLayer } from "../measured-layers.ts";
import type { MeasuredPark } from "../measured-park.ts";
import { reachBoxOf } from "../service-reach.ts";
import type { PatchedPlaces } from "./patched-places.ts";
import type { RecordChange } from "./record-edit.ts";
import { type ShapeChange, wholeBoxes } from "./shape-change.ts";

/** Parcels by what a change asks to be done again. */
export interface TouchedParcels {
  /** Measured: something of their shape, or of what lies on it, is elsewhere. */
  readonly measure: ReadonlySet<string>;
  /** Read: only records differ. */
  readonly read: ReadonlySet<string>;
  /** Placed in a park. */
  readonly place: ReadonlySet<string>;
  /** What the survey and control lines say of their ground. */
  readonly ground: ReadonlySet<string>;
}

type Change<Kind extends RecordChange["kind"]> = Extract<RecordChange, { readonly kind: Kind }>;

/** Which parcels does a change touch? A parcel left out has, to the last digit that matters, the facts it had. */
export function findTouchedParcels(
  before: MeasuredPark,
  after: FactSources,
  changes: readonly RecordChange[],
  shapeChanges: readonly ShapeChange[],
  places: PatchedPlaces,
): TouchedParcels {
  const touch = new Touch(before, after, places);
  for (const change of shapeChanges) touch.changeShape(change);
  for (const change of changes) touch.changeRecord(change);
  touch.changeWholeLayers(changes);
  return touch;
}

class Touch implements TouchedParcels {
  readonly measure: Set<string>;
  readonly read: Set<string>;
  readonly place = new Set<string>();
  readonly ground = new Set<string>();
  readonly #before: MeasuredPark;
  readonly #after: FactSources;

  constructor(before: MeasuredPark, after: FactSources, places: PatchedPlaces) {
    this.#before = before;
    this.#after = after;
    this.measure = new Set(places.measure);
    this.read = new Set(places.read);
  }

  changeShape({ kind, id, boxes, ...change }: ShapeChange): void {
    switch (kind) {
      case "parcels":
        this.measure.add(id);
        break;
      case "parks":
        this.#addNear(boxes, this.place);
        break;
      case "structures":
        this.#addNear(wholeBoxes({ kind, id, boxes, ...change }), this.measure);
        break;
      case "zones":
        this.#addNear(boxes, this.measure);
        break;
      case "controls":
        this.#addNearControl(boxes);
        break;
      case "survey":
        this.#addNear(boxes, this.ground);
        break;
      case "buildings": // through the places of buildings
        break;
    }
  }

  changeRecord(change: RecordChange): void {
    switch (change.kind) {
      case "parcels":
        this.read.add(change.id);
        break;
      case "parks":
        if (!isSameClass(change as Change<"parks">)) this.#addAll(this.place);
        break;
      case "structures":
        this.#addNear(this.#boxesOf(change), this.measure);
        break;
      case "zones":
        this.#changeZone(change as Change<"zones">);
        break;
      case "controls":
        this.#changeControl(change as Change<"controls">);
        break;
      case "infrastructure":
        for (const record of [change.from, change.to] as Change<"infrastructure">["to"][]) {
          const box = record === undefined ? undefined : reachBoxOf(record, this.#after.measured.plane);
          if (box !== undefined) this.#addNear([box], this.measure);
        }
        break;
      case "enterprises":
        this.#addWhere(({ parcel }) => parcel.enterpriseIds.includes(change.id), this.read);
        break;
      case "survey":
        this.#addNear(this.#boxesOf(change), this.ground);
        break;
      default: // buildings: through their places; the rest is not measured
        break;
    }
  }

  /** What is said of a layer as a whole, and so of every parcel. */
  changeWholeLayers(changes: readonly RecordChange[]): void {
    const { sources } = this.#before;
    const servicesOf = ({ infrastructure }: FactSources) => JSON.stringify(infrastructure?.services);
    const isOther = !hasSameKinds(sources, this.#after) || servicesOf(sources) !== servicesOf(this.#after);
    if (isOther) this.#addAll(this.measure);
    const recounted = new Set(changes.flatMap((change) => recountedBy(change)));
    if (recounted.size > 0) {
      this.#addWhere(({ parcel }) => parcel.enterpriseIds.some((id) => recounted.has(id)), this.read);
    }
  }

  #changeZone(change: Change<"zones">): void {
    const zones = [change.from, change.to] as readonly (Zone | undefined)[];
    const { geometry: before, ...old } = zones[0] ?? {};
    const { geometry: after, ...fresh } = zones[1] ?? {};
    const fromZone = zones.some((zone) => zone?.setbacks.some(({ from }) => from === "zone") === true);
    const isMeasured =
      (before !== after && fromZone) || JSON.stringify(zones[0]?.setbacks) !== JSON.stringify(zones[1]?.setbacks);
    if (isMeasured) this.#addNear(this.#boxesOf(change), this.measure);
    if (JSON.stringify(old) !== JSON.stringify(fresh)) this.#addNear(this.#boxesOf(change), this.read);
  }

  #changeControl(change: Change<"controls">): void {
    const records = [change.from, change.to] as readonly (Control | undefined)[];
    const { geometry: _before, ...old } = records[0] ?? {};
    const { geometry: _after, ...fresh } = records[1] ?? {};
    const isLine = records.some((record) => record?.geometry.type.endsWith("LineString") === true);
    if (isLine || JSON.stringify(old) !== JSON.stringify(fresh)) this.#addNearControl(this.#boxesOf(change));
    // Setbacks are kept from the whole line, wherever it runs.
    const kinds = new Set<string | undefined>(records.map((record) => record?.kind));
    this.#addWhere(
      ({ setbacks }) => setbacks?.some(({ setback }) => setback.edge !== null && kinds.has(setback.edge)) === true,
      this.measure,
    );
  }

  /** Boxes of a record as it was and as it is, areas and lines alike. */
  #boxesOf({ from, to }: RecordChange): readonly PlanBox[] {
    return [from, to].flatMap((record) => {
      if (record === undefined || !("geometry" in record)) return [];
      const outline = toOutline(record.geometry, this.#after.measured.plane);
      return outline === undefined ? [] : [outline.box];
    });
  }

  /** A building over its parcel's line may stand in a control line the parcel does not touch. */
  #addNearControl(boxes: readonly PlanBox[]): void {
    this.#addNear(boxes, this.measure);
    this.#addNear(boxes, this.ground);
    forEachNear(this.#after.measured.buildings, boxes, (id) => {
      for (const { parcelId } of this.#before.places.get(id)?.onParcels ?? []) this.measure.add(parcelId);
    });
  }

  #addNear(boxes: readonly PlanBox[], ids: Set<string>): void {
    forEachNear(this.#after.measured.parcels, boxes, (id) => ids.add(id));
  }

  #addAll(ids: Set<string>): void {
    for (const { facts } of this.#before.parcels) ids.add(facts.parcel.id);
  }

  #addWhere(isTouched: (facts: MeasuredPark["parcels"][number]["facts"]) => boolean, ids: Set<string>): void {
    for (const { facts } of this.#before.parcels) if (isTouched(facts)) ids.add(facts.parcel.id);
  }
}

/** Visits shapes of a layer whose boxes touch one of these. */
export function forEachNear(layer: MeasuredLayer, boxes: readonly PlanBox[], visit: (id: string) => void): void {
  for (const box of boxes) {
    layer.index.search(box, (position) => {
      const shape = layer.shapes[position];
      if (shape !== undefined) visit(shape.id);
    });
  }
}

/** Is the same known of every kind of control line, wherever it runs? */
export function hasSameKinds({ controls: before }: FactSources, { controls: after }: FactSources): boolean {
  const kindsOf = (controls: FactSources["controls"]) => JSON.stringify(controls.kinds.map(({ clear }) => clear));
  return before === after || kindsOf(before) === kindsOf(after);
}

/** Is a park what it was to the parcels in it? */
export function isSameClass({ from, to }: Change<"parks">): boolean {
  const [before, after] = [from, to] as readonly (Park | undefined)[];
  return (
    before !== undefined &&
    after !== undefined &&
    before.parentId === after.parentId &&
    before.landClass === after.landClass &&
    before.parkClass === after.parkClass
  );
}

/** Firms that stand on more or fewer parcels after a change. */
function recountedBy({ kind, from, to }: RecordChange): readonly string[] {
  if (kind !== "parcels") return [];
  const idsOf = (record: RecordChange["from"]): ReadonlySet<string> =>
    new Set(record !== undefined && "enterpriseIds" in record ? record.enterpriseIds : []);
  const [before, after] = [idsOf(from), idsOf(to)];
  return [...new Set([...before, ...after])].filter((id) => before.has(id) !== after.has(id));
}
