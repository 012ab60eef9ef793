import type { ParkDataset } from "../core/model/dataset.ts";
import { findText, type LocalizedText } from "../core/model/localized-text.ts";
import { foldText, hasHan } from "./fold-text.ts";
import type { SearchHit } from "./messages.ts";
import type { SpellHan } from "./pinyin.ts";

/** One text a person may type to find something. */
export interface SearchText {
  readonly shown: string;
  readonly folded: string;
  readonly by: "id" | "cadastralNo" | "name";
  /** Pinyin without tones, and where its syllables start; filled in once the pinyin table is loaded. */
  pinyin: string | null;
  starts: readonly number[];
  initials: string | null;
}

export interface SearchEntry {
  readonly kind: SearchHit["kind"];
  readonly id: string;
  readonly parcelId: string | null;
  readonly detail: string;
  readonly texts: readonly SearchText[];
}

function toText(shown: string, by: SearchText["by"]): SearchText {
  return { shown, folded: foldText(shown), by, pinyin: null, starts: [], initials: null };
}

/** Every language of a name, each text once. */
function toNames(name: LocalizedText | null): SearchText[] {
  if (name === null) return [];
  const shown = typeof name === "string" ? [name] : [name["zh-Hans"], name["zh-Hant"], name.en];
  const known = shown.filter((text): text is string => text !== undefined && text !== "");
  return [...new Set(known)].map((text) => toText(text, "name"));
}

/** What can be found in a park: parcels by id and cadastral number, enterprises and zones by id and name. */
export function createSearchEntries(dataset: ParkDataset): readonly SearchEntry[] {
  const entries: SearchEntry[] = [];
  const parcelOf = new Map<string, string>();
  for (const parcel of dataset.layers.parcels?.values() ?? []) {
    const names: string[] = [];
    for (const id of parcel.enterpriseIds) {
      if (!parcelOf.has(id)) parcelOf.set(id, parcel.id);
      const name = findText(dataset.enterprises?.get(id)?.name ?? null, "zh-Hans");
      if (name !== undefined) names.push(name);
    }
    const texts = [toText(parcel.id, "id")];
    if (parcel.cadastralNo !== null) texts.push(toText(parcel.cadastralNo, "cadastralNo"));
    const detail = names.length > 0 ? names.join(", ") : (parcel.cadastralNo ?? "");
    entries.push({ kind: "parcel", id: parcel.id, parcelId: parcel.id, detail, texts });
  }
  for (const enterprise of dataset.enterprises?.values() ?? []) {
    const parcelId = parcelOf.get(enterprise.id) ?? null;
    const texts = [...toNames(enterprise.name), toText(enterprise.id, "id")];
    entries.push({ kind: "enterprise", id: enterprise.id, parcelId, detail: parcelId ?? "", texts });
  }
  for (const zone of dataset.layers.zones?.values() ?? []) {
    const texts = [toText(zone.id, "id"), ...toNames(zone.name)];
    entries.push({ kind: "zone", id: zone.id, parcelId: null, detail: zone.landUse, texts });
  }
  return entries;
}

/** Adds pinyin to the names of one entry. */
export function addPinyin(entry: SearchEntry, spell: SpellHan): void {
  for (const text of entry.texts) {
    if (text.by !== "name" || text.pinyin !== null || !hasHan(text.folded)) continue;
    const syllables = spell(text.folded);
    const starts: number[] = [];
    let pinyin = "";
    let initials = "";
    for (const syllable of syllables) {
      starts.push(pinyin.length);
      pinyin += syllable;
      initials += syllable.slice(0, 1);
    }
    text.pinyin = pinyin;
    text.starts = starts;
    text.initials = initials;
  }
}
