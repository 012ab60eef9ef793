import { regulationDateSchema } from "../core/model/fields.ts";
import { UsageError } from "./exit-status.ts";

/** A state of a park on the command line: `DATASET[#SCENARIO][@DATE]`. */
export interface StateWord {
  readonly dataset: string;
  /** Id of a file in the dataset's `scenarios/`. */
  readonly scenario: string | undefined;
  readonly date: string | undefined;
}

/**
 * Takes `DATASET[#SCENARIO][@DATE]` apart. Folders may have `#` and `@` in their names, so the longest part that exists
 * is the DATASET; where nothing exists, the first `#` (else the last `@`) ends it, so that the refusal names the folder
 * meant. A drive letter (`C:\parks`) needs no care: `:` separates nothing.
 */
export function parseStateWord(word: string, exists: (path: string) => boolean): StateWord {
  const splits = [...findSplits(word)].sort((a, b) => b.dataset.length - a.dataset.length);
  const found = splits.find(({ dataset }) => exists(dataset)) ?? splits.at(-1);
  if (found === undefined || found.dataset === "") {
    throw new UsageError(`“${word}” names no dataset; expected DATASET[#SCENARIO][@DATE].`);
  }
  const { scenario, date } = found;
  if (scenario === "") throw new UsageError(`“${word}”: no scenario after #; expected DATASET[#SCENARIO][@DATE].`);
  if (date !== undefined && !regulationDateSchema.safeParse(date).success) {
    throw new UsageError(
      `“${word}”: “${date}” is no date; expected one such as 2026-03-31 after @, from 1949 to 2100.`,
    );
  }
  return found;
}

/** Every way to read the word, the whole of it as DATASET among them. */
function findSplits(word: string): readonly StateWord[] {
  const splits: StateWord[] = [{ dataset: word, scenario: undefined, date: undefined }];
  for (let at = 0; at < word.length; at++) {
    if (word[at] === "@") splits.push({ dataset: word.slice(0, at), scenario: undefined, date: word.slice(at + 1) });
    if (word[at] !== "#") continue;
    const rest = word.slice(at + 1);
    const dateAt = rest.lastIndexOf("@");
    splits.push({
      dataset: word.slice(0, at),
      scenario: dateAt < 0 ? rest : rest.slice(0, dateAt),
      date: dateAt < 0 ? undefined : rest.slice(dateAt + 1),
    });
  }
  return splits;
}
