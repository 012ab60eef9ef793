import { examineOtherGeometry, repairAreaGeometry } from "../../core/geometry/validity.ts";
import type { AnyGeometry } from "../../core/model/coordinates.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { IssueCode } from "../../core/model/issue-codes.ts";
import { isJsonObject } from "../../core/model/json-value.ts";
import { limits } from "../limits.ts";
import { findStructureFault } from "./check-structure.ts";
import type { SourceGeometry } from "./source-feature.ts";

export interface GeometryPlace {
  readonly layer: string;
  readonly file: string;
  readonly row: number;
  readonly id: string;
}

export interface ReadGeometry {
  /** Missing: left out, and an issue says why. */
  readonly geometry?: AnyGeometry;
  readonly isRepaired: boolean;
  readonly issues: readonly Issue[];
  /** Repairs that are reported once a layer with their count, not once a shape. */
  readonly counted: readonly IssueCode[];
}

const areaTypes = ["Polygon", "MultiPolygon"];
const otherTypes = ["Point", "MultiPoint", "LineString", "MultiLineString"];
const countedCodes: readonly IssueCode[] = ["ring-direction", "extra-dimensions"];

/** One geometry, sound or repaired with every repair named, or the reason why it is left out. */
export function readGeometry(source: SourceGeometry, wanted: "area" | "any", place: GeometryPlace): ReadGeometry {
  const issues: Issue[] = [];
  const { layer, file, row, id } = place;
  const base = { layer, ids: [id], file, row, at: { feature: row } };
  const leaveOut = (code: IssueCode, params: Readonly<Record<string, string>>): ReadGeometry => {
    issues.push(createIssue(code, { ...base, params }));
    return { isRepaired: false, issues, counted: [] };
  };

  let shape = source;
  if (source.type === "GeometryCollection") {
    const reduced = reduceCollection(source, wanted);
    if (reduced.shape === undefined) {
      return leaveOut("wrong-geometry-type", {
        got: "GeometryCollection without one",
        expected: "an area",
      });
    }
    shape = reduced.shape;
    const params = { kept: reduced.kept, got: reduced.leftOut || "nothing" };
    issues.push(createIssue("mixed-geometry", { ...base, params }));
  }
  const isArea = areaTypes.includes(shape.type);
  if (!isArea && !otherTypes.includes(shape.type)) {
    return leaveOut("invalid-geometry", {
      got: `its geometry type is “${shape.type}”`,
      expected: "a GeoJSON type",
    });
  }
  if (!isArea && wanted === "area") {
    return leaveOut("wrong-geometry-type", {
      got: shape.type,
      expected: "Polygon or MultiPolygon",
    });
  }
  if (Array.isArray(shape.coordinates) && shape.coordinates.length === 0) {
    return leaveOut("null-geometry", {});
  }
  const fault = findStructureFault(shape);
  if (fault !== undefined)
    return leaveOut("invalid-geometry", {
      got: fault,
      expected: `a ${shape.type} of RFC 7946`,
    });

  const outcome = isArea ? repairAreaGeometry(shape as never) : examineOtherGeometry(shape as never);
  issues.push(...describeFindings(outcome, place));
  const counted = outcome.findings.map(({ code }) => code).filter((code) => countedCodes.includes(code));
  if (outcome.kind === "rejected") return { isRepaired: false, issues, counted: [] };
  return {
    geometry: outcome.geometry,
    isRepaired: outcome.kind === "repaired",
    issues,
    counted,
  };
}

type Outcome = ReturnType<typeof repairAreaGeometry> | ReturnType<typeof examineOtherGeometry>;

function describeFindings(outcome: Outcome, place: GeometryPlace): Issue[] {
  const { layer, file, row, id } = place;
  return outcome.findings
    .filter(({ code }) => !countedCodes.includes(code))
    .map(({ code, params, place: at }) => {
      const areas =
        outcome.kind === "repaired"
          ? {
              areaBeforeM2: outcome.areaBeforeM2,
              areaAfterM2: outcome.areaAfterM2,
            }
          : {};
      return createIssue(code, {
        layer,
        ids: [id],
        file,
        row,
        at: { feature: row },
        params,
        ...(at === undefined ? {} : { place: { type: "Point", coordinates: at } as const }),
        ...(outcome.kind === "repaired" ? { fix: { name: code, applied: true, ...areas } } : {}),
      });
    });
}

interface Reduced {
  readonly shape: SourceGeometry | undefined;
  readonly kept: string;
  readonly leftOut: string;
}

/** The areas of a collection as one MultiPolygon; where any geometry will do and there is no area, its first member. */
function reduceCollection(collection: SourceGeometry, wanted: "area" | "any"): Reduced {
  const members = flatten(collection, 1);
  const areas = members.filter((member) => areaTypes.includes(member.type));
  const first =
    areas.length > 0 || wanted === "area" ? undefined : members.find(({ type }) => otherTypes.includes(type));
  const kept = areas.length > 0 ? areas : first === undefined ? [] : [first];
  const leftOut = members
    .filter((member) => !kept.includes(member))
    .map(({ type }) => type)
    .join(", ");
  if (areas.length === 0) return { shape: first, kept: first?.type ?? "", leftOut };
  const coordinates = areas.flatMap((member) =>
    member.type === "Polygon" ? [member.coordinates] : (member.coordinates as unknown[]),
  );
  return {
    shape: { type: "MultiPolygon", coordinates },
    kept: "areas",
    leftOut,
  };
}

function flatten(collection: SourceGeometry, depth: number): SourceGeometry[] {
  return (collection.geometries ?? []).flatMap((member): SourceGeometry[] => {
    if (!isJsonObject(member) || typeof member.type !== "string") return [];
    const shape = member as unknown as SourceGeometry;
    if (shape.type !== "GeometryCollection") return [shape];
    return depth < limits.collectionDepth ? flatten(shape, depth + 1) : [];
  });
}
