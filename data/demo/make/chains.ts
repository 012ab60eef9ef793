import type { Plot } from "./plots.ts";
import { names } from "./streets.ts";
import type { Properties } from "./write.ts";

interface Link {
  readonly chainId: string;
  readonly stage: "upstream" | "midstream" | "downstream";
  readonly link: string;
  /** Industry whose firms fill the link; none: nobody here does. */
  readonly code?: string;
}

const links: readonly Link[] = [
  { chainId: "CH1", stage: "upstream", link: "optics", code: "4040" },
  { chainId: "CH1", stage: "upstream", link: "electronic materials", code: "3979" },
  { chainId: "CH1", stage: "upstream", link: "circuit boards" },
  { chainId: "CH1", stage: "midstream", link: "sensors", code: "3983" },
  { chainId: "CH1", stage: "midstream", link: "instruments", code: "4014" },
  { chainId: "CH1", stage: "midstream", link: "computing", code: "3912" },
  { chainId: "CH1", stage: "downstream", link: "smart devices", code: "3969" },
  { chainId: "CH1", stage: "downstream", link: "lighting", code: "3872" },
  { chainId: "CH1", stage: "downstream", link: "system integration" },
  { chainId: "CH2", stage: "upstream", link: "alloys", code: "3140" },
  { chainId: "CH2", stage: "upstream", link: "steel structures", code: "3311" },
  { chainId: "CH2", stage: "upstream", link: "moulds", code: "3525" },
  { chainId: "CH2", stage: "midstream", link: "precision machining", code: "3484" },
  { chainId: "CH2", stage: "midstream", link: "cables", code: "3831" },
  { chainId: "CH2", stage: "midstream", link: "electric drives", code: "3812" },
  { chainId: "CH2", stage: "midstream", link: "machines", code: "3515" },
  { chainId: "CH2", stage: "downstream", link: "auto parts", code: "3670" },
  { chainId: "CH2", stage: "downstream", link: "cold chain equipment", code: "3464" },
  { chainId: "CH2", stage: "downstream", link: "after-sales service" },
];

const chains = [
  { id: "CH1", name: names("Electronics and instruments", "电子与仪器", "電子與儀器"), industries: ["38", "39", "40"] },
  {
    id: "CH2",
    name: names("Machinery and vehicles", "机械与汽车", "機械與汽車"),
    industries: ["31", "33", "34", "35", "36"],
  },
];

/** `chains.json`: what each chain needs, whether or not somebody here does it. */
export function chainRecords(): Properties[] {
  return chains.map((chain) => {
    const of = (stage: Link["stage"]): string[] =>
      links.filter((one) => one.chainId === chain.id && one.stage === stage).map(({ link }) => link);
    return {
      ...chain,
      required: { upstream: of("upstream"), midstream: of("midstream"), downstream: of("downstream") },
    };
  });
}

export function linksOf(industryCode: string): Properties[] {
  return links.filter(({ code }) => code === industryCode).map(({ chainId, link }) => ({ chainId, link }));
}

/** Recorded suppliers: the nearest firm that fills another link of the same chain; every fourth also buys outside. */
export function suppliersOf(plot: Plot, plots: readonly Plot[]): Properties[] {
  const own = links.find(({ code }) => code === plot.company?.code);
  if (own === undefined || plot.facts.status !== "built") return [];
  const from = centerOf(plot);
  const others = plots
    .filter(
      (each) =>
        each.id !== plot.id &&
        each.facts.status === "built" &&
        links.some(
          ({ code, chainId, link }) => code === each.company?.code && chainId === own.chainId && link !== own.link,
        ),
    )
    .sort((a, b) => distanceTo(from, a) - distanceTo(from, b));
  const nearest = others[0]?.company?.id;
  return [
    ...(nearest === undefined ? [] : [{ id: nearest, role: "supplier" }]),
    ...(plot.lot.serial % 4 === 0 ? [{ id: "Zhengzhou Components Co., Ltd. (invented)", role: "supplier" }] : []),
  ];
}

function centerOf(plot: Plot): readonly [number, number] {
  const ring = plot.lot.shape[0] ?? [];
  const sum = ring.reduce<readonly [number, number]>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  return [sum[0] / ring.length, sum[1] / ring.length];
}

function distanceTo([x, y]: readonly [number, number], plot: Plot): number {
  const [px, py] = centerOf(plot);
  return Math.hypot(px - x, py - y);
}
