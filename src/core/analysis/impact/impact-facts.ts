import type { LandBalance } from "../../indicators/land-balance.ts";
import type { PackSection } from "../audit-context.ts";
import type { AuditReport } from "../audit-report.ts";
import type { AuditWorld } from "../audit-world.ts";
import type { ControlFacts } from "../parcel-facts.ts";
import type { PreparedProposal } from "./prepare-proposal.ts";
import type { TakenLand } from "./taken-land.ts";

/** What the rows are judged from. */
export interface ImpactFacts {
  /** The park as it is. */
  readonly report: AuditReport;
  readonly world: AuditWorld;
  readonly proposal: PreparedProposal;
  /** Additions on the ground today. */
  readonly land: TakenLand;
  readonly balance: LandBalance;
  readonly hasSurvey: boolean;
  /** What every kind of control line does to each addition, by feature. */
  readonly controls: ReadonlyMap<string, readonly ControlFacts[]>;
  /** Limits of the first pack that has them. */
  readonly gates: PackSection<"gates"> | undefined;
}

/** `proposal/<id>` of every addition that changes the park. */
export function subjectsOf({ proposal }: ImpactFacts): readonly string[] {
  return proposal.additions.filter(({ shape }) => shape.areaM2 > 0).map(({ feature }) => `proposal/${feature.id}`);
}

const m2PerHa = 10_000;

export function toHa(areaM2: number): number {
  return areaM2 / m2PerHa;
}

export function toM2(areaHa: number): number {
  return areaHa * m2PerHa;
}
