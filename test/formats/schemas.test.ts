import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSchemas } from "../../data/schemas/make-schemas.ts";

const folder = new URL("../../data/schemas/", import.meta.url);

describe("JSON Schemas in data/schemas", () => {
  const schemas = createSchemas();

  it.each([...schemas])("%s is what the zod schemas make", (name, schema) => {
    const file = new URL(name, folder);
    const made = `${JSON.stringify(schema, null, 2)}\n`;
    if (process.env.UPDATE_FIXTURES === "1") writeFileSync(file, made);
    expect(existsSync(file) ? readFileSync(file, "utf8") : "no such file").toBe(made);
  });

  it("there is no schema file that nothing makes", () => {
    const stored = readdirSync(folder).filter((name) => name.endsWith(".schema.json"));
    expect(stored.sort()).toEqual([...schemas.keys()].sort());
  });
});
