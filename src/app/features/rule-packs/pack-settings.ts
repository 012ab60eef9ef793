import type { RulePack } from "../../../core/model/rule-pack.ts";

/** How sure a value is; `to_import`: the paper has it, this program has not. */
type PackCertainty = "V" | "K+" | "K~" | "D" | "to_import";

/** The paper behind a value. */
export interface PackSource {
  readonly source: string | null;
  readonly article: string | null;
  readonly year: string | number | null;
  readonly certainty: PackCertainty | null;
}

export const noSource: PackSource = { source: null, article: null, year: null, certainty: null };

type Scalar = number | string | boolean | null;

/** One value of a section, with the words it is named by and the path a “what if” changes it by. */
export interface PackSetting extends PackSource {
  readonly path: string;
  /** Names from the section down: `density`, `review_below`; records by what they are about. */
  readonly names: readonly string[];
  readonly value: Scalar | readonly Scalar[];
  readonly unit: string | null;
}

/** Sections that are shown as plain lists of values, in the order of a planner's day. */
export const plainSections = [
  "floor_area",
  "idle",
  "contract",
  "inefficient",
  "zombie",
  "per_mu",
  "intensive_use",
  "development_stage",
  "dual_assessment",
  "cluster",
  "separation",
  "readiness",
  "gates",
  "project_fit",
  "tolerances",
  "predominant_uses",
  "land_accounts",
  "usual_values",
] as const satisfies readonly (keyof RulePack)[];
export type PlainSection = (typeof plainSections)[number];

/** Members that are not values: where they come from, and for whom they are. */
const notValues: readonly string[] = ["provenance", "clauses", "title", "code_system", "published"];

/** The values of one section in its own order. */
export function listPackSettings(pack: RulePack, section: PlainSection): readonly PackSetting[] {
  const value = pack[section];
  if (value === undefined) return [];
  return walk(value, { path: section, names: [], source: readSource(value) ?? noSource, clauses: readClauses(value) });
}

interface Place {
  readonly path: string;
  readonly names: readonly string[];
  readonly source: PackSource;
  readonly clauses: Readonly<Record<string, unknown>>;
}

function walk(value: unknown, place: Place): readonly PackSetting[] {
  if (isScalar(value)) return [toSetting(value, place)];
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    if (value.every(isScalar)) return [toSetting(value, place)];
    return value.flatMap((item, index) =>
      walk(item, { ...place, path: `${place.path}[${index}]`, names: [...place.names, nameOfItem(item, index)] }),
    );
  }
  if (!isRecord(value)) return [];
  const source = readSource(value) ?? place.source;
  const members = Object.entries(value).filter(([key]) => !notValues.includes(key));
  return members.flatMap(([key, member]) =>
    walk(member, {
      path: `${place.path}.${key}`,
      names: isItemName(key, value) ? place.names : [...place.names, key],
      source: readSource({ provenance: place.clauses[key] }) ?? source,
      clauses: place.clauses,
    }),
  );
}

function toSetting(value: PackSetting["value"], { path, names, source }: Place): PackSetting {
  return { path, names, value, unit: typeof value === "number" ? unitOfSetting(path) : null, ...source };
}

function isItemName(key: string, item: Readonly<Record<string, unknown>>): boolean {
  return key === "key" && typeof item.key === "string";
}

/** Records of a list are named by what they are about, else by their number. */
function nameOfItem(item: unknown, index: number): string {
  return isRecord(item) && typeof item.key === "string" ? item.key : String(index + 1);
}

function readClauses(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) && isRecord(value.clauses) ? value.clauses : {};
}

/** The paper of a record that names one. */
export function readSource(value: unknown): PackSource | undefined {
  if (!isRecord(value) || !isRecord(value.provenance)) return undefined;
  const { source, article, year, certainty } = value.provenance;
  return {
    source: typeof source === "string" ? source : null,
    article: typeof article === "string" ? article : null,
    year: typeof year === "number" || typeof year === "string" ? year : null,
    certainty: (certainty ?? null) as PackCertainty | null, // checked when the pack was read
  };
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ["number", "string", "boolean"].includes(typeof value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Endings of names that say the unit (contracts §3); what ends otherwise is a share or a plain number. */
const unitOfEnding: readonly (readonly [RegExp, string])[] = [
  [/_m2$/, "m2"],
  [/_m$/, "m"],
  [/_ha$/, "ha"],
  [/_mu$/, "mu"],
  [/(^|_)years(\.(least|most))?$/, "years"],
  [/(^|_)months$/, "months"],
  [/_days$/, "days"],
  [
    /_(share|rate|rate_min|rate_max|tolerance|share_min|warn|fail)$|^(share|open_next_at|industry_over|housing_from|start_up_below|cluster_over|net_industrial_ratio|electricity_below|review_below|inefficient_below)$/,
    "fraction",
  ],
];

/** Unit of a number by where it stands. */
export function unitOfSetting(path: string): string {
  const name = path.split(".").at(-1) ?? path;
  if (/\.quota\.[A-D]$/.test(path) || name === "tax_below_share") return "fraction";
  if (/^supply_years\b/.test(path.split(".").at(-2) ?? "")) return "years";
  return unitOfEnding.find(([ending]) => ending.test(name))?.[1] ?? "count";
}

/** Unit of a limit: what the pack writes, else that of the figure it limits. */
export function unitOfLimit(key: string, unit: string | undefined): string {
  if (unit !== undefined) return unit === "percent" ? "fraction" : unit;
  if (key === "far" || key.endsWith("_far")) return "ratio";
  if (key.endsWith("_m")) return "m";
  if (key === "building_mass") return "m3_per_m2";
  return key.endsWith("_intensity") || key === "output_rate" || key === "tax_rate" ? "wan_per_ha" : "fraction";
}
