import type { ParcelRow } from "./messages.ts";

/*
 * Rows on their way to the page: a column a field instead of an object a parcel. A hundred thousand objects take the page
 * half a second to unpack and more to clean up after; columns are copied in one piece, and a row reads from them.
 */

/** Different for every parcel. */
const ownFields = ["id", "cadastralNo"] as const;
/** Not a number = null. */
const numberFields = [
  "deedM2",
  "ellipsoidalM2",
  "gridM2",
  "far",
  "farMin",
  "farMax",
  "buildingCoefficient",
  "greenRatio",
  "floorAreaM2",
  "siteAreaM2",
] as const;
/** Alike on many parcels: each value is kept once. */
const sharedFields = [
  "parkId",
  "zoneId",
  "landUse",
  "codeSystem",
  "useKey",
  "status",
  "stage",
  "tags",
  "verdict",
  "failed",
  "checkCounts",
  "idleSince",
  "nextDate",
  "changes",
  "enterpriseNames",
  "listed",
] as const;
/** West, south, east and north of the box, then the centre, degrees. */
const placeNumbers = 6;

/** A column for each name of the lists above, in their order; an entry a row. */
export interface RowColumns {
  readonly count: number;
  readonly own: readonly (readonly (string | null)[])[];
  readonly numbers: readonly Float64Array[];
  readonly shared: readonly { readonly values: readonly unknown[]; readonly index: Uint32Array }[];
  readonly places: Float64Array;
}

/** Rows as columns. Cost: linear; values that are lists or objects are compared by their JSON. */
export function packRows(rows: readonly ParcelRow[]): RowColumns {
  return {
    count: rows.length,
    own: ownFields.map((field) => rows.map((row) => row[field])),
    numbers: numberFields.map((field) => Float64Array.from(rows, (row) => row[field] ?? Number.NaN)),
    shared: sharedFields.map((field) => {
      const numbers = new Map<unknown, number>();
      const values: unknown[] = [];
      const index = Uint32Array.from(rows, (row) => {
        const value = row[field];
        const key = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
        let number = numbers.get(key);
        if (number === undefined) {
          number = values.push(value) - 1;
          numbers.set(key, number);
        }
        return number;
      });
      return { values, index };
    }),
    places: Float64Array.from(rows.flatMap(({ box, center }) => [...box, ...center])),
  };
}

class ColumnRow {
  readonly columns: RowColumns;
  readonly at: number;

  constructor(columns: RowColumns, at: number) {
    this.columns = columns;
    this.at = at;
  }

  get box(): ParcelRow["box"] {
    return [this.#place(0), this.#place(1), this.#place(2), this.#place(3)];
  }

  get center(): ParcelRow["center"] {
    return [this.#place(4), this.#place(5)];
  }

  #place(number: number): number {
    return this.columns.places[placeNumbers * this.at + number] as number; // as many a row by packRows
  }
}

function addFields(fields: readonly string[], read: (columns: RowColumns, field: number, at: number) => unknown): void {
  fields.forEach((name, field) => {
    Object.defineProperty(ColumnRow.prototype, name, {
      enumerable: true,
      get(this: ColumnRow) {
        return read(this.columns, field, this.at);
      },
    });
  });
}

addFields(ownFields, ({ own }, field, at) => own[field]?.[at]);
addFields(numberFields, ({ numbers }, field, at) => {
  const value = numbers[field]?.[at] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
});
addFields(sharedFields, ({ shared }, field, at) => {
  const column = shared[field];
  return column?.values[column.index[at] ?? -1];
});

/** Rows that read from the columns as they are asked. A row cannot be spread or cloned: its fields are its class's. */
export function unpackRows(columns: RowColumns): readonly ParcelRow[] {
  // Every field of a row is in one of the three lists, or a place: packRows' types and the test see to it.
  return Array.from({ length: columns.count }, (_, at) => new ColumnRow(columns, at) as unknown as ParcelRow);
}
