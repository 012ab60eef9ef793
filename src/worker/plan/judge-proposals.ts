import type { ImpactReport } from "../../core/analysis/impact/impact-report.ts";
import { judgeImpactSteps } from "../../core/analysis/impact/judge-impact.ts";
import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import { extendBox } from "../../core/analysis/lng-lat-box.ts";
import type { PhaseAudit } from "../../core/analysis/phase-audit.ts";
import type { Command } from "../../core/commands/command.ts";
import { applyChanges } from "../../core/history/apply-changes.ts";
import type { AreaGeometry, LngLatBox } from "../../core/model/coordinates.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { LocalizedText } from "../../core/model/localized-text.ts";
import type { ProposalFeature } from "../../core/model/proposal.ts";
import type { CommandRunner } from "./command-runner.ts";
import type { JudgedImpact } from "./impact-places.ts";
import { measureRecord } from "./live-figures.ts";
import type { PlanState } from "./plan-states.ts";
import { finish } from "./run-steps.ts";

/** Proposals of the shown state, and the phases of its parks: few enough to be sent whole. */
export interface Expansions {
  readonly proposals: readonly {
    readonly id: string;
    readonly name: LocalizedText | null;
    readonly action: "add" | "remove";
    readonly landUse: string | null;
    readonly codeSystem: string | null;
    readonly pollutionClass: 1 | 2 | 3 | null;
    readonly plannedFar: number | null;
    readonly investmentWanPerMu: number | null;
    readonly taxWanPerMu: number | null;
    /** Order of the phase it is to be. */
    readonly phase: number | null;
    /** Drawn, m², of the dataset's basis. */
    readonly areaM2: number | null;
    readonly box: LngLatBox;
    readonly geometry: AreaGeometry;
  }[];
  /** In their order, park by park. */
  readonly phases: readonly {
    readonly parkId: string;
    readonly audit: PhaseAudit;
    readonly plannedStart: string | null;
    readonly plannedEnd: string | null;
    readonly geometry: AreaGeometry;
  }[];
}

/** What is proposed and phased in a state. */
export function listExpansions(state: PlanState, judged: JudgedPark): Expansions {
  const { proposals, layers } = state.dataset;
  return {
    proposals: [...(proposals?.values() ?? [])].map((feature) => {
      const { geometry, extra: _, parkId: __, ...told } = feature;
      const areaM2 = measureRecord(judged, feature);
      const box = extendBox(undefined, geometry);
      return { ...told, areaM2, box, geometry };
    }),
    phases: judged.report.parks.flatMap(({ id: parkId, phases }) =>
      phases.flatMap((audit) => {
        const phase = layers.phases?.get(audit.id);
        if (phase === undefined) return [];
        const { plannedStart, plannedEnd, geometry } = phase;
        return [{ parkId, audit, plannedStart, plannedEnd, geometry }];
      }),
    ),
  };
}

export interface ImpactAnswer {
  readonly report: ImpactReport | null;
  /** Why there is none. */
  readonly issues: readonly Issue[];
}

export interface ImpactQuestion {
  /** Null: all of the shown state. */
  readonly ids: readonly string[] | null;
  /** Judged as if this were done, which it is not; null or nothing: as things stand. */
  readonly command?: Command | null;
}

/** Impact of proposals, whole or as a command would make them; with what its rows are drawn from. */
export async function judgeProposals(
  { ids, command = null }: ImpactQuestion,
  {
    state,
    judged,
    runner,
    file,
  }: {
    readonly state: PlanState;
    readonly judged: JudgedPark;
    readonly runner: CommandRunner;
    readonly file: string;
  },
  wait: () => Promise<void>,
): Promise<{ readonly answer: ImpactAnswer; readonly impact: JudgedImpact | null }> {
  const features = findProposals(state, command, runner).filter(({ id }) => ids?.includes(id) ?? true);
  if (features.length === 0) return { answer: { report: null, issues: [] }, impact: null };
  const outcome = await finish(judgeImpactSteps(judged, { file, features }, judged.world.context), wait);
  if (!outcome.ok) return { answer: { report: null, issues: outcome.failure }, impact: null };
  const report = outcome.value;
  return { answer: { report, issues: [] }, impact: { report, judged, features } };
}

/** The proposals after a command; those there are where it cannot be done. */
function findProposals(state: PlanState, command: Command | null, runner: CommandRunner): readonly ProposalFeature[] {
  const outcome = command === null ? undefined : runner.run(state, command);
  const changed = outcome?.ok === true ? applyChanges(state.dataset, outcome.value.change) : undefined;
  return [...((changed?.ok === true ? changed.value : state.dataset).proposals?.values() ?? [])];
}
