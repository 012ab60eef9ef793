import type { ImpactLineKey, ImpactReport, StockKind } from "../../core/analysis/impact/impact-report.ts";
import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import { findNearby } from "../../core/analysis/measured-layers.ts";
import { polygonsOf, toAreaGeometry, toPlanShape } from "../../core/geometry/plan-shape.ts";
import type { AnyGeometry } from "../../core/model/coordinates.ts";
import { isAreaGeometry } from "../../core/model/coordinates.ts";
import { layerKinds } from "../../core/model/dataset.ts";
import type { ProposalFeature } from "../../core/model/proposal.ts";

/** A row of the impact panel whose land is to be seen. */
export type ImpactRow =
  | { readonly kind: "line"; readonly key: ImpactLineKey }
  /** One of what a line was judged from: a control line, a service. */
  | { readonly kind: "item"; readonly key: ImpactLineKey; readonly at: number }
  /** Land of one class that is taken. */
  | { readonly kind: "taken"; readonly landUse: string | null; readonly codeSystem: string | null }
  /** Parcels of the present park that could meet the need first. */
  | { readonly kind: "stock"; readonly stock: StockKind };

/** An impact with what it was judged on. */
export interface JudgedImpact {
  readonly report: ImpactReport;
  readonly judged: JudgedPark;
  readonly features: readonly ProposalFeature[];
}

/**
 * The land a row of an impact is about: the place the engine names, else what the row concerns, else the proposal itself; degrees.
 * Null where nothing of it is drawn.
 */
export function findImpactPlace(impact: JudgedImpact, row: ImpactRow): AnyGeometry | null {
  const { report } = impact;
  switch (row.kind) {
    case "line": {
      const line = report.lines.find(({ key }) => key === row.key);
      if (line === undefined) return null;
      return line.place ?? drawSubjects(impact, line.subjects);
    }
    case "item": {
      const item = report.lines.find(({ key }) => key === row.key)?.items[row.at];
      return item === undefined ? null : (item.place ?? drawSubjects(impact, item.subjects));
    }
    case "taken":
      return drawTaken(impact, row.landUse, row.codeSystem);
    case "stock": {
      const entries = report.ledger.stock.filter(({ kind }) => kind === row.stock);
      return drawSubjects(
        impact,
        entries.map(({ parcelId }) => `parcels/${parcelId}`),
      );
    }
  }
}

/** Shapes of what is named, besides the proposal where there is anything else. Areas before lines before points. */
function drawSubjects({ judged, features }: JudgedImpact, subjects: readonly string[]): AnyGeometry | null {
  const { layers } = judged.world.sources.dataset;
  const own: AnyGeometry[] = [];
  const others: AnyGeometry[] = [];
  for (const subject of subjects) {
    const [layer = "", ...rest] = subject.split("/");
    const id = rest.join("/");
    const proposed = layer === "proposal" ? features.find((feature) => feature.id === id) : undefined;
    if (proposed !== undefined) own.push(proposed.geometry);
    const kind = layerKinds.find((candidate) => candidate === layer);
    // A park as a whole is no place to look at.
    const record = kind === undefined || kind === "parks" ? undefined : layers[kind]?.get(id);
    if (record !== undefined) others.push(record.geometry);
  }
  return joinShapes(others) ?? joinShapes(own);
}

function joinShapes(shapes: readonly AnyGeometry[]): AnyGeometry | null {
  const areas = shapes.filter(isAreaGeometry).flatMap((shape) => polygonsOf(shape));
  if (areas.length > 0) return { type: "MultiPolygon", coordinates: areas };
  return shapes[0] ?? null;
}

/** The pieces of the proposal that lie on land of one class of the survey; without a class those no patch covers. */
function drawTaken(
  { report, judged, features }: JudgedImpact,
  landUse: string | null,
  codeSystem: string | null,
): AnyGeometry | null {
  if (landUse === null) return report.lines.find(({ key }) => key === "land_by_class")?.place ?? null;
  const { dataset, measured, engine } = judged.world.sources;
  const pieces = features
    .filter(({ action }) => action === "add")
    .flatMap(({ id, geometry }) => {
      const shape = toPlanShape(id, geometry, measured.plane);
      return findNearby(measured.survey, shape).flatMap((patch) => {
        const record = dataset.layers.survey?.get(patch.id);
        return record?.code === landUse && record.codeSystem === codeSystem
          ? engine.intersectionPieces(shape, patch)
          : [];
      });
    });
  if (pieces.length === 0) return null;
  return toAreaGeometry(
    pieces.flatMap(({ polygons }) => polygons),
    measured.plane,
  );
}
