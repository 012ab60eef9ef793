import type { AnyGeometry } from "./coordinates.ts";
import type { IssueCode } from "./issue-codes.ts";
import type { Severity } from "./severity.ts";

/** A place in a file; what applies. `feature`, `line`, `column`, `record` count from 1. */
interface PlaceInFile {
  readonly feature?: number;
  readonly line?: number;
  readonly column?: number;
  readonly record?: number;
  readonly entry?: string;
  readonly layer?: string;
  readonly block?: string;
  readonly property?: string;
  readonly element?: string;
  readonly field?: string;
}

/** What the data says, as a result and not an error (contracts §4). `message` is English from code and params; screens make their own sentence. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  /** Layer kind, or "" where the issue is about a file or the dataset. */
  readonly layer: string;
  readonly ids: readonly string[];
  readonly file?: string;
  /** Row of the record in its file, from 1. */
  readonly row?: number;
  readonly at?: PlaceInFile;
  /** Where it is on the map, degrees. */
  readonly place?: AnyGeometry;
  readonly measured?: number;
  readonly allowed?: number;
  readonly unit?: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
  /** A named repair that was applied or is offered. */
  readonly fix?: {
    readonly name: string;
    readonly applied: boolean;
    readonly areaBeforeM2?: number;
    readonly areaAfterM2?: number;
  };
}
