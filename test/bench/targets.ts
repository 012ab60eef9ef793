/** What a figure has to reach. A share of 1/n is given as n, at least. */
export type Bound = { readonly atLeast: number } | { readonly atMost: number };

/** How a figure is written: `26 x`, `0.38`, `1/250`, `9.1e-12 m²`, `5.0e-9 m`, `48 ms`. */
export type Form = "times" | "share" | "part" | "m2" | "m" | "ms";

/** One line of the table of performance §1. */
export interface Target {
  readonly id: string;
  /** The number in performance §1 it belongs to. */
  readonly group: string;
  readonly what: string;
  readonly form: Form;
  /** Left out: only the stretch goal is set. */
  readonly gate?: Bound;
  readonly stretch: Bound;
}

const smallerThan = (gate: number, stretch: number) => ({ gate: { atMost: gate }, stretch: { atMost: stretch } });
const greaterThan = (gate: number, stretch: number) => ({ gate: { atLeast: gate }, stretch: { atLeast: stretch } });

/** Gates and stretch goals of performance §1; the benchmark only fills in the figures. */
export const targets = [
  { id: "P1a", group: "P1", what: "full audit vs PostGIS, two workers each", form: "times", ...greaterThan(10, 40) },
  { id: "P1b", group: "P1", what: "full audit vs PostGIS, serial", form: "times", ...greaterThan(20, 75) },
  {
    id: "P2",
    group: "P2",
    what: "full audit vs Turf, flatbush, containment",
    form: "times",
    ...greaterThan(300, 2000),
  },
  { id: "P3", group: "P3", what: "full audit vs touching each coordinate", form: "times", ...smallerThan(100, 30) },
  { id: "P4a", group: "P4", what: "growth from a tenth of the parcels", form: "times", ...smallerThan(13, 10.5) },
  { id: "P4b", group: "P4", what: "growth from 100k to 1M", form: "times", ...smallerThan(13, 10.5) },
  { id: "P5a", group: "P5", what: "one dragged vertex vs full audit", form: "part", ...greaterThan(5000, 20_000) },
  { id: "P5b", group: "P5", what: "one dragged vertex, all vs a tenth", form: "times", ...smallerThan(2, 1.2) },
  { id: "P6", group: "P6", what: "incremental vs full after 300 edits", form: "m2", ...smallerThan(1e-6, 1e-6) },
  { id: "P7", group: "P7", what: "largest difference to PostGIS", form: "m2", ...smallerThan(1e-6, 1e-6) },
  {
    id: "P8a",
    group: "P8",
    what: "GeoJSON to audit-ready vs JSON.parse path",
    form: "share",
    ...smallerThan(0.5, 0.33),
  },
  { id: "P8b", group: "P8", what: "longest block of it vs the whole", form: "part", ...greaterThan(10, 15) },
  { id: "P9", group: "P9", what: "reopening the cache file vs that path", form: "share", ...smallerThan(0.2, 0.08) },
  { id: "P10", group: "P10", what: "handing over vs cloning features", form: "part", ...greaterThan(100, 250) },
  { id: "P11a", group: "P11", what: "first picture vs setData(object)", form: "part", ...greaterThan(2, 4) },
  { id: "P11b", group: "P11", what: "longest main-thread task vs setData's", form: "part", ...greaterThan(4, 4) },
  { id: "P11c", group: "P11", what: "longest main-thread task", form: "ms", stretch: { atMost: 50 } },
  { id: "P11d", group: "P11", what: "longest frame of a pan vs setData's", form: "part", stretch: { atLeast: 1 } },
  { id: "P12a", group: "P12", what: "projecting a vertex vs proj4", form: "part", ...greaterThan(4, 15) },
  { id: "P12b", group: "P12", what: "farthest from proj4", form: "m", ...smallerThan(1e-4, 1e-6) },
  { id: "D1", group: "D1", what: "script part of a frame of dragging a corner", form: "ms", ...smallerThan(8, 4) },
  { id: "P13", group: "P13", what: "nearest sensitive use vs PostGIS", form: "times", ...greaterThan(5, 20) },
] as const satisfies readonly Target[];

export type TargetId = (typeof targets)[number]["id"];

/** Is the bound reached? NaN never is. */
export function isMet(value: number, bound: Bound): boolean {
  return "atLeast" in bound ? value >= bound.atLeast : value <= bound.atMost;
}

export function formatValue(value: number, form: Form): string {
  switch (form) {
    case "times":
      return `${formatDigits(value)} x`;
    case "share":
      return value.toFixed(3);
    case "part":
      return value >= 1 ? `1/${formatDigits(value)}` : `${(1 / value).toFixed(1)} x`;
    case "m2":
      return `${value.toExponential(1)} m²`;
    case "m":
      return `${value.toExponential(1)} m`;
    case "ms":
      return `${value.toFixed(0)} ms`;
  }
}

export function formatBound(bound: Bound | undefined, form: Form): string {
  if (bound === undefined) return "";
  const value = "atLeast" in bound ? bound.atLeast : bound.atMost;
  const isUpper = "atMost" in bound || form === "part";
  return `${isUpper ? "<=" : ">="} ${formatValue(value, form)}`;
}

function formatDigits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(value >= 10 ? 1 : 2);
}
