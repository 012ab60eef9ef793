import type { Figure, FigureInput } from "../../../core/model/figure.ts";

/** A formula of the core, taken apart: `(a + b) / c` -> top and bottom, each a list of names and signs between them. */
export interface FormulaParts {
  readonly top: readonly string[];
  readonly bottom: readonly string[] | null;
}

export function readFormula(formula: string): FormulaParts {
  const at = formula.lastIndexOf(" / ");
  if (at === -1 || isInside(formula, at)) return { top: [formula], bottom: null };
  return { top: tokens(stripBrackets(formula.slice(0, at))), bottom: tokens(stripBrackets(formula.slice(at + 3))) };
}

function isInside(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return (before.match(/\(/g)?.length ?? 0) > (before.match(/\)/g)?.length ?? 0);
}

function stripBrackets(text: string): string {
  const trimmed = text.trim();
  return /^\([^()]*\)$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}

/** Names keep their underscores, so that they can be looked up; a remark in brackets is one token. */
function tokens(text: string): readonly string[] {
  return text.match(/\([^()]*\s[^()]*\)|[()]|[a-z]\w*|[+×−-]|[^\s()]+/gi) ?? [];
}

export interface FilledFormula {
  /** The numbers above the line: parts where they add up to it, else the one sum. */
  readonly top: readonly number[];
  readonly topUnit: string;
  readonly bottom: number;
  readonly bottomUnit: string;
}

const siteNames = ["deedAreaM2", "geometry", "siteAreaM2", "site_area"];

/**
 * The values behind a ratio. Below the line stands the site area; above it the amount that was divided, split into the
 * inputs it was added up from where they give exactly that amount. undefined where the figure is open or no ratio.
 */
export function fillFormula(figure: Figure): FilledFormula | undefined {
  if (figure.value === null) return undefined;
  const numbers = figure.inputs.filter(isNumber);
  const site = numbers.findLast((input) =>
    siteNames.some((name) => input.name === name || input.name.endsWith(`.${name}`)),
  );
  const bottomInput = site ?? numbers.findLast((input) => /total|gross_area/i.test(input.name));
  if (bottomInput === undefined || bottomInput.value === 0) return undefined;
  const isPerHa = figure.unit.endsWith("_per_ha");
  const top = figure.value * bottomInput.value * (isPerHa ? 1e-4 : 1);
  const topUnit = isPerHa ? "wan" : (bottomInput.unit ?? "m2");
  const parts = numbers.filter((input) => input !== bottomInput && input.unit === topUnit && input.from !== "computed");
  const values = parts.map((input) => input.value).filter((value) => value !== 0);
  const addsUp =
    values.length > 0 &&
    values.length <= 4 &&
    isClose(
      values.reduce((sum, value) => sum + value, 0),
      top,
    );
  return { top: addsUp ? values : [top], topUnit, bottom: bottomInput.value, bottomUnit: bottomInput.unit ?? "m2" };
}

type NumberInput = FigureInput & { readonly value: number };

function isNumber(input: FigureInput): input is NumberInput {
  return typeof input.value === "number";
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
}
