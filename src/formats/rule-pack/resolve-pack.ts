import { createIssue } from "../../core/model/create-issue.ts";
import { extendPack } from "../../core/model/extend-pack.ts";
import { compareIds } from "../../core/model/ids.ts";
import type { Issue } from "../../core/model/issue.ts";
import { listAllowed } from "../../core/model/nearest-names.ts";
import { findContradictions, findResolvedProblems } from "../../core/model/pack-problems.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import type { InheritedFrom, LoadedRulePack, RulePack } from "../../core/model/rule-pack.ts";
import { computeSha256 } from "../../core/model/sha256.ts";
import { decodeText } from "../text/decode-text.ts";
import type { PackFolder } from "./pack-folder.ts";
import { parsePackTable } from "./parse-pack-table.ts";
import { badPack, parseRulePack } from "./parse-rule-pack.ts";

type Resolved<T> = Result<T, readonly Issue[]>;

interface ReadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A pack with what it took over, and every file that went into it. */
interface Assembled {
  readonly pack: RulePack;
  readonly files: readonly ReadFile[];
  readonly inherited: readonly InheritedFrom[];
}

/**
 * A pack ready to judge: its file, the CSV tables beside it, and what it takes over from the pack it names in `extends`.
 *
 * `name` is the file, in the first folder. Its base is `<id>.json` in the first of the folders that has it; tables are
 * `<id>.<table>.csv` in the folder of their pack. The hash is that of all bytes in the order of `files` - the pack, its
 * tables by name, then the same of its base - so that one file alone has the hash anybody's tool gives it. A base that is
 * not there, one that leads back to itself, a table nobody declares or a limit without its table refuse the whole pack;
 * limits that contradict each other come along as issues. Domain §6.6.
 */
export function resolvePack(name: string, folders: readonly PackFolder[]): Resolved<LoadedRulePack> {
  const assembled = assemble(name, folders, []);
  if (!assembled.ok) return assembled;
  const { pack, files, inherited } = assembled.value;
  const problems = findResolvedProblems(pack);
  if (problems.length > 0) return fail(problems.map((problem) => badPack(name, problem)));
  const issues = findContradictions(pack).map(({ property, minimum, other, maximum }) =>
    createIssue("contradicting-limits", {
      file: name,
      at: { property },
      params: {
        property,
        minimum,
        other,
        maximum,
        key: pack.limits.find((_, at) => property === `limits[${at}]`)?.key ?? "",
      },
    }),
  );
  return succeed({
    pack,
    sha256: computeSha256(joinBytes(files)),
    ...(files.length > 1 ? { files: files.map((file) => file.name) } : {}),
    ...(inherited.length > 0 ? { inherited } : {}),
    ...(issues.length > 0 ? { issues } : {}),
  });
}

/** `above`: ids of the packs that led here, outermost first. */
function assemble(name: string, folders: readonly PackFolder[], above: readonly string[]): Resolved<Assembled> {
  const [folder] = folders;
  const bytes = folder?.read(name);
  if (folder === undefined || bytes === undefined) {
    return fail([badPack(name, { property: "the file", got: "missing", expected: "a rule pack" })]);
  }
  const decoded = decodeText(bytes);
  if (decoded.kind !== "text") {
    return fail([badPack(name, { property: "the file", got: "bytes that are no text", expected: "JSON in UTF-8" })]);
  }
  const parsed = parseRulePack(decoded.text, name);
  if (!parsed.ok) return parsed;
  const based = withBase(parsed.value, { name, bytes }, folders, above);
  return based.ok ? withTables(based.value, folder) : based;
}

function withBase(
  own: RulePack,
  file: ReadFile,
  folders: readonly PackFolder[],
  above: readonly string[],
): Resolved<Assembled> {
  if (own.extends === undefined)
    return succeed({ pack: extendPack(own, undefined).pack, files: [file], inherited: [] });
  const chain = [...above, own.id];
  const refuse = (expected: string): Resolved<Assembled> =>
    fail([badPack(file.name, { property: "extends", got: JSON.stringify(own.extends), expected })]);
  if (chain.includes(own.extends)) {
    return refuse(`a pack that does not lead back: ${[...chain, own.extends].join(" → ")}`);
  }
  const baseName = `${own.extends}.json`;
  const at = folders.findIndex((folder) => folder.names().includes(baseName));
  if (at < 0) return refuse(`one of ${listAllowed(packIds(folders), own.extends)}, or a file ${baseName} beside it`);
  const base = assemble(baseName, folders.slice(at), chain);
  if (!base.ok) return base;
  if (base.value.pack.id !== own.extends) {
    return refuse(`the id in ${baseName}, which is “${base.value.pack.id}”`);
  }
  if (base.value.pack.code_system !== own.code_system) {
    const expected = `“${base.value.pack.code_system}”, that of ${own.extends}: limits by use would mean other land`;
    return fail([badPack(file.name, { property: "code_system", got: JSON.stringify(own.code_system), expected })]);
  }
  const { pack, replaced } = extendPack(own, base.value.pack);
  const from: InheritedFrom = { id: base.value.pack.id, version: base.value.pack.version, replaced };
  return succeed({ pack, files: [file, ...base.value.files], inherited: [from, ...base.value.inherited] });
}

function packIds(folders: readonly PackFolder[]): readonly string[] {
  return folders
    .flatMap((folder) => folder.names())
    .filter((name) => name.endsWith(".json") && name !== "project-defaults.json")
    .map((name) => name.slice(0, -".json".length));
}

/** Puts the CSV tables of a pack in; the file of the pack comes first, then its tables, then what its base is made of. */
function withTables({ pack, files, inherited }: Assembled, folder: PackFolder): Resolved<Assembled> {
  const prefix = `${pack.id}.`;
  const names = folder
    .names()
    .filter((name) => name.startsWith(prefix) && /^[^.]+\.csv$/i.test(name.slice(prefix.length)))
    .sort(compareIds);
  const tables = { ...pack.tables };
  const read: ReadFile[] = [];
  const issues: Issue[] = [];
  for (const name of names) {
    const key = name.slice(prefix.length, -".csv".length);
    const declared = tables[key];
    const bytes = folder.read(name);
    if (declared === undefined || bytes === undefined) {
      const known = listAllowed(Object.keys(tables), key);
      const expected = `the name of a table of ${pack.id}: ${known === "" ? "it has none" : known}`;
      issues.push(badPack(name, { property: "the table", got: `“${key}”`, expected }));
      continue;
    }
    const parsed = parsePackTable(bytes, name, declared);
    if (parsed.ok) tables[key] = parsed.value;
    else issues.push(...parsed.failure);
    read.push({ name, bytes });
  }
  if (issues.length > 0) return fail(issues);
  const [own, ...rest] = files;
  return succeed({ pack: { ...pack, tables }, files: own === undefined ? read : [own, ...read, ...rest], inherited });
}

function joinBytes(files: readonly ReadFile[]): Uint8Array {
  const whole = new Uint8Array(files.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of files) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}
