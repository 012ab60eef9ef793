import { computeBuildingMass } from "../indicators/building-mass.ts";
import { computeNuisanceBuffer } from "../indicators/nuisance-buffer.ts";
import { computePredominantGfaShare } from "../indicators/predominant-gfa-share.ts";
import type { Figure } from "../model/figure.ts";
import type { LoadedRulePack, ProjectDefaults } from "../model/rule-pack.ts";
import type { ParcelFacts } from "./parcel-facts.ts";
import { computeYieldFigures } from "./yield-figures.ts";

interface FigureContext {
  readonly asOf: string;
  readonly packs: readonly Pick<LoadedRulePack, "pack">[];
  readonly defaults: ProjectDefaults;
}

/** What a parcel has figures for only where somebody limits it, by the key of the limit. */
const limitFigureKeys = [
  "building_mass",
  "predominant_gfa_share",
  "nuisance_buffer_m",
  "output_rate",
  "tax_rate",
] as const;
export type LimitFigures = Readonly<Partial<Record<(typeof limitFigureKeys)[number], Figure>>>;

/**
 * Figures that only some places limit: building mass, the share of predominant uses, the nuisance buffer, output and tax a
 * hectare. Computed where a limit asks. The predominant uses are those of the first pack that names some; without one there is
 * no such figure, and a limit on it stays open.
 */
export function computeLimitFigures(
  facts: ParcelFacts,
  asked: ReadonlySet<string>,
  { asOf, packs, defaults }: FigureContext,
): LimitFigures {
  const uses = packs.find(({ pack }) => pack.predominant_uses !== undefined)?.pack;
  const floorArea = uses?.floor_area ?? defaults.floor_area;
  const yields = asked.has("output_rate") || asked.has("tax_rate") ? computeYieldFigures(facts, asOf) : {};
  return {
    ...yields,
    ...(asked.has("building_mass") ? { building_mass: computeBuildingMass(facts) } : {}),
    ...(asked.has("predominant_gfa_share") && uses?.predominant_uses !== undefined
      ? { predominant_gfa_share: computePredominantGfaShare(facts, floorArea, uses.predominant_uses.uses) }
      : {}),
    ...(asked.has("nuisance_buffer_m") ? { nuisance_buffer_m: computeNuisanceBuffer(facts.enterprises) } : {}),
  };
}
