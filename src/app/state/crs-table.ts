import crsJson from "../../../data/crs/crs.json" with { type: "json" };
import type { CrsTable } from "../../core/geometry/crs-table.ts";

/** Reference systems the program knows. */
export const crsTable: CrsTable = { ...crsJson, entries: crsJson.entries as CrsTable["entries"] }; // our own file: checked where the worker reads it
