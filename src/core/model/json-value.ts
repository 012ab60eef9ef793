/** Members of parsed JSON, unchecked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Is a parsed value an object with members, not a list? */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value in a few words for a message; long text is cut, structures are named. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") {
    if (value === "") return "an empty text";
    return `“${value.length > 60 ? `${value.slice(0, 60)}…` : value}”`;
  }
  return String(value);
}
