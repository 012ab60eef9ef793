/*
 * Records with one fact no longer recorded, for the law that what is forgotten never makes a thing better (domain §10.7).
 */

/** Contract properties that are limits, and texts that only tell: without a limit its test is left out. */
const isLimit = /(Min|Max)(WanPerHa)?$|^(totalInvestmentWan|limits|compatibleUses|setbacks)$/;
/** Lists, flags with a stated default, and words nobody judges by. */
const hasDefault =
  /^(id|extra|geometry|status|published|evidence|enterpriseIds|belowGrade|count|veto|partners|chainLinks|name|cadastralNo|no|file|by|kind)$/;

/** Every property below a record that could be not recorded, as a path. */
export function* listFacts(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if (part === null || isLimit.test(key) || hasDefault.test(key) || Array.isArray(part)) continue;
    yield [...path, key];
    yield* listFacts(part, [...path, key]);
  }
}

/** The record with the property at a path not recorded. */
export function forget<T>(record: T, [key = "", ...rest]: readonly string[]): T {
  const part = (record as Record<string, unknown>)[key];
  return { ...record, [key]: rest.length === 0 ? null : forget(part, rest) };
}

/**
 * Is it a paper of which none on record means that there is none (domain §1.3, §5.3, §10.2), or an owner that counts as the state
 * where it is not recorded? Forgetting it states another thing.
 */
export function isStatement(path: string): boolean {
  return /^(supply|ownership|construction|construction\.(idleFinding|reclaim))$/.test(path);
}
