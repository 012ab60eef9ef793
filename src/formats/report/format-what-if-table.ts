import type { WhatIfAudit } from "../../core/analysis/what-if/judge-what-if.ts";
import { formatAmount, formatMeasure } from "./format-numbers.ts";
import { formatTable } from "./text-table.ts";

/** Rows shown before the rest is only counted. */
const mostRows = 200;

/** What a “what if” changed and which parcels flip by it, for a terminal. */
export function formatWhatIfTable({ changes, flips }: WhatIfAudit, width: number): string {
  const changed = changes.map(
    ({ ruleSet, path, key, from, to, unit }) =>
      `  ${ruleSet} ${path}${path === key ? "" : ` (${key})`}: ${String(from)} → ${String(to)}${unit === undefined ? "" : ` ${unit}`}`,
  );
  const turns = Object.entries(flips.counts).map(
    ([turn, count]) => `${formatAmount(count, 0)} ${turn.replace("->", "→")}`,
  );
  const head = [
    "What if",
    ...changed,
    flips.parcels.length === 0
      ? "No parcel flips."
      : `${formatAmount(flips.parcels.length, 0)} ${flips.parcels.length === 1 ? "parcel flips" : "parcels flip"}: ${turns.join(", ")}`,
  ].join("\n");
  const rows = flips.parcels.flatMap(({ id, checks, verdict, status, tags }) => {
    const words = [
      ...(verdict.from === verdict.to ? [] : [`verdict ${verdict.from} → ${verdict.to}`]),
      ...(status.from === status.to ? [] : [`status ${status.from} → ${status.to}`]),
      ...tags.added.map((tag) => `+${tag}`),
      ...tags.removed.map((tag) => `-${tag}`),
    ].join(", ");
    const parts = checks.map((check) => [
      check.rule,
      `${check.verdict.from ?? "none"} → ${check.verdict.to ?? "none"}`,
      formatMeasure(check.value, check.unit),
      formatMeasure(check.limit.to, check.unit),
    ]);
    const [first = ["", "", "", ""], ...others] = parts;
    return [[id, ...first, words], ...others.map((part) => ["", ...part, ""])];
  });
  if (rows.length === 0) return head;
  const table = formatTable(
    [
      { title: "Parcel" },
      { title: "Check" },
      { title: "Turns" },
      { title: "Value", align: "right" },
      { title: "New limit", align: "right" },
      { title: "Parcel turns" },
    ],
    rows.slice(0, mostRows),
    width,
  );
  const more = rows.length - mostRows;
  return `${head}\n\n${table}${more > 0 ? `\n… and ${formatAmount(more, 0)} more rows; --format json lists them all` : ""}`;
}
