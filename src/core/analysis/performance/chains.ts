import type { FigureKind } from "../../indicators/amount.ts";
import { computeChainCompleteness } from "../../indicators/chain-completeness.ts";
import type { Figure } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import type { Chain, Park, Project } from "../../model/records.ts";
import { computedInput, nameMissing, openFigure, shareFigure } from "./park-figure.ts";
import type { ParkFirm, ParkFirms } from "./park-firms.ts";

const chainStages = ["upstream", "midstream", "downstream"] as const;
type ChainStage = (typeof chainStages)[number];

interface ChainGap {
  readonly stage: ChainStage;
  readonly link: string;
  /** A firm of which not everything is recorded may fill it. */
  readonly isOpen: boolean;
  /** Projects on record that would fill it. */
  readonly projectIds: readonly string[];
}

export interface ChainAudit {
  readonly chainId: string;
  readonly overall: Figure;
  readonly byStage: Readonly<Record<ChainStage, Figure>>;
  /** Links no operating firm is known to fill, in the order of the chain: what the project library should look for. */
  readonly gaps: readonly ChainGap[];
}

const kind: FigureKind = {
  unit: "fraction",
  formula: "filled_links / required_links",
  source: "chain completeness: links with at least one operating firm (补链)",
};

/**
 * How much of each industry chain stands in a park, and which links are missing (补链、强链): links with at least one operating
 * firm over the links required, by stage. A firm whose status or links are not recorded may fill any link: what is known to be
 * there is then a lower bound. Projects of this park, or of none yet, that are not in production stand beside the gap they fill.
 */
export function judgeChains(
  park: Pick<Park, "id">,
  firms: ParkFirms,
  chains: ReadonlyMap<string, Chain> | undefined,
  projects: ReadonlyMap<string, Project> | undefined,
): readonly ChainAudit[] {
  const waiting = [...(projects?.values() ?? [])]
    .filter(({ parkId, stage }) => (parkId === null || parkId === park.id) && stage !== "in_production")
    .sort((a, b) => compareIds(a.id, b.id));
  return [...(chains?.values() ?? [])]
    .sort((a, b) => compareIds(a.id, b.id))
    .map((chain) => judgeChain(chain, firms, waiting));
}

function judgeChain({ id: chainId, required }: Chain, park: ParkFirms, projects: readonly Project[]): ChainAudit {
  const filled = linksOf(
    chainId,
    park.firms.filter(({ operating }) => operating === true),
  );
  const possible = linksOf(
    chainId,
    park.firms.filter(({ operating }) => operating !== false),
  );
  const unclear = park.firms.filter(
    ({ operating, enterprise }) => operating !== false && enterprise.chainLinks === null,
  );
  const isAnythingOpen = unclear.length > 0 || park.missing.length > 0;
  const isOpen = (link: string): boolean => !filled.includes(link) && (isAnythingOpen || possible.includes(link));
  const missing = [
    ...park.missing,
    ...nameMissing(
      park.firms.filter(({ operating }) => operating === null),
      "status",
    ),
    ...nameMissing(unclear, "chainLinks"),
  ];
  const figureOf = (stages: readonly ChainStage[]): Figure => {
    if (required === null) return openFigure(kind, "missing_input", [`chains/${chainId}: required`]);
    const links = [...new Set(stages.flatMap((stage) => required[stage]))];
    const part = links.filter((link) => filled.includes(link)).length;
    const inputs = [
      computedInput("filled_links", part, "count", `enterprises (${park.firms.length})`),
      computedInput("required_links", links.length, "count", `chains/${chainId}`),
    ];
    return shareFigure(kind, { part, open: links.filter(isOpen).length, whole: links.length }, missing, inputs);
  };
  return {
    chainId,
    overall: figureOf(chainStages),
    byStage: {
      upstream: figureOf(["upstream"]),
      midstream: figureOf(["midstream"]),
      downstream: figureOf(["downstream"]),
    },
    gaps: chainStages.flatMap((stage) =>
      computeChainCompleteness({ [stage]: required?.[stage] ?? [] }, filled).gaps.map((link) => ({
        stage,
        link,
        isOpen: isOpen(link),
        projectIds: projects
          .filter(({ chainLinks }) => chainLinks.some((one) => one.chainId === chainId && one.link === link))
          .map(({ id }) => id),
      })),
    ),
  };
}

function linksOf(chainId: string, firms: readonly ParkFirm[]): readonly string[] {
  return firms.flatMap(({ enterprise }) =>
    (enterprise.chainLinks ?? []).filter((one) => one.chainId === chainId).map(({ link }) => link),
  );
}
