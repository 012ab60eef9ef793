import { compareIds } from "../../model/ids.ts";
import type { Project } from "../../model/records.ts";
import type { ImpactFacts } from "./impact-facts.ts";

export interface ProjectDemand {
  /** Projects whose demand is signed and not met yet, in id order. */
  readonly projects: readonly Project[];
  /** What is recorded of their demand, m². */
  readonly knownM2: number;
  readonly missing: readonly string[];
}

/**
 * Land that is signed for: projects of the stages the gates name, in a park that grows or in none yet. A lead is no demand, a
 * project under way has its land. A demand that is not recorded stays open; without a project list everything does.
 */
export function findDemand({ world, proposal, gates }: ImpactFacts): ProjectDemand {
  const { projects } = world.sources.dataset;
  const stages = gates?.section.demand_stages ?? [];
  const asked = [...(projects?.values() ?? [])]
    .filter(({ stage, parkId }) => stage !== null && stages.includes(stage) && isHere(parkId, proposal.parkIds))
    .sort((a, b) => compareIds(a.id, b.id));
  const unclear = [...(projects?.values() ?? [])].filter(({ stage }) => stage === null).map(({ id }) => id);
  const open = asked.filter(({ landDemandM2 }) => landDemandM2 === null).map(({ id }) => id);
  return {
    projects: asked,
    knownM2: asked.reduce((sum, { landDemandM2 }) => sum + (landDemandM2 ?? 0), 0),
    missing:
      projects === undefined
        ? ["projects"]
        : [
            ...unclear.sort(compareIds).map((id) => `projects/${id}: stage`),
            ...open.map((id) => `projects/${id}: landDemandM2`),
          ],
  };
}

function isHere(parkId: string | null, parkIds: readonly string[]): boolean {
  return parkId === null || parkIds.includes(parkId);
}
