import type { ImpactLine, ImpactLineKey, ImpactReport, StockEntry } from "../../core/analysis/impact/impact-report.ts";
import type { Check, Verdict } from "../../core/model/check.ts";
import type { Figure } from "../../core/model/figure.ts";
import { findText } from "../../core/model/localized-text.ts";
import { formatIssueLines } from "./format-issue-lines.ts";
import { formatHa, formatMeasure } from "./format-numbers.ts";
import { formatTable } from "./text-table.ts";

const marks: Readonly<Record<Verdict, string>> = {
  pass: "✓",
  conditional: "◇",
  fail: "✕",
  unknown: "?",
  not_applicable: "–",
};

/** Rounds to 0.0000 ha below this. */
const leastShownM2 = 0.5;

const titles: Readonly<Record<ImpactLineKey, string>> = {
  land_by_class: "Land by class and legal group",
  conversion_quota: "Conversion quota",
  cultivated_balance: "Balance of cultivated land",
  approval_level: "Who approves",
  control_lines: "Control lines",
  contiguity: "Joins the park",
  shape: "Shape of the new total",
  existing_park_first: "Existing park first",
  stock_first: "Stock first",
  capacity: "Floor area it can hold",
  jobs_investment_tax: "Jobs, investment, tax",
  infra_reach: "Reach of services",
  phasing: "Phasing",
  buffers: "Distance to homes",
  demand_proof: "Demand that is signed",
};

/** An impact report for a terminal, farmland first: the fifteen rows, the land, the ledger, what changes. */
export function formatImpactTable(report: ImpactReport, width: number): string {
  return `${[
    formatHead(report),
    formatLines(report, width),
    formatTaken(report),
    formatLedger(report, width),
    formatRemoved(report),
    formatChanges(report, width),
    report.issues.length === 0 ? "Issues: none" : `Issues\n${formatIssueLines(report.issues, width)}`,
  ]
    .filter((section) => section !== "")
    .join("\n\n")}\n`;
}

function formatHead({ dataset, asOf, ruleSets, proposal, takenByGroup, lines, verdict }: ImpactReport): string {
  const rules = ruleSets.map(({ id, version }) => `${id} (${version})`).join(", ");
  const farmland = lines
    .flatMap(({ items }) => items)
    .filter(({ key, value }) => key === "permanent_basic_farmland" && (value ?? 0) > 0);
  const farmlandM2 = farmland.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return [
    `${findText(dataset.name, "en") ?? dataset.id} as of ${asOf}`,
    `Rule packs: ${rules || "none; what needs a pack is unknown. Choose packs with --rules."}`,
    ...(farmlandM2 > 0 ? [`✕ Permanent basic farmland taken: ${formatHa(farmlandM2)}`] : []),
    `Adds ${formatHa(proposal.areaM2)}, takes out ${formatHa(proposal.removedM2)}; parks: ${proposal.parkIds.join(", ") || "none"}`,
    `Takes agricultural ${formatHa(takenByGroup.agricultural)}, construction ${formatHa(takenByGroup.construction)}, unused ${formatHa(takenByGroup.unused)}, not known ${formatHa(takenByGroup.unknown)}`,
    `All rows together: ${marks[verdict]} ${verdict.replace("_", " ")}`,
  ].join("\n");
}

function formatLines({ lines }: ImpactReport, width: number): string {
  const rows = lines.flatMap((line) => [
    [marks[line.verdict], String(line.no), titles[line.key], ...formatCheck(line), reasonOf(line)],
    ...line.items
      .filter(({ verdict }) => verdict !== "not_applicable")
      .map((item) => [marks[item.verdict], "", `  ${spaced(item.key)}`, ...formatCheck(item), reasonOf(item)]),
    ...figureRows(line),
  ]);
  return formatTable(
    [
      { title: "" },
      { title: "", align: "right" },
      { title: "Row" },
      { title: "Figure", align: "right" },
      { title: "Limit", align: "right" },
      { title: "Why, by what" },
    ],
    rows,
    width,
  );
}

/** Rows that are shown for information have several numbers and none that decides. */
function figureRows(line: ImpactLine): readonly string[][] {
  if (line.items.length > 0 || line.no === 1) return [];
  return Object.entries(line.figures).map(([key, figure]) => [
    "",
    "",
    `  ${toWords(key)}`,
    formatFigure(figure),
    "",
    figure.inputs
      .filter(({ name }) => name.startsWith("gates.") || name.endsWith("PerMu") || name === "plannedFar")
      .map(({ name, value, unit }) => `${spaced(name.replace("gates.", ""))} ${writeInput(value, unit ?? "")}`)
      .join(", "),
  ]);
}

/** What an input was; one nobody gave is not 0. */
function writeInput(value: unknown, unit: string): string {
  return typeof value === "number" ? formatMeasure(value, unit) : "not known";
}

function formatCheck({ value, op, limit, unit }: Check): readonly [string, string] {
  return [
    value === null ? "" : formatValue(value, unit),
    limit === null ? "" : `${op ?? ""} ${formatValue(limit, unit)}`,
  ];
}

function reasonOf({ reason, missing, source, article, certainty, verdict, details }: Check): string {
  const words = details?.level ?? details?.class ?? details?.line ?? details?.rate ?? details?.service;
  return [
    typeof words === "string" ? spaced(words) : undefined,
    reason === undefined ? undefined : spaced(reason),
    verdict === "unknown" && missing.length > 0 ? `missing: ${shorten(missing)}` : undefined,
    source === null
      ? undefined
      : [source, article, certainty === null ? null : `(${certainty})`].filter((part) => part !== null).join(" "),
  ]
    .filter((part) => part !== undefined)
    .join("; ");
}

