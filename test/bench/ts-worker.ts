import { Worker } from "node:worker_threads";

/** Starts a worker from a TypeScript file; `workerData` is cloned. Node's own loader would not know the file's ending. */
export function startTsWorker(file: URL, workerData: unknown): Worker {
  const loader = import.meta.resolve("tsx/esm/api");
  const code = `import(${JSON.stringify(loader)}).then(({ register }) => (register(), import(${JSON.stringify(file.href)})));`;
  return new Worker(code, { eval: true, workerData });
}
