import type { AuditReport } from "../../core/analysis/audit-report.ts";
import { verdicts } from "../../core/model/check.ts";
import { findText } from "../../core/model/localized-text.ts";
import { formatIssueLines } from "./format-issue-lines.ts";
import { formatAmount, formatHa, splitMeasure } from "./format-numbers.ts";
import { formatTable } from "./text-table.ts";

/** Failed checks shown before the rest is only counted. */
const mostChecks = 200;

/** The report for a terminal: what was judged, totals, parcels by status, failed checks, issues. */
export function formatAuditTable(report: AuditReport, options: { readonly width?: number } = {}): string {
  const width = options.width ?? 100;
  const sections = [formatHead(report), formatStatus(report), formatFailed(report, width), formatIssues(report, width)];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

const basisWords: Readonly<Record<AuditReport["dataset"]["areaBasis"], string>> = {
  deed: "deed",
  ellipsoidal: "drawn (ellipsoidal)",
  grid: "grid",
};

function formatHead({ dataset, asOf, ruleSets, totals, engine }: AuditReport): string {
  const rules = ruleSets.map(({ id, version }) => `${id} (${version})`).join(", ");
  const { deed, ellipsoidal, grid } = totals.areaM2;
  return [
    `${findText(dataset.name, "en") ?? dataset.id} as of ${asOf}`,
    `Rule packs: ${rules || "none; only limits of contracts and plans are judged. Choose packs with --rules."}`,
    `Parcels: ${formatAmount(totals.parcels, 0)}, without deed area: ${formatAmount(totals.deedMissing, 0)}`,
    `Area: deed ${formatHa(deed)}, drawn (ellipsoid) ${formatHa(ellipsoidal)}, grid ${formatHa(grid)}${dataset.gridCrs === null ? "" : ` in ${dataset.gridCrs}`}`,
    `Ratios use the ${basisWords[dataset.areaBasis]} area`,
    `Checks: ${verdicts.map((verdict) => `${formatAmount(totals.verdicts[verdict], 0)} ${verdict.replace("_", " ")}`).join(", ")}`,
    `Engine: ${engine}`,
  ].join("\n");
}

function formatStatus({ totals }: AuditReport): string {
  const rows = Object.entries(totals.byStatus).map(([status, { parcels, areaM2 }]) => [
    status,
    formatAmount(parcels, 0),
    formatHa(areaM2),
  ]);
  if (rows.length === 0) return "";
  return formatTable(
    [{ title: "Status" }, { title: "Parcels", align: "right" }, { title: "Drawn area", align: "right" }],
    rows,
  );
}

function formatFailed({ parcels }: AuditReport, width: number): string {
  const failed = parcels.flatMap(({ id, checks }) =>
    checks.filter(({ verdict }) => verdict === "fail").map((check) => ({ id, check })),
  );
  if (failed.length === 0) return "Failed checks: none";
  const rows = failed.slice(0, mostChecks).map(({ id, check }) => {
    const write = (value: number | null) => splitMeasure(value, check.unit)[0];
    return [
      id,
      check.rule.replace(/^indicator\./, ""),
      write(check.value),
      check.limit === null ? "" : `${check.op ?? ""} ${write(check.limit)}`,
      write(check.gap),
      splitMeasure(check.value, check.unit)[1],
      [check.origin, check.source, check.article].filter((part) => part !== null).join(", "),
    ];
  });
  const table = formatTable(
    [
      { title: "Parcel" },
      { title: "Failed check" },
      { title: "Value", align: "right" },
      { title: "Limit", align: "right" },
      { title: "Gap", align: "right" },
      { title: "Unit" },
      { title: "Source" },
    ],
    rows,
    width,
  );
  const more = failed.length - rows.length;
  return more > 0 ? `${table}\n… and ${formatAmount(more, 0)} more; --format csv or json lists them all` : table;
}

function formatIssues({ issues }: AuditReport, width: number): string {
  return issues.length === 0 ? "Data issues: none" : `Data issues\n${formatIssueLines(issues, width)}`;
}
