import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/exit-status.ts";
import { parseStateWord } from "../../src/cli/parse-state-word.ts";

const having =
  (...paths: readonly string[]) =>
  (path: string) =>
    paths.includes(path);

describe("parseStateWord", () => {
  it("takes scenario and date off the dataset", () => {
    const exists = having("demo", "C:\\parks\\east");
    expect(parseStateWord("demo", exists)).toEqual({ dataset: "demo", scenario: undefined, date: undefined });
    expect(parseStateWord("demo@2024-12-31", exists)).toMatchObject({ dataset: "demo", date: "2024-12-31" });
    expect(parseStateWord("demo#wide", exists)).toMatchObject({ dataset: "demo", scenario: "wide" });
    expect(parseStateWord("C:\\parks\\east#wide@2024-12-31", exists)).toEqual({
      dataset: "C:\\parks\\east",
      scenario: "wide",
      date: "2024-12-31",
    });
  });

  it("takes the longest path that exists where a folder has # or @ in its name", () => {
    const exists = having("plan#2@work", "plan", "plan#2");
    expect(parseStateWord("plan#2@work", exists)).toEqual({
      dataset: "plan#2@work",
      scenario: undefined,
      date: undefined,
    });
    expect(parseStateWord("plan#2@work#a@2024-01-01", exists)).toEqual({
      dataset: "plan#2@work",
      scenario: "a",
      date: "2024-01-01",
    });
    expect(parseStateWord("plan#2@2024-01-01", exists)).toEqual({
      dataset: "plan#2",
      scenario: undefined,
      date: "2024-01-01",
    });
  });

  it("leaves a folder that is not there to be refused by its name", () => {
    expect(parseStateWord("nowhere#a@2024-01-01", having())).toMatchObject({ dataset: "nowhere", scenario: "a" });
  });

  it("refuses words that are off", () => {
    for (const word of ["", "#a", "@2024-01-01", "demo#", "demo@2024-02-30", "demo#a@today"]) {
      expect(() => parseStateWord(word, having("demo")), word).toThrow(UsageError);
    }
  });
});
