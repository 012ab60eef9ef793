import type { FigureInput } from "../../../core/model/figure.ts";

/** The inputs of one storey record stand together: area, height, how many alike, how often each counts. */
export interface StoreyInputs {
  readonly kind: "storey";
  readonly number: number;
  readonly from: string;
  readonly area: FigureInput | undefined;
  readonly heightM: number | null;
  readonly count: number;
  /** How often its floor area counts: 2 for a storey above 8 m in the national rule. */
  readonly factor: number;
}
export type InputRow = { readonly kind: "single"; readonly input: FigureInput } | StoreyInputs;

const storeyPath = /^storeys[.[](\d+)\]?\.(areaM2|heightM|count|belowGrade|factor)$/;

/** Storeys of a building become one row each; everything else stays as it is. */
export function groupInputs(inputs: readonly FigureInput[]): readonly InputRow[] {
  const rows: InputRow[] = [];
  for (const input of inputs) {
    const match = storeyPath.exec(input.name);
    if (match === null) {
      rows.push({ kind: "single", input });
      continue;
    }
    const number = Number(match[1]) + 1;
    const last = rows.at(-1);
    const isSame =
      last?.kind === "storey" &&
      last.number === number &&
      last.from === input.from &&
      !(match[2] === "areaM2" && last.area !== undefined);
    const storey: StoreyInputs = isSame
      ? last
      : { kind: "storey", number, from: input.from, area: undefined, heightM: null, count: 1, factor: 1 };
    const value = typeof input.value === "number" ? input.value : null;
    const next: StoreyInputs = {
      ...storey,
      ...(match[2] === "areaM2" ? { area: input } : {}),
      ...(match[2] === "heightM" ? { heightM: value } : {}),
      ...(match[2] === "count" && value !== null ? { count: value } : {}),
      ...(match[2] === "factor" && value !== null ? { factor: value } : {}),
    };
    if (isSame) rows[rows.length - 1] = next;
    else rows.push(next);
  }
  return rows;
}
