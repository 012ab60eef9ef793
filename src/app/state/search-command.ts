/** A command the search box offers beside what it finds in the park. */
export interface SearchCommand {
  readonly id: string;
  readonly title: string;
  readonly keys: string | null;
  /** Why it cannot run now; null where it can. */
  readonly detail: string | null;
  readonly run: () => void;
}
