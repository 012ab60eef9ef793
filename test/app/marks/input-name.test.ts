import { expect, test } from "vitest";
import type { Formats } from "../../../src/app/i18n/use-format.ts";
import { inputName } from "../../../src/app/marks/how/input-table.tsx";

const words: Readonly<Record<string, string>> = { revenueWan: "Output", jobs: "People" };
// The function reads nothing else of the formats.
const formats = {
  word: (_group: string, key: string) => words[key] ?? key,
  t: (key: string, params: Readonly<Record<string, unknown>> = {}) =>
    `${key} ${Object.values(params).join(" ")}`.trim(),
} as unknown as Formats;

test("an amount of a year names that year", () => {
  expect(inputName({ name: "revenueWan.2025" }, formats)).toBe("Output · 2025");
});

test("what is missing of several firms names the first and how many more", () => {
  expect(inputName({ name: "enterprises/E01 +3: jobs" }, formats)).toBe("explain.openRecords E01 3: People");
  expect(inputName({ name: "enterprises/E01: revenueWan.2025" }, formats)).toBe("E01: Output · 2025");
});
