import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { JsonObject } from "../../core/model/json-value.ts";
import { setOwn } from "../../core/model/value-reader.ts";
import type { TextHints } from "./parse-json.ts";

const reserved = new Set(["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf"]);
const hidden = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const nul = String.fromCharCode(0);
const halfCharacter = "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]";
const broken = new RegExp(`${nul}|${halfCharacter}`, "g");

export interface PropertyPlace {
  readonly file: string;
  readonly row: number;
}

/**
 * Text no store can keep is taken out, text that hides something and names programs trip over are named. What the file's
 * text cannot hold (`hints`) is not looked for.
 */
export function cleanProperties(
  properties: JsonObject,
  hints: TextHints,
  place: PropertyPlace,
  issues: Issue[],
): JsonObject {
  nameReserved(properties, place, issues);
  if (!hints.brokenCharacters && !hints.hiddenCharacters && !hints.spoiledCharacters) return properties;
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    const label = name.replace(broken, "");
    setOwn(result, label, hints.brokenCharacters ? removeBroken(value) : value);
    const { file, row } = place;
    const at = { feature: row, property: label };
    const text = `${name} ${collectText(value)}`;
    if (text.search(broken) >= 0) {
      const fix = { name: "remove-characters", applied: true };
      issues.push(createIssue("broken-characters", { file, row, at, fix }));
    }
    if (text.includes("\ufffd")) issues.push(createIssue("spoiled-characters", { file, row, at }));
    if (text.search(hidden) >= 0) {
      const got = text.slice(0, 200).replace(hidden, (char) => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase()}⟩`);
      issues.push(
        createIssue("hidden-characters", {
          file,
          row,
          at,
          params: { got: got.slice(name.length + 1) },
        }),
      );
    }
  }
  return result;
}

function nameReserved(properties: JsonObject, { file, row }: PropertyPlace, issues: Issue[]): void {
  const names = Object.keys(properties).filter((name) => reserved.has(name));
  if (names.length === 0) return;
  const at = { feature: row, property: names[0] ?? "" };
  issues.push(
    createIssue("reserved-name", {
      file,
      row,
      at,
      params: { got: names.join(", ") },
    }),
  );
}

function removeBroken(value: unknown): unknown {
  if (typeof value === "string") return value.replace(broken, "");
  if (Array.isArray(value)) return value.map(removeBroken);
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) setOwn(result, name.replace(broken, ""), removeBroken(member));
  return result;
}

function collectText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? Object.values(value).map(collectText).join(" ") : "";
}
