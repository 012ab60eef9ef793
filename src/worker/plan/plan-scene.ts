import { findAudit } from "../../core/analysis/audit-list.ts";
import { PatchedMap } from "../../core/analysis/live/patched-map.ts";
import { findLabelPoint } from "../../core/geometry/label-point.ts";
import type { OverlayEntry } from "../../core/history/overlay.ts";
import { isAreaGeometry } from "../../core/model/coordinates.ts";
import { buildRow } from "../build-rows.ts";
import { centerLabel } from "../center-label.ts";
import { findSlots } from "../control-slots.ts";
import type { DrawingScene } from "../draw-features.ts";
import { findCommonPrefix } from "../draw-labels.ts";
import type { ParcelRow } from "../messages.ts";
import type { LabelPoints, OpenPark } from "../open-park.ts";

/** A park with what its drawings are made from. */
export interface Picture {
  readonly park: OpenPark;
  readonly scene: DrawingScene;
}

/** The picture of a park: rows are made when somebody asks for them. Cost: parcel numbers, control lines. */
export function createPicture(park: OpenPark): Picture {
  const { parcels, controls, parks } = park.dataset.layers;
  return describeScene(park, {
    prefix: findCommonPrefix([...(parcels?.keys() ?? [])]),
    slots: findSlots(controls?.values() ?? []),
    parkShapes: [...(parks?.values() ?? [])].map(({ geometry }) => geometry),
  });
}

/** The picture after edits, from the one before: what all features of a drawing depend on is found anew only where it may differ. */
export function changePicture(before: Picture, park: OpenPark, edits: readonly OverlayEntry[]): Picture {
  const { prefix, slots, parkShapes } = before.scene;
  const { parcels, controls, parks } = park.dataset.layers;
  const touches = (kind: OverlayEntry["kind"]) => edits.some((edit) => edit.kind === kind);
  const hasOtherIds = edits.some(
    ({ kind, from, to }) => kind === "parcels" && (from === undefined) !== (to === undefined),
  );
  return describeScene(park, {
    prefix: hasOtherIds ? findCommonPrefix([...(parcels?.keys() ?? [])]) : prefix,
    slots: touches("controls") ? findSlots(controls?.values() ?? []) : slots,
    parkShapes: touches("parks") ? [...(parks?.values() ?? [])].map(({ geometry }) => geometry) : parkShapes,
  });
}

function describeScene(park: OpenPark, shared: Pick<DrawingScene, "prefix" | "slots" | "parkShapes">): Picture {
  const { dataset, report, labelPoints, findUseKey } = park;
  const rows = new Map<string, ParcelRow>();
  const findRow = (id: string): ParcelRow | undefined => {
    const known = rows.get(id);
    if (known !== undefined) return known;
    const parcel = dataset.layers.parcels?.get(id);
    const audit = parcel === undefined ? undefined : findAudit(report.parcels, id);
    if (parcel === undefined || audit === undefined) return undefined;
    const row = buildRow(park, audit, parcel);
    rows.set(id, row);
    return row;
  };
  let zoneAreas: ReadonlyMap<string, number> | undefined;
  const scene: DrawingScene = {
    ...shared,
    dataset,
    labelPoints,
    findUseKey,
    findRow,
    rows: {
      *[Symbol.iterator]() {
        for (const { id } of report.parcels) {
          const row = findRow(id);
          if (row !== undefined) yield row;
        }
      },
    },
    findZoneAreaM2(id) {
      zoneAreas ??= new Map(report.zones.map((zone) => [zone.id, zone.areaM2.ellipsoidal]));
      return zoneAreas.get(id) ?? null;
    },
  };
  return { park, scene };
}

/** Where the labels of parcels stand after edits. */
export function moveLabels(points: LabelPoints, edits: readonly OverlayEntry[]): LabelPoints {
  const moved: (readonly [string, ReturnType<LabelPoints["get"]>])[] = [];
  for (const { kind, id, from, to } of edits) {
    if (kind !== "parcels") continue;
    const geometry = to !== undefined && "geometry" in to ? to.geometry : undefined;
    if (geometry === undefined) moved.push([id, undefined]);
    else if (isAreaGeometry(geometry) && !(from !== undefined && "geometry" in from && from.geometry === geometry)) {
      moved.push([id, centerLabel(geometry, findLabelPoint(geometry))]);
    }
  }
  return PatchedMap.of(points, moved);
}
