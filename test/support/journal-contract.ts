import type { PlanJournal } from "../../src/worker/plan/plan-journal.ts";

/**
 * What every plan journal promises; answers the promises that are broken. Calls nothing but the journal, so that a page of a browser
 * can run it, too. `open` gives what another tab, or the same one after a reload, gets.
 */
export async function checkJournal(open: () => Promise<PlanJournal>): Promise<readonly string[]> {
  const broken: string[] = [];
  const check = (promise: string, isKept: boolean) => {
    if (!isKept) broken.push(promise);
  };
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const head = (key: string, changedAtMs: number) => ({ key, name: { en: key }, changedAtMs });
  const journal = await open();
  for (const { key } of await journal.list()) await journal.remove(key);

  check("nothing is there before it is written", same(await journal.read("a", 0), { lines: [], last: 0 }));
  await journal.append(head("a", 1), ["one"]);
  await journal.append(head("a", 2), ["two", "three"]);
  await journal.append(head("b", 3), ["other"]);
  const all = await journal.read("a", 0);
  check("lines come back in their order", same(all.lines, ["one", "two", "three"]));
  check("other plans keep theirs", same((await journal.read("b", 0)).lines, ["other"]));
  check("nothing is new after the last line", same(await journal.read("a", all.last), { lines: [], last: all.last }));
  await journal.append(head("a", 4), ["four"]);
  check("only what is new is read on", same((await journal.read("a", all.last)).lines, ["four"]));

  const again = await open();
  check("another tab reads the same", same((await again.read("a", 0)).lines, ["one", "two", "three", "four"]));
  const { last } = await again.read("a", 0);
  await journal.replace(head("a", 5), ["whole"]);
  check("a plan written anew is only that", same((await again.read("a", 0)).lines, ["whole"]));
  check("who reads on gets it as new", same((await again.read("a", last)).lines, ["whole"]));
  check("others stay when one is written anew", same((await again.read("b", 0)).lines, ["other"]));

  const file = { name: "scenarios/park.json", blob: new Blob(["{}"]) };
  await journal.keepFiles("b", { files: [file], mapping: null });
  const found = await again.findFiles("b");
  check("files come back", found?.files[0]?.name === file.name && (await found.files[0].blob.text()) === "{}");
  check("no files are none", (await again.findFiles("a")) === undefined);
  const listed = (await again.list()).map(({ key, name, changedAtMs, hasFiles }) => [key, name, changedAtMs, hasFiles]);
  const expected = [
    ["a", { en: "a" }, 5, false],
    ["b", { en: "b" }, 3, true],
  ];
  check("plans are listed, the latest first", same(listed, expected));

  await Promise.all(Array.from({ length: 20 }, (_, at) => journal.append(head("a", 6), [`line ${at}`])));
  const written = (await again.read("a", 0)).lines;
  check(
    "lines written at once keep their order",
    same(written, ["whole", ...written.slice(1).map((_, at) => `line ${at}`)]),
  );
  check("each of them is there", written.length === 21);

  await again.remove("b");
  check("what is removed is gone", same((await journal.read("b", 0)).lines, []));
  check("with its files", (await journal.findFiles("b")) === undefined);
  await again.remove("a");
  return broken;
}
