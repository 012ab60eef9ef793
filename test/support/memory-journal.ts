import { JournalFailure, type PlanFiles, type PlanHead, type PlanJournal } from "../../src/worker/plan/plan-journal.ts";
import type { PlanPeers } from "../../src/worker/plan/plan-peers.ts";

interface KeptLine {
  readonly key: string;
  readonly number: number;
  readonly text: string;
}

/** A device for tests: what a journal has written stays, its room can run out, and lines can be looked at. */
export class MemoryDevice {
  lines: KeptLine[] = [];
  readonly plans = new Map<string, PlanHead>();
  readonly files = new Map<string, PlanFiles>();
  /** Characters that fit. */
  room = Number.MAX_SAFE_INTEGER;
  writes = 0;
  #number = 0;

  /** What a tab opens. */
  readonly open = async (): Promise<PlanJournal> => ({
    read: async (key, after) => {
      const found = this.lines.filter((line) => line.key === key && line.number > after);
      return { lines: found.map(({ text }) => text), last: found.at(-1)?.number ?? after };
    },
    append: async (head, lines) => this.#write(head, this.lines, lines),
    replace: async (head, lines) =>
      this.#write(
        head,
        this.lines.filter(({ key }) => key !== head.key),
        lines,
      ),
    keepFiles: async (key, files) => void this.files.set(key, files),
    findFiles: async (key) => this.files.get(key),
    list: async () =>
      [...this.plans.values()]
        .map((plan) => ({ ...plan, hasFiles: this.files.has(plan.key) }))
        .sort((a, b) => b.changedAtMs - a.changedAtMs),
    remove: async (key) => {
      this.lines = this.lines.filter((line) => line.key !== key);
      this.plans.delete(key);
      this.files.delete(key);
    },
  });

  #write(head: PlanHead, others: readonly KeptLine[], lines: readonly string[]): void {
    const all = [...others, ...lines.map((text) => ({ key: head.key, number: ++this.#number, text }))];
    const size = all.reduce((sum, { text }) => sum + text.length, 0);
    if (size > this.room) throw new JournalFailure("quota", "the device is full");
    this.lines = all;
    this.plans.set(head.key, head);
    this.writes++;
  }
}

/** Tabs of one browser, for tests: who asks first edits until it leaves. */
export class MemoryTabs {
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #heard = new Set<{ readonly key: string; readonly heard: () => void }>();

  readonly join = (): PlanPeers => ({
    lead: async (key, turn) => {
      const queue = this.#waiting.get(key);
      if (queue === undefined) this.#waiting.set(key, []);
      else queue.push(turn);
      return { isFirst: queue === undefined, leave: () => this.#next(key) };
    },
    tell: (key) => {
      for (const listener of this.#heard) if (listener.key === key) listener.heard();
    },
    listen: (key, heard) => {
      const listener = { key, heard };
      this.#heard.add(listener);
      return () => void this.#heard.delete(listener);
    },
  });

  #next(key: string): void {
    const next = this.#waiting.get(key)?.shift();
    if (next === undefined) this.#waiting.delete(key);
    else next();
  }
}
