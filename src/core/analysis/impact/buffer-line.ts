import { farthestM, findSpan, type Outline } from "../../geometry/distance.ts";
import { outlineOfShape, toPlace } from "../../geometry/feature-outline.ts";
import type { Check, Verdict } from "../../model/check.ts";
import { compareIds } from "../../model/ids.ts";
import type { RulePack } from "../../model/rule-pack.ts";
import { aggregateVerdicts } from "../../model/verdict.ts";
import { judgeSeparation } from "../../rules/separation.ts";
import { findSection } from "../audit-context.ts";
import { plainCheck, provenanceOf } from "../check-parts.ts";
import { type FeatureIndex, growBox, type Nearest } from "../separation/find-nearest.ts";
import { findGap, type SeparationLayer } from "../separation/separation-layer.ts";
import { findClassOfLand } from "../uses-on-parcel.ts";
import { type ImpactFacts, subjectsOf } from "./impact-facts.ts";
import { createFigure, createLine, gateInput, gateProvenance, noGates, nothingAdded } from "./impact-line.ts";
import type { ImpactLine } from "./impact-report.ts";
import type { ProposedLand } from "./prepare-proposal.ts";

/**
 * Row 14: how near do homes, schools and hospitals come to the new land? Looked for where a plant looks for them: in the layer of
 * sensitive uses, and among zones, parcels and buildings of such a use. No workshop stands yet, so the distance is measured from
 * the edge of the land: far enough there is far enough anywhere in it. Nearer, the strip along it has to stay free of
 * workshops, which is conditional; where no part of the land is far enough it fails. Nobody within the distance looked at passes;
 * where the layer is missing or does not cover the land's surroundings only that fails, anything else is open.
 */
export function judgeBuffers(facts: ImpactFacts): ImpactLine {
  const { proposal, gates, world } = facts;
  if (proposal.addedM2 === 0) return createLine("buffers", nothingAdded);
  const buffers = findSection(world.context.rulePacks, "buffers");
  const { separation } = world;
  if (gates === undefined || buffers === undefined || separation === undefined) return createLine("buffers", noGates);
  const lands = proposal.additions.filter(({ shape }) => shape.areaM2 > 0);
  const items = lands.map((land) => checkLand(facts, land, separation, buffers.section, buffers.packId));
  const verdict = aggregateVerdicts(items.map((item) => item.verdict));
  const worst = items.find((item) => item.verdict === verdict);
  return createLine("buffers", {
    ...(worst === undefined
      ? gateProvenance(gates, "homes_within_m")
      : {
          ruleSet: worst.ruleSet,
          source: worst.source,
          article: worst.article,
          year: worst.year,
          certainty: worst.certainty,
          value: worst.value,
          op: worst.op,
          limit: worst.limit,
          details: worst.details ?? {},
          ...(worst.reason === undefined ? {} : { reason: worst.reason }),
          ...(worst.place === undefined ? {} : { place: worst.place }),
        }),
    verdict,
    unit: "m",
    missing: [...new Set(items.flatMap((item) => item.missing))],
    subjects: [...new Set([...subjectsOf(facts), ...items.flatMap((item) => item.subjects.slice(1))])],
    figures: {
      nearest: createFigure({
        value: worst?.value ?? null,
        unit: "m",
        formula: "edge of the proposed land to edge of the sensitive use",
        state: worst?.value != null ? "known" : worst?.missing.includes("sensitive") ? "unknown" : "not_applicable",
        missing: worst?.value == null && worst?.missing.includes("sensitive") ? ["sensitive"] : [],
        inputs: [gateInput(gates, "homes_within_m", "m")],
      }),
    },
    items,
  });
}

