import type { MatchReport, Miss } from "../../core/analysis/match/match-listings.ts";
import { findText } from "../../core/model/localized-text.ts";
import { formatAmount, formatHa, formatMeasure } from "./format-numbers.ts";
import { formatTable } from "./text-table.ts";

/** The match for a terminal: counts, then each list with its reasons. */
export function formatMatchTable(report: MatchReport, width: number): string {
  const { fits, toCheck, nearly, excluded } = report;
  const ofKind = excluded.filter(({ failed }) => !isOtherKind(failed));
  const listed = [
    ...fits.map(({ id, met, of }) => [[id, "fits", `${met} of ${of}`]]),
    ...toCheck.map(({ id, unknown }) => rowsOf(id, "to check", [], unknown)),
    ...nearly.map(({ id, relax }) => rowsOf(id, "nearly", [relax], [])),
    ...ofKind.map(({ id, failed, unknown }) => rowsOf(id, "excluded", failed, unknown)),
  ].flat();
  const table = formatTable([{ title: "Offer" }, { title: "Match" }, { title: "Why" }], listed, width);
  return `${[formatHead(report), table, formatGroups(report, width), formatRelaxations(report, width)]
    .filter((section) => section !== "")
    .join("\n\n")}\n`;
}

function isOtherKind(failed: readonly Miss[]): boolean {
  return failed.some(({ criterion }) => criterion === "kind");
}

/** A line a reason, the offer named in the first. */
function rowsOf(id: string, match: string, failed: readonly Miss[], unknown: readonly string[]): readonly string[][] {
  const reasons = [...failed.map(formatMiss), ...unknown.map((name) => `${name}: not known`)];
  return reasons.map((reason, index) => (index === 0 ? [id, match, reason] : ["", "", reason]));
}

function formatHead(report: MatchReport): string {
  const { dataset, asOf, ruleSets, need, fits, toCheck, nearly, excluded, notJudged } = report;
  const rules = ruleSets.map(({ id, version }) => `${id} (${version})`).join(", ");
  const others = excluded.filter(({ failed }) => isOtherKind(failed)).length;
  return [
    `${findText(dataset.name, "en") ?? dataset.id} as of ${asOf}: ${need.kind === "land" ? "land" : "factory space"}`,
    `Rule packs: ${rules || "none; what a zone permits is unknown"}`,
    `Offers: ${fits.length} fit, ${toCheck.length} to check, ${nearly.length} nearly, ${excluded.length} excluded${others === 0 ? "" : ` (${others} of the other kind)`}`,
    ...(notJudged.length > 0 ? [`Not judged, means nothing for ${need.kind}: ${notJudged.join(", ")}`] : []),
  ].join("\n");
}

function formatMiss({ criterion, asked, has, gap, unit }: Miss): string {
  const write = (value: Miss["has"]) => (typeof value === "number" ? formatMeasure(value, unit) : String(value ?? "–"));
  const distance = gap === null ? "" : ` (${formatMeasure(gap, unit)})`;
  return `${criterion}: asked ${write(asked)}, has ${write(has)}${distance}`.replaceAll(" none", "");
}

function formatGroups({ groups, groupsComplete }: MatchReport, width: number): string {
  if (groups.length === 0) return "";
  const rows = groups.map(({ ids, areaM2, owners, unknown }) => [
    formatHa(areaM2),
    formatAmount(owners, 0),
    ids.join(" + "),
    unknown.join(", "),
  ]);
  const table = formatTable(
    [
      { title: "Together", align: "right" },
      { title: "Owners", align: "right" },
      { title: "Lots side by side" },
      { title: "Not known" },
    ],
    rows,
    width,
  );
  return groupsComplete ? table : `${table}\n… there are more sets than are listed`;
}

function formatRelaxations({ relaxations }: MatchReport, width: number): string {
  if (relaxations.length === 0) return "";
  const rows = relaxations.map(({ criterion, to, unit, ids }) => [
    `+${ids.length}`,
    criterion,
    to === null ? "dropped" : typeof to === "number" ? formatMeasure(to, unit) : to,
    ids.join(", "),
  ]);
  return formatTable(
    [
      { title: "Brings", align: "right" },
      { title: "If this wish" },
      { title: "Becomes", align: "right" },
      { title: "Offers" },
    ],
    rows,
    width,
  );
}
