import type { CrsTable } from "../../geometry/crs-table.ts";
import type { LandUseTables } from "../../model/land-use.ts";
import type { LoadedRulePack, ProjectDefaults, RulePack } from "../../model/rule-pack.ts";

/** What vectors are judged with; nothing is looked up. */
export interface VectorContext {
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
  readonly crsTable: CrsTable;
  readonly landUseTables: LandUseTables;
}

export type Inputs = Readonly<Record<string, unknown>>;
export type Outputs = Readonly<Record<string, unknown>>;
/** Maps the inputs of a rule to the function the audit uses, and its answer to the outputs of domain §10. */
type VectorAdapter = (inputs: Inputs, context: VectorContext) => Outputs;
export type AdapterTable = Readonly<Record<string, VectorAdapter>>;

/** The first pack that has a section. */
function findSection<Key extends keyof RulePack>(context: VectorContext, key: Key): RulePack[Key] | undefined {
  return context.packs.find(({ pack }) => pack[key] !== undefined)?.pack[key];
}

export function getSection<Key extends keyof RulePack>(context: VectorContext, key: Key): NonNullable<RulePack[Key]> {
  const section = findSection(context, key);
  if (section === undefined || section === null) throw new Error(`no rule pack with “${key}” is loaded`);
  return section as NonNullable<RulePack[Key]>;
}

/** A pack by its id: rules of other countries name theirs. */
export function getPack({ packs }: VectorContext, id: string): RulePack {
  const found = packs.find(({ pack }) => pack.id === id);
  if (found === undefined) throw new Error(`rule pack “${id}” is not loaded`);
  return found.pack;
}
