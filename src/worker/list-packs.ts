import type { LoadedRulePack } from "../core/model/rule-pack.ts";
import type { PackSummary, PackView } from "./messages.ts";

/** Every pack for reading: those in use in the order they judge, then the rest by id. */
export function listPacks(
  packs: ReadonlyMap<string, LoadedRulePack>,
  used: readonly Pick<PackSummary, "id">[],
): readonly PackView[] {
  const order = used.map(({ id }) => id);
  const rest = [...packs.keys()].filter((id) => !order.includes(id)).sort();
  return [...order, ...rest].flatMap((id) => {
    const loaded = packs.get(id);
    if (loaded === undefined) return [];
    const { pack, sha256, files = [], inherited = [] } = loaded;
    return [{ pack, sha256, files, inherited, isUsed: order.includes(id) }];
  });
}
