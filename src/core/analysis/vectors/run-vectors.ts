import { bufferAdapters } from "./buffer-adapters.ts";
import { compareOutputs } from "./compare-outputs.ts";
import { contractAdapters } from "./contract-adapters.ts";
import { coordinateAdapters } from "./coordinate-adapters.ts";
import { exitAdapters } from "./exit-adapters.ts";
import { expansionAdapters } from "./expansion-adapters.ts";
import { figureAdapters } from "./figure-adapters.ts";
import { idleAdapters } from "./idle-adapters.ts";
import { intensiveAdapters } from "./intensive-adapters.ts";
import { internationalAdapters } from "./international-adapters.ts";
import { parcelAdapters } from "./parcel-adapters.ts";
import { performanceAdapters } from "./performance-adapters.ts";
import { spatialAdapters } from "./spatial-adapters.ts";
import type { AdapterTable, Outputs, VectorContext } from "./vector-context.ts";

export type { VectorContext } from "./vector-context.ts";

export interface Vector {
  readonly id: string;
  readonly rule: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

export interface VectorOutcome {
  readonly passed: boolean;
  readonly got: Outputs;
  readonly problems: readonly string[];
}

/** Rule name of domain §10 -> adapter to the function the audit uses. There is no second implementation of any rule. */
export const vectorAdapters: AdapterTable = {
  ...parcelAdapters,
  ...figureAdapters,
  ...contractAdapters,
  ...intensiveAdapters,
  ...idleAdapters,
  ...exitAdapters,
  ...spatialAdapters,
  ...bufferAdapters,
  ...internationalAdapters,
  ...expansionAdapters,
  ...coordinateAdapters,
  ...performanceAdapters,
};

/** Runs one domain vector. A rule nobody knows is a failure, and so is a rule that throws on the inputs. Domain §10.1. */
export function runVector(vector: Vector, context: VectorContext): VectorOutcome {
  const adapter = Object.hasOwn(vectorAdapters, vector.rule) ? vectorAdapters[vector.rule] : undefined;
  if (adapter === undefined) {
    return { passed: false, got: {}, problems: [`rule “${vector.rule}” is not known`] };
  }
  try {
    const got = adapter(vector.inputs, context);
    const problems = compareOutputs(got, vector.expected);
    return { passed: problems.length === 0, got, problems };
  } catch (error) {
    return { passed: false, got: {}, problems: [`the rule threw: ${error instanceof Error ? error.message : error}`] };
  }
}
