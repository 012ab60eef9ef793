import type { LocalizedText } from "../../core/model/localized-text.ts";
import { JournalFailure, type PlanFiles, type PlanJournal } from "./plan-journal.ts";
import { formatEntry, formatTree, readJournal } from "./plan-lines.ts";
import type { SaveState } from "./plan-messages.ts";
import type { PlanPeers } from "./plan-peers.ts";
import type { PlanEntry, PlanTree } from "./plan-tree.ts";

export interface KeeperTools {
  readonly key: string;
  /** As the park is called. */
  readonly name: LocalizedText;
  /** Undefined: this browser keeps nothing. */
  readonly journal: PlanJournal | undefined;
  readonly peers: PlanPeers | undefined;
  /** The files the park came from, to be kept with the first entry; null: it is always at hand. */
  readonly files: PlanFiles | null;
  /** The state of saving changed. */
  readonly changed: () => void;
}

/** A journal of so many lines more than twice those of its tree is written anew. */
const manyEntries = 1_000;

/**
 * Keeps a plan on this device, entry by entry as it is made: `saved` says so only when the device has all of them. What could not
 * be written is tried again, whole, with the next entry. In a second tab it only reads, until the first is closed.
 */
export class PlanKeeper {
  readonly #tools: KeeperTools;
  #saved: SaveState = { kind: "saved", atMs: null };
  /** Number of the last line that is known. */
  #last = 0;
  #lineCount = 0;
  /** Nothing of the plan, or not all, is on the device: the next write is the whole. */
  #isWhole = true;
  #pending = 0;
  #writing: Promise<void> = Promise.resolve();
  #leave: () => void = () => {};
  #unlisten: () => void = () => {};

  constructor(tools: KeeperTools) {
    this.#tools = tools;
  }

  get saved(): SaveState {
    return this.#saved;
  }

  get isFollowing(): boolean {
    return this.#saved.kind === "following";
  }

  /**
   * What was kept of the plan, laid over `tree`; undefined where nothing was. `heard` is called when another tab has written, and when
   * this one may edit from then on.
   */
  async start(tree: PlanTree, heard: () => void): Promise<PlanTree | undefined> {
    const { journal, peers, key } = this.#tools;
    if (journal === undefined) {
      this.#tell({ kind: "not-saved", reason: "unavailable", detail: "" });
      return undefined;
    }
    if (peers !== undefined) {
      const { isFirst, leave } = await peers.lead(key, () => this.#takeOver(heard));
      this.#leave = leave;
      if (!isFirst) {
        this.#tell({ kind: "following" });
        this.#unlisten = peers.listen(key, heard);
      }
    }
    return this.readOn(tree);
  }

  /** What was written since the last look, laid over `tree`; undefined where nothing was. */
  async readOn(tree: PlanTree): Promise<PlanTree | undefined> {
    const { journal, key } = this.#tools;
    try {
      const { lines, last } = (await journal?.read(key, this.#last)) ?? { lines: [], last: 0 };
      this.#last = last;
      this.#lineCount += lines.length;
      if (lines.length === 0) return undefined;
      this.#isWhole = false;
      return readJournal(tree, lines);
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  /** Writes an entry and what the plan is after it. */
  keep(entry: PlanEntry, tree: PlanTree, atMs: number | null): void {
    const { journal } = this.#tools;
    if (journal === undefined || this.isFollowing) return;
    this.#pending++;
    this.#tell({ kind: "saving" });
    this.#writing = this.#writing.then(() => this.#write(journal, entry, tree, atMs));
  }

  /** The other tabs may go on. Waits for what is being written. */
  async stop(): Promise<void> {
    await this.#writing;
    this.#unlisten();
    this.#leave();
  }

  async #write(journal: PlanJournal, entry: PlanEntry, tree: PlanTree, atMs: number | null): Promise<void> {
    const { key, name, peers } = this.#tools;
    const head = { key, name, changedAtMs: atMs ?? 0 };
    try {
      if (this.#isWhole || this.#isLong(tree)) {
        const lines = formatTree(tree);
        await journal.replace(head, lines);
        if (this.#isWhole) await this.#keepFiles(journal);
        this.#lineCount = lines.length;
        this.#isWhole = false;
      } else {
        await journal.append(head, [formatEntry(entry)]);
        this.#lineCount++;
      }
      peers?.tell(key);
      this.#pending--;
      if (this.#pending === 0) this.#tell({ kind: "saved", atMs });
    } catch (error) {
      this.#pending--;
      this.#isWhole = true;
      this.#fail(error);
    }
  }

  #isLong(tree: PlanTree): boolean {
    let lines = 2 + tree.base.history.steps.length;
    for (const { history } of tree.scenarios.values()) lines += 1 + history.steps.length;
    return this.#lineCount > manyEntries + 2 * lines;
  }

  /** A park whose files find no room is opened from them again; the plan itself is kept. */
  async #keepFiles(journal: PlanJournal): Promise<void> {
    const { files } = this.#tools;
    if (files !== null) await journal.keepFiles(this.#tools.key, files).catch(() => undefined);
  }

  #takeOver(heard: () => void): void {
    this.#unlisten();
    this.#tell({ kind: "saved", atMs: null });
    heard();
  }

  #fail(error: unknown): void {
    const { reason, message } = error instanceof JournalFailure ? error : new JournalFailure("failed", error);
    this.#tell({ kind: "not-saved", reason, detail: message });
  }

  #tell(saved: SaveState): void {
    this.#saved = saved;
    this.#tools.changed();
  }
}
