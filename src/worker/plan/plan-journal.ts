import type { MappingFile } from "../../core/model/mapping.ts";
import type { KeptPlan } from "./plan-messages.ts";

/** What is said of a plan with each write. */
export type PlanHead = Omit<KeptPlan, "hasFiles">;

/** The files a park was read from. */
export interface PlanFiles {
  /** By their names in the park: what a file is called may be a path. */
  readonly files: readonly { readonly name: string; readonly blob: Blob }[];
  readonly mapping: MappingFile | null;
}

/**
 * Where plans are kept on this device: lines in the order they were written, a list a plan. Every promise to write resolves only
 * once the device has it, and fails with a `JournalFailure`. What it does not do: say what lines mean.
 */
export interface PlanJournal {
  /** Lines after the `after`th ever written, and the number of the last one; 0 = from the first. */
  readonly read: (key: string, after: number) => Promise<{ readonly lines: readonly string[]; readonly last: number }>;
  readonly append: (head: PlanHead, lines: readonly string[]) => Promise<void>;
  /** These lines in place of all there are: whole, or not at all. */
  readonly replace: (head: PlanHead, lines: readonly string[]) => Promise<void>;
  readonly keepFiles: (key: string, files: PlanFiles) => Promise<void>;
  readonly findFiles: (key: string) => Promise<PlanFiles | undefined>;
  /** The latest first. */
  readonly list: () => Promise<readonly KeptPlan[]>;
  readonly remove: (key: string) => Promise<void>;
}

/** Why the device did not take something. */
export class JournalFailure extends Error {
  readonly reason: "quota" | "unavailable" | "failed";
  constructor(reason: JournalFailure["reason"], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "JournalFailure";
    this.reason = reason;
  }
}
