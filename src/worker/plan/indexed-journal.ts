import { JournalFailure, type PlanFiles, type PlanHead, type PlanJournal } from "./plan-journal.ts";

const databaseName = "parkwright-plans";
const stores = { plans: "plans", lines: "lines", files: "files" } as const;

interface LineRow {
  readonly key: string;
  readonly text: string;
}

/**
 * Plans in the IndexedDB of the browser, which nobody but this program on this address sees. Every write is one transaction of
 * strict durability: it is told as done when the disk has it, and a write that is cut off leaves nothing. Fails with `unavailable`
 * where there is no IndexedDB or it may not be used (private windows of some browsers).
 */
export async function openIndexedJournal(): Promise<PlanJournal> {
  const database = await openDatabase();

  function write(names: readonly string[], change: (transaction: IDBTransaction) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      try {
        const transaction = database.transaction(names, "readwrite", { durability: "strict" });
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(toFailure(transaction.error));
        change(transaction);
      } catch (error) {
        reject(toFailure(error));
      }
    });
  }

  function putLines(transaction: IDBTransaction, head: PlanHead, lines: readonly string[]): void {
    const rows = transaction.objectStore(stores.lines);
    for (const text of lines) rows.add({ key: head.key, text } satisfies LineRow);
    transaction.objectStore(stores.plans).put(head);
  }

  return {
    async read(key, after) {
      const range = IDBKeyRange.bound([key, after], [key, Number.MAX_SAFE_INTEGER], true);
      const index = database.transaction(stores.lines).objectStore(stores.lines).index("key");
      const [rows, numbers] = await Promise.all([
        answer<LineRow[]>(index.getAll(range)),
        answer<IDBValidKey[]>(index.getAllKeys(range)),
      ]);
      return { lines: rows.map(({ text }) => text), last: Number(numbers.at(-1) ?? after) };
    },
    append: (head, lines) => write([stores.plans, stores.lines], (transaction) => putLines(transaction, head, lines)),
    replace: (head, lines) =>
      write([stores.plans, stores.lines], (transaction) => {
        dropLines(transaction, head.key);
        putLines(transaction, head, lines);
      }),
    keepFiles: (key, files) =>
      write([stores.files], (transaction) => void transaction.objectStore(stores.files).put(files, key)),
    findFiles: (key) =>
      answer<PlanFiles | undefined>(database.transaction(stores.files).objectStore(stores.files).get(key)),
    async list() {
      const transaction = database.transaction([stores.plans, stores.files]);
      const [plans, files] = await Promise.all([
        answer<PlanHead[]>(transaction.objectStore(stores.plans).getAll()),
        answer<IDBValidKey[]>(transaction.objectStore(stores.files).getAllKeys()),
      ]);
      return plans
        .map((plan) => ({ ...plan, hasFiles: files.includes(plan.key) }))
        .sort((a, b) => b.changedAtMs - a.changedAtMs);
    },
    remove: (key) =>
      write([stores.plans, stores.lines, stores.files], (transaction) => {
        transaction.objectStore(stores.plans).delete(key);
        transaction.objectStore(stores.files).delete(key);
        dropLines(transaction, key);
      }),
  };
}

function dropLines(transaction: IDBTransaction, key: string): void {
  const rows = transaction.objectStore(stores.lines);
  const range = IDBKeyRange.bound([key, 0], [key, Number.MAX_SAFE_INTEGER]);
  const numbers = rows.index("key").getAllKeys(range);
  numbers.onsuccess = () => {
    for (const number of numbers.result) rows.delete(number);
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    try {
      const request = indexedDB.open(databaseName, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(stores.plans, { keyPath: "key" });
        request.result.createObjectStore(stores.files);
        const lines = request.result.createObjectStore(stores.lines, { keyPath: "number", autoIncrement: true });
        lines.createIndex("key", ["key", "number"]);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new JournalFailure("unavailable", request.error));
    } catch (error) {
      reject(new JournalFailure("unavailable", error));
    }
  });
}

function answer<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(toFailure(request.error));
  });
}

function toFailure(error: unknown): JournalFailure {
  const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
  return new JournalFailure(isFull ? "quota" : "failed", error);
}
