import type { InheritedFrom, LoadedRulePack } from "../model/rule-pack.ts";

/** A pack as a report names it: enough to find the very bytes that judged. */
export interface RuleSetName {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
  /** Files it was made of, in the order they were hashed; missing where it is one. */
  readonly files?: readonly string[];
  /** Packs it took over from, nearest first, and what of them it replaced. */
  readonly inherited?: readonly InheritedFrom[];
}

export function nameRuleSet({ pack, sha256, files, inherited }: LoadedRulePack): RuleSetName {
  return {
    id: pack.id,
    version: pack.version,
    sha256,
    ...(files === undefined ? {} : { files }),
    ...(inherited === undefined ? {} : { inherited }),
  };
}
