import type { PlanShape } from "../../geometry/overlay-engine.ts";
import { createPlanShape } from "../../geometry/plan-shape.ts";
import type { PlanXY } from "../../model/coordinates.ts";
import { findLandUseClass, hasPrefix, type LandUseTables } from "../../model/land-use.ts";
import type { GatesRule } from "../../model/park-rules.ts";
import type { AuditWorld } from "../audit-world.ts";
import { findNearby, type MeasuredLayer } from "../measured-layers.ts";

/** Half the width of the strip the land of a gap is read from, m. */
const halfStripM = 0.5;

/**
 * What lies in a gap: `road`, `river`, `rail`, `farmland` or `other`, by the land along the shortest way across it? The survey
 * says it; where there is none the zones of the plan do. The kind with most of the way counts. Null: nobody says what most of it
 * is. Source: domain §7.6; codes by kind in the pack's `gates.gap_codes`.
 */
export function findGapLand(
  from: PlanXY,
  to: PlanXY,
  world: AuditWorld,
  rule: Pick<GatesRule, "gap_codes">,
  codeSystem: string,
): string | null {
  const strip = createStrip(from, to);
  if (strip === undefined) return null;
  const { dataset, measured } = world.sources;
  const bySurvey = new Map<string, number>();
  const patches = dataset.layers.survey;
  const lands: readonly { readonly layer: MeasuredLayer; readonly codeOf: (id: string) => LandCode | undefined }[] = [
    {
      layer: measured.survey,
      codeOf: (id) => {
        const patch = patches?.get(id);
        return patch === undefined ? undefined : { code: patch.code, codeSystem: patch.codeSystem };
      },
    },
    {
      layer: measured.zones,
      codeOf: (id) => {
        const zone = dataset.layers.zones?.get(id);
        return zone === undefined ? undefined : { code: zone.landUse, codeSystem: zone.codeSystem };
      },
    },
  ];
  for (const { layer, codeOf } of lands) {
    let coveredM2 = 0;
    for (const shape of findNearby(layer, strip)) {
      const code = codeOf(shape.id);
      const areaM2 = world.sources.engine.intersectionAreaM2(strip, shape);
      coveredM2 += areaM2;
      const kind = code === undefined ? null : findKind(code, rule, codeSystem, world.context.landUseTables);
      if (kind !== null) bySurvey.set(kind, (bySurvey.get(kind) ?? 0) + areaM2);
    }
    if (coveredM2 > strip.areaM2 / 2) break;
    bySurvey.clear();
  }
  const [most] = [...bySurvey].toSorted((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] > strip.areaM2 / 2 ? most[0] : bySurvey.size > 0 ? "other" : null;
}

interface LandCode {
  readonly code: string;
  readonly codeSystem: string | null;
}

/** A code of another system counts by the codes of the pack's own system it stands for. Null: nothing is known of it. */
function findKind(
  { code, codeSystem }: LandCode,
  { gap_codes: kinds }: Pick<GatesRule, "gap_codes">,
  ownSystem: string,
  tables: LandUseTables,
): string | null {
  if (codeSystem === null) return null;
  const codes = codeSystem === ownSystem ? [code] : (findLandUseClass(code, codeSystem, tables)?.to2023 ?? []);
  if (codes.length === 0) return null;
  return Object.keys(kinds).find((kind) => codes.every((one) => hasPrefix(one, kinds[kind] ?? []))) ?? "other";
}

function createStrip(from: PlanXY, to: PlanXY): PlanShape | undefined {
  const lengthM = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (!(lengthM > 0)) return undefined;
  const [ux, uy] = [((to[0] - from[0]) / lengthM) * halfStripM, ((to[1] - from[1]) / lengthM) * halfStripM];
  const ring: PlanXY[] = [
    [from[0] + uy, from[1] - ux],
    [to[0] + uy, to[1] - ux],
    [to[0] - uy, to[1] + ux],
    [from[0] - uy, from[1] + ux],
    [from[0] + uy, from[1] - ux],
  ];
  return createPlanShape("gap", [[ring]]);
}