/** `grossFloorArea` as words. */
function toWords(key: string): string {
  return spaced(key).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function shorten(names: readonly string[]): string {
  return names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
}

function spaced(key: string): string {
  return key.replaceAll("_", " ");
}

function formatFigure({ value, lower, upper, unit }: Figure): string {
  if (value !== null) return formatValue(value, unit);
  if (lower === undefined) return "–";
  if (upper === undefined) return `≥ ${formatValue(lower, unit)}`;
  const [low, high] = [formatValue(lower, unit), formatValue(upper, unit)];
  const sameUnit = /^[\d.,-]+( .+)$/.exec(high)?.[1];
  return `${sameUnit !== undefined && low.endsWith(sameUnit) ? low.slice(0, -sameUnit.length) : low} … ${high}`;
}

/** Land in hectares. */
function formatValue(value: number, unit: string): string {
  return unit === "m2" ? formatHa(value) : formatMeasure(value, unit);
}

function formatTaken({ taken }: ImpactReport): string {
  // What two drawings of one line differ by is in the JSON.
  const shown = taken.filter(({ areaM2 }) => areaM2 >= leastShownM2);
  if (shown.length === 0) return "";
  return formatTable(
    [{ title: "Land today" }, { title: "Code system" }, { title: "Legal group" }, { title: "Area", align: "right" }],
    shown.map(({ landUse, codeSystem, group, areaM2 }) => [
      landUse ?? "not covered by the survey",
      codeSystem ?? "–",
      group ?? "not known",
      formatHa(areaM2),
    ]),
  );
}

function formatLedger({ ledger }: ImpactReport, width: number): string {
  if (ledger.demand.length === 0 && ledger.stock.length === 0) return "";
  const { figures } = ledger;
  const rows = [
    ...ledger.demand.map(({ projectId, name, areaM2, parcelIds }) => [
      "demand",
      projectId,
      formatHa(areaM2),
      [findText(name, "en"), parcelIds.length === 0 ? "no parcel suits" : `suits ${shorten(parcelIds)}`]
        .filter((part) => part !== undefined)
        .join(": "),
    ]),
    ...ledger.stock
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map(({ parcelId, kind, areaM2, state, reason, missing }) => [
        kind,
        parcelId,
        formatHa(areaM2),
        wordOf(state, reason, missing),
      ]),
    ["net need", "", formatBounds(figures.netNeed), "demand less what is counted"],
    ["excess", "", formatBounds(figures.excess), "proposed beyond that"],
  ];
  return `Do you need it?\n${formatTable(
    [{ title: "What" }, { title: "Id" }, { title: "Area", align: "right" }, { title: "Counted?" }],
    rows,
    width,
  )}`;
}

/** Counted before open before not counted; idle land, surplus, reserve within. */
function rankOf({ kind, state }: StockEntry): number {
  return 3 * ["counted", "open", "not_counted"].indexOf(state) + ["idle", "surplus", "reserve"].indexOf(kind);
}

function wordOf(state: StockEntry["state"], reason: string, missing: readonly string[]): string {
  const open = state === "open" && missing.length > 0 ? `, missing ${shorten(missing)}` : "";
  return `${spaced(state)}: ${spaced(reason)}${open}`;
}

function formatBounds({ value, lower, upper }: Figure): string {
  if (value !== null) return formatHa(value);
  if (upper !== undefined) return `at most ${formatHa(upper)}`;
  return lower === undefined ? "–" : `at least ${formatHa(lower)}`;
}

function formatRemoved({ removed }: ImpactReport): string {
  if (removed.areaM2 === 0) return "";
  const firms = removed.enterprises.map(
    ({ id, name, jobs }) => `${id} ${findText(name, "en") ?? ""} (jobs ${jobs ?? "–"})`,
  );
  return [
    `Taken out: ${formatHa(removed.areaM2)}`,
    ...removed.classes.map(
      ({ landUse, group, areaM2 }) =>
        `  ${landUse ?? "not covered"} (${group ?? "group not known"}): ${formatHa(areaM2)}`,
    ),
    `  parcels: ${removed.parcels.map(({ id, isWhole }) => (isWhole ? id : `${id} (in part)`)).join(", ") || "none"}`,
    `  firms: ${firms.join(", ") || "none"}`,
    `  buildings: ${removed.buildings.length}, floor area ${formatFigure(removed.floorArea)}`,
  ].join("\n");
}

function formatChanges({ indicators }: ImpactReport, width: number): string {
  const rows = indicators
    .map(({ parkId, key, before, after }) => [
      parkId,
      nameOf(key),
      before === null ? "–" : formatFigure(before),
      after === null ? "–" : formatFigure(after),
    ])
    // What differs beyond the last digit shown is in the JSON.
    .filter(([, , before, after]) => before !== after);
  if (rows.length === 0) return "";
  return formatTable(
    [
      { title: "Park" },
      { title: "Indicator" },
      { title: "Before", align: "right" },
      { title: "After", align: "right" },
    ],
    rows,
    width,
  );
}

/** `account.A1` is the account A1 of the land; the area is shown in hectares. */
function nameOf(key: string): string {
  return key === "area_m2" ? "area" : spaced(key.replace(/^account\./, "land account "));
}
