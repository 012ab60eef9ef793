import { type LayerKind, layerKinds, type RecordListKind, recordListKinds } from "../../core/model/dataset.ts";
import type { MappingFile } from "../../core/model/mapping.ts";
import { baseName, type InputFile, nameWithoutExtensions } from "../input-file.ts";

type FileRole =
  | { readonly kind: "park" }
  | { readonly kind: "list"; readonly list: RecordListKind }
  | {
      readonly kind: "layer";
      readonly layer: LayerKind;
      readonly isGuess: boolean;
    }
  | { readonly kind: "attachment"; readonly isKnown: boolean }
  | { readonly kind: "mapping" };

export interface ClassifiedFile {
  readonly file: InputFile;
  readonly role: FileRole;
}

const knownMembers = /^(cases|notes)\.json$|^history\.jsonl$/;
const knownFolders = /^(scenarios|proposals|attachments)\//;

/**
 * What each file of a dataset is: by the mapping, by the names of contracts §2, then by a layer's noun in the name
 * (`Longhu-parcels-2026.geojson`), and for one loose file `parcels`.
 */
export function classifyFiles(
  files: readonly InputFile[],
  mapping: MappingFile | undefined,
  looseLayer: LayerKind | undefined,
): readonly ClassifiedFile[] {
  const root = findCommonFolder(files);
  const taken = new Set<LayerKind>();
  const isAlone = files.length === 1;
  const named = files.map((file) => ({
    file,
    name: file.name.replaceAll("\\", "/").slice(root.length),
  }));
  const first = named.map(({ file, name }) => {
    const role =
      isAlone && looseLayer !== undefined ? toLayer(looseLayer, false) : findSureRole(name, mapping, isAlone);
    if (role?.kind === "layer") taken.add(role.layer);
    return { file, name, role };
  });
  const isLoose = !first.some(({ role }) => role?.kind === "park");
  return first.map(({ file, name, role }) => ({
    file,
    role: role ?? guessRole(name, taken, isAlone, isLoose),
  }));
}

function findSureRole(name: string, mapping: MappingFile | undefined, isAlone: boolean): FileRole | undefined {
  const mapped = findMappedLayer(name, mapping, isAlone);
  if (mapped !== undefined) return toLayer(mapped, false);
  const plain = name.replace(/\.gz$/i, "");
  if (plain === "park.json") return { kind: "park" };
  const list = recordListKinds.find((kind) => plain === `${kind}.json`);
  if (list !== undefined) return { kind: "list", list };
  if (plain === "mapping.json") return { kind: "mapping" };
  if (knownMembers.test(plain) || knownFolders.test(plain)) return { kind: "attachment", isKnown: true };
  const stem = /^([a-z]+)\.(geojson|json|geojsonl|ndjson)$/i.exec(plain)?.[1]?.toLowerCase();
  const layer = layerKinds.find((kind) => kind === stem);
  return layer === undefined ? undefined : toLayer(layer, false);
}

/** By `file` in the mapping; the one file given is meant whatever it is called. */
function findMappedLayer(name: string, mapping: MappingFile | undefined, isAlone: boolean): LayerKind | undefined {
  if (mapping === undefined) return undefined;
  const strip = (text: string): string => baseName(text).replace(/\.gz$/i, "").toLowerCase();
  const layers = Object.entries(mapping.layers) as [LayerKind, MappingFile["layers"][LayerKind]][];
  const byName = layers.find(([, layer]) => layer?.file !== undefined && strip(layer.file) === strip(name));
  if (byName !== undefined) return byName[0];
  return isAlone && layers.length === 1 ? layers[0]?.[0] : undefined;
}

/** Beside a `park.json` a file whose name says nothing is an attachment: its dataset knows how layers are called. */
function guessRole(name: string, taken: Set<LayerKind>, isAlone: boolean, isLoose: boolean): FileRole {
  const isGeoJson = /\.(geojson|geojsonl|ndjson)(\.gz)?$/i.test(name);
  const isJson = /\.json(\.gz)?$/i.test(name);
  if (!isGeoJson && !(isAlone && isJson)) {
    return isAlone ? toLayer("parcels", true) : { kind: "attachment", isKnown: false };
  }
  const words = nameWithoutExtensions(name)
    .toLowerCase()
    .split(/[^a-z]+/);
  const layer = layerKinds.find((kind) => !taken.has(kind) && words.some((word) => isNoun(word, kind)));
  if (layer !== undefined) {
    taken.add(layer);
    return toLayer(layer, false);
  }
  if (taken.has("parcels") || !isLoose) return { kind: "attachment", isKnown: false };
  taken.add("parcels");
  return toLayer("parcels", true);
}

function isNoun(word: string, kind: LayerKind): boolean {
  return word === kind || (kind.endsWith("s") && word === kind.slice(0, -1));
}

function toLayer(layer: LayerKind, isGuess: boolean): FileRole {
  return { kind: "layer", layer, isGuess };
}

/** `longhu/` where every file lies in that folder, as zip programs pack it. */
function findCommonFolder(files: readonly InputFile[]): string {
  const [first] = files;
  const folder = /^([^/\\]+)[/\\]/.exec(first?.name ?? "")?.[1];
  if (folder === undefined || knownFolders.test(`${folder}/`)) return "";
  return files.every(({ name }) => name.startsWith(`${folder}/`) || name.startsWith(`${folder}\\`)) ? `${folder}/` : "";
}

/** Name inside the dataset: forward slashes, without the folder all files share. */
export function findDatasetName(file: InputFile, files: readonly InputFile[]): string {
  return file.name.replaceAll("\\", "/").slice(findCommonFolder(files).length);
}