function checkLand(
  { world, gates }: ImpactFacts,
  land: ProposedLand,
  separation: SeparationLayer,
  buffers: NonNullable<RulePack["buffers"]>,
  packId: string,
): Check {
  const { plane } = world.sources.measured;
  const outline = outlineOfShape(land.shape);
  const withinM = gates?.section.homes_within_m ?? 0;
  const homes = outline === undefined ? [] : findHomes(outline, separation.sensitive, withinM);
  const [nearest] = homes;
  const pollutionClass = land.feature.pollutionClass ?? findClass(land, world.context);
  const buffer = buffers.find(({ from, to }) => from === `industry_${pollutionClass}` && to === "sensitive");
  const base = {
    ...plainCheck,
    ...provenanceOf(buffer?.provenance ?? buffers[0]?.provenance, packId),
    rule: "buffer.separation",
    key: land.feature.id,
    value: nearest?.span.distanceM ?? null,
    op: ">=",
    unit: "m",
    subjects: [`proposal/${land.feature.id}`, ...homes.map(({ feature }) => feature.subject)],
    details: { homes: homes.length, nearest: nearest === undefined ? null : idOf(nearest), pollutionClass },
    ...(nearest === undefined ? {} : { place: toPlace(nearest.span, plane) }),
  } as const;
  const isSettled = pollutionClass !== null && buffer?.needs === undefined;
  const reachM = isSettled ? (buffer?.min_m ?? 0) : withinM;
  const layerReason = outline === undefined || reachM === 0 ? undefined : findGap([outline], reachM, separation);
  if (nearest === undefined && layerReason === undefined) return { ...base, verdict: "pass", reason: "nobody_near" };
  const judged = judgeSeparation({ pollutionClass, ...distancesOf(nearest, layerReason), eiaDistanceM: null }, buffers);
  const limit = buffer?.min_m ?? null;
  const gap = limit === null || nearest === undefined ? null : nearest.span.distanceM - limit;
  if (judged.verdict !== "fail") {
    const missing = judged.missing.map((name) =>
      name === "unitToResidentialM" ? "sensitive" : toPath(name, land.feature.id),
    );
    const isOpen = judged.verdict === "unknown" && layerReason !== undefined;
    return {
      ...base,
      limit,
      gap,
      verdict: judged.verdict,
      ...(isOpen ? { reason: layerReason } : {}),
      missing: isOpen ? [...new Set([...missing, "sensitive"])] : missing,
    };
  }
  const isHopeless = limit !== null && homes.some(({ feature }) => liesWithin(land, feature.outline, limit));
  const open = [
    ...(buffer?.needs === undefined ? [] : [toPath("eiaDistanceM", land.feature.id)]),
    ...(layerReason === undefined ? [] : ["sensitive"]),
  ];
  const verdict: Verdict = isHopeless ? "fail" : open.length === 0 ? "conditional" : "unknown";
  return {
    ...base,
    limit,
    gap,
    verdict,
    reason: isHopeless ? "no_room_outside_buffer" : "keep_strip_free",
    missing: verdict === "unknown" ? open : [],
  };
}

/** Somebody unseen may live nearer than the nearest home known. */
function distancesOf(nearest: Nearest | undefined, layerReason: string | undefined) {
  const nearestM = nearest?.span.distanceM;
  return layerReason === undefined
    ? { unitToResidentialM: nearestM ?? null }
    : { unitToResidentialM: null, atMostM: nearestM };
}

/** The id alone for the layer of sensitive uses, `layer/id` for what stands in another one. */
function idOf({ feature }: Nearest): string {
  return feature.subject.replace(/^sensitive\//, "");
}

function toPath(name: string, id: string): string {
  return `proposal/${id}: ${name}`;
}

/** Class of the industry the planned land use stands for, its code carried over to the first pack with a use matrix. */
function findClass({ feature }: ProposedLand, { rulePacks, landUseTables }: ImpactFacts["world"]["context"]) {
  const pack = rulePacks.find((loaded) => loaded.pack.use_matrix !== undefined)?.pack;
  return pack === undefined ? null : findClassOfLand(feature, pack, landUseTables);
}

/** Nearest first. */
function findHomes(land: Outline, { features, index }: FeatureIndex, withinM: number): readonly Nearest[] {
  const homes: Nearest[] = [];
  index.search(growBox(land.box, withinM), (position) => {
    const feature = features[position];
    const span = feature === undefined ? undefined : findSpan(land, feature.outline, withinM);
    if (feature !== undefined && span !== undefined) homes.push({ feature, span });
  });
  return homes.sort((a, b) => a.span.distanceM - b.span.distanceM || compareIds(a.feature.subject, b.feature.subject));
}

/** Is every corner of the land nearer to one point of the home than the buffer? Then no part of it is outside. */
function liesWithin({ shape }: ProposedLand, home: Outline, bufferM: number): boolean {
  const land = outlineOfShape(shape);
  if (land === undefined) return false;
  return home.paths.some((path) => path.some((point) => farthestM(land, point) < bufferM));
}
