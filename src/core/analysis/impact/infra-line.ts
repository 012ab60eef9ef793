import type { PlanShape } from "../../geometry/overlay-engine.ts";
import { polygonsOf } from "../../geometry/plan-shape.ts";
import { createSurroundings } from "../../geometry/surroundings.ts";
import type { Check } from "../../model/check.ts";
import { type AnyGeometry, isAreaGeometry, type LngLat, type PlanXY } from "../../model/coordinates.ts";
import { compareIds } from "../../model/ids.ts";
import type { Infrastructure } from "../../model/records.ts";
import { aggregateVerdicts } from "../../model/verdict.ts";
import { judgeInfraReach } from "../../rules/infra-reach.ts";
import { findSection } from "../audit-context.ts";
import { plainCheck } from "../check-parts.ts";
import { isCovered, readCoverage } from "../control-facts.ts";
import { type ImpactFacts, subjectsOf, toHa } from "./impact-facts.ts";
import {
  createFigure,
  createLine,
  gateInput,
  gateProvenance,
  measuredInput,
  noGates,
  nothingAdded,
} from "./impact-line.ts";
import type { ImpactLine } from "./impact-report.ts";

/**
 * Row 12: which share of the new land does each service reach? A built plant or node reaches as far as its record says, a built
 * line as far as the gates say. A service of which nothing is mapped is not known, not missing; nor is what lies outside the
 * stated coverage of the layer, or of the service.
 */
export function judgeInfrastructure(facts: ImpactFacts): ImpactLine {
  const { proposal, gates, world } = facts;
  if (proposal.addedM2 === 0) return createLine("infra_reach", nothingAdded);
  if (gates === undefined) return createLine("infra_reach", noGates);
  const readiness = findSection(world.context.rulePacks, "readiness")?.section ?? world.context.defaults.readiness;
  const services = readiness.services.filter((service) => !readiness.not_asked.includes(service));
  const layer = world.sources.dataset.layers.infrastructure;
  const coverage = readCoverage(world.sources.dataset, "infrastructure", world.sources.measured.plane);
  const lands = proposal.additions.filter(({ shape }) => shape.areaM2 > 0);
  const items = services.map((service): Check => {
    const stated = coverage.get(service) ?? coverage.get("");
    const isWhole = stated === undefined || lands.every(({ shape }) => isCovered(shape, stated, world.sources.engine));
    const built = [...(layer?.values() ?? [])]
      .filter((one) => one.service === service && one.status === "built")
      .sort((a, b) => compareIds(a.id, b.id));
    const isMapped = [...(layer?.values() ?? [])].some((one) => one.service === service);
    const undated = [...(layer?.values() ?? [])]
      .filter((one) => one.service === service && one.status === null)
      .map(({ id }) => `infrastructure/${id}: status`)
      .sort(compareIds);
    const reach = measureReach(facts, built);
    const isOpen = !isMapped || !isWhole || undated.length > 0 || reach.missing.length > 0;
    const judged = judgeInfraReach(
      { withinServiceHa: toHa(reach.areaM2), areaHa: toHa(proposal.addedM2) },
      gates.section,
    );
    // What is known to be reached is enough, whatever else is not recorded.
    const verdict = judged.verdict === "conditional" && isOpen ? "unknown" : judged.verdict;
    return {
      ...plainCheck,
      ...gateProvenance(gates, "infra_share_min"),
      rule: "expansion.infra_reach",
      key: service,
      verdict,
      ...(isMapped ? {} : { reason: "layer_missing" }),
      ...(isMapped && !isWhole && verdict === "unknown" ? { reason: "layer_does_not_cover" } : {}),
      value: isOpen && verdict === "unknown" ? null : judged.share.value,
      op: ">=",
      limit: gates.section.infra_share_min,
      gap: isOpen && verdict === "unknown" ? null : (judged.share.value ?? 0) - gates.section.infra_share_min,
      unit: "fraction",
      missing: verdict === "unknown" ? (isMapped && isWhole ? [...undated, ...reach.missing] : ["infrastructure"]) : [],
      subjects: [...subjectsOf(facts), ...reach.ids.map((id) => `infrastructure/${id}`)],
      details: { reachedM2: reach.areaM2 },
    };
  });
  const verdict = aggregateVerdicts(items.map((item) => item.verdict));
  const worst = items
    .filter((item) => item.verdict === verdict)
    .toSorted((a, b) => (a.value ?? -1) - (b.value ?? -1))[0];
  return createLine("infra_reach", {
    ...gateProvenance(gates, "infra_share_min"),
    verdict,
    ...(verdict === "conditional" ? { reason: "service_to_be_extended" } : {}),
    ...(worst?.reason === undefined ? {} : { reason: worst.reason }),
    value: worst?.value ?? null,
    op: ">=",
    limit: gates.section.infra_share_min,
    unit: "fraction",
    missing: verdict === "unknown" ? [...new Set(items.flatMap((item) => item.missing))] : [],
    subjects: subjectsOf(facts),
    details: { service: worst?.key ?? null },
    figures: Object.fromEntries(
      items.map((item) => [
        item.key,
        createFigure({
          value: item.value,
          unit: "fraction",
          formula: "area within the service distance / proposed area",
          inputs: [
            measuredInput("reached", Number(item.details?.reachedM2 ?? 0), "m2", item.subjects.slice(1).join(", ")),
            gateInput(gates, "service_line_m", "m"),
          ],
          missing: item.missing,
        }),
      ]),
    ),
    items,
  });
}

interface Reach {
  readonly areaM2: number;
  /** Plants and nodes that do not say how far they reach. */
  readonly missing: readonly string[];
  /** What reaches the land. */
  readonly ids: readonly string[];
}

function measureReach({ proposal, gates, world }: ImpactFacts, built: readonly Infrastructure[]): Reach {
  const { engine, measured } = world.sources;
  const missing: string[] = [];
  const around: PlanShape[] = [];
  for (const one of built) {
    const isLine = one.kind === "line" || (one.kind === null && /LineString$/.test(one.geometry.type));
    const reachM = one.serviceRadiusM ?? (isLine ? (gates?.section.service_line_m ?? null) : null);
    if (reachM === null) missing.push(`infrastructure/${one.id}: serviceRadiusM`);
    else {
      for (const path of pathsOf(one.geometry)) {
        around.push(
          ...createSurroundings(
            one.id,
            path.map((p): PlanXY => measured.plane.toPlane(p)),
            reachM,
          ),
        );
      }
    }
  }
  const lands = proposal.additions.filter(({ shape }) => shape.areaM2 > 0).map(({ shape }) => shape);
  const reaching = around.filter((shape) => lands.some((land) => engine.intersectionAreaM2(shape, land) > 0));
  return {
    areaM2: lands.reduce((sum, land) => sum + engine.unionAreaM2(reaching, land), 0),
    missing,
    ids: [...new Set(reaching.map(({ id }) => id))],
  };
}

/** Points, lines and outlines; the land inside an outline is not looked at: a plant reaches from its fence. */
function pathsOf(geometry: AnyGeometry): readonly (readonly LngLat[])[] {
  if (isAreaGeometry(geometry)) return polygonsOf(geometry).flat();
  if (geometry.type === "Point") return [[geometry.coordinates as LngLat]];
  if (geometry.type === "MultiPoint") return (geometry.coordinates as readonly LngLat[]).map((p) => [p]);
  if (geometry.type === "LineString") return [geometry.coordinates as readonly LngLat[]];
  return geometry.coordinates as readonly (readonly LngLat[])[];
}
