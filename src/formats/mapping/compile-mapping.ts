import type { z } from "zod/mini";
import type { LayerKind } from "../../core/model/dataset.ts";
import { describeValue } from "../../core/model/json-value.ts";
import { layerShapes } from "../../core/model/layer-shapes.ts";
import type { FieldMapping, LayerMapping } from "../../core/model/mapping.ts";
import { findLeafType, findShape } from "../../core/model/value-reader.ts";
import { createDateParser, type DateParser } from "./mapping-dates.ts";
import { findConversion } from "./mapping-units.ts";

type FieldRule = Exclude<FieldMapping, string>;

/** One target property and how its value is made. */
export interface CompiledField {
  readonly target: string;
  readonly path: readonly string[];
  readonly leaf: string;
  readonly from: readonly string[];
  readonly rule: FieldRule;
  readonly convert: ((value: number) => number) | undefined;
  readonly parseDate: DateParser | undefined;
}

interface MappingProblem {
  readonly target: string;
  readonly got: string;
  readonly expected: string;
}

export interface CompiledMapping {
  readonly fields: readonly CompiledField[];
  /** Source names that are taken over; all others stay in `extra`. */
  readonly sources: ReadonlySet<string>;
  readonly problems: readonly MappingProblem[];
}

/** Field rules of one layer, checked against what its records hold: targets exist, units fit, date formats name a day. */
export function compileMapping(kind: LayerKind, layer: LayerMapping): CompiledMapping {
  const fields: CompiledField[] = [];
  const problems: MappingProblem[] = [];
  for (const [target, given] of Object.entries(layer.fields)) {
    const rule: FieldRule = typeof given === "string" ? { from: given } : given;
    const path = target.split(".");
    const isLimit = isLimitTarget(kind, path);
    const leaf = isLimit ? "number" : findTargetType(layerShapes[kind].properties.shape, path);
    // A limit keeps its unit beside it, and whoever judges it converts.
    const convert =
      rule.unit === undefined ? undefined : isLimit ? (value: number) => value : findConversion(rule.unit, target);
    const parseDate = rule.date === undefined ? undefined : createDateParser(rule.date);
    const problem = (got: string, expected: string): number => problems.push({ target, got, expected });
    if (leaf === undefined) problem(`“${target}”`, `a property of ${kind}`);
    else if (rule.unit !== undefined && convert === undefined)
      problem(`unit ${rule.unit}`, `a unit that fits ${target}`);
    else if (rule.date !== undefined && parseDate === undefined) {
      problem(describeValue(rule.date), "a date format such as YYYY/MM/DD");
    } else if (rule.from === undefined && rule.constant === undefined) problem("no source", "“from” or “constant”");
    else {
      const from = rule.from === undefined ? [] : typeof rule.from === "string" ? [rule.from] : rule.from;
      fields.push({ target, path, leaf, from, rule, convert, parseDate });
    }
  }
  return {
    fields,
    sources: new Set(fields.flatMap((field) => field.from)),
    problems,
  };
}

/** `limits.far.max`, `limits.building_density.max`, `limits.height_m.max`: an entry in the list of limits of a zone. */
function isLimitTarget(kind: LayerKind, [list, key, end]: readonly string[]): boolean {
  return kind === "zones" && list === "limits" && key !== undefined && (end === "min" || end === "max");
}

function findTargetType(shape: Readonly<Record<string, unknown>>, path: readonly string[]): string | undefined {
  let members: Readonly<Record<string, unknown>> | undefined = shape;
  let leaf: string | undefined;
  for (const name of path) {
    if (members === undefined || !Object.hasOwn(members, name)) return undefined;
    const schema = members[name] as z.core.$ZodType;
    leaf = findLeafType(schema);
    members = findShape(schema);
  }
  return leaf;
}
