import type { FromWorker, ParcelRow, ProgressMessage, ToWorker, WorkerCalls } from "./messages.ts";
import { unpackRows } from "./row-columns.ts";
import type { ParkPreview } from "./tiles/tile-messages.ts";

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ProgressMessage) => void;
  readonly onRows?: (rows: readonly ParcelRow[]) => void;
  readonly onPreview?: (preview: ParkPreview, port: MessagePort | undefined) => void;
}

/** The worker failed by our own fault; `detail` is its stack, for a report. */
export class WorkerCrash extends Error {
  readonly detail: string;
  constructor(message: string, detail: string) {
    super(message);
    this.name = "WorkerCrash";
    this.detail = detail;
  }
}

interface Pending {
  readonly resolve: (response: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly options: CallOptions;
  readonly stopListening: () => void;
}

/** The audit worker as the page sees it: one promise a call, with progress and abort. An abort is not a failure. */
export class AuditClient {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.#receive(event.data);
    worker.onerror = (event) =>
      this.#fail(new WorkerCrash(event.message || "the worker did not start", event.filename ?? ""));
  }

  call<Name extends keyof WorkerCalls>(
    name: Name,
    request: WorkerCalls[Name][0],
    options: CallOptions = {},
  ): Promise<WorkerCalls[Name][1]> {
    const id = this.#nextId++;
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const cancel = () => this.#send({ type: "cancel", id });
      signal?.addEventListener("abort", cancel, { once: true });
      this.#pending.set(id, {
        // The message map ties name, request and response together; the wire itself carries unknown.
        resolve: resolve as (response: unknown) => void,
        reject,
        options,
        stopListening: () => signal?.removeEventListener("abort", cancel),
      });
      this.#send({ type: "call", id, name, request });
    });
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    switch (message.type) {
      case "progress":
        pending.options.onProgress?.(message.progress);
        return;
      case "rows":
        pending.options.onRows?.(unpackRows(message.rows));
        return;
      case "preview":
        pending.options.onPreview?.(message.preview, message.port);
        return;
      case "done":
        this.#settle(message.id, pending).resolve(message.response);
        return;
      case "cancelled":
        this.#settle(message.id, pending).reject(
          pending.options.signal?.reason ?? new DOMException("cancelled", "AbortError"),
        );
        return;
      case "crashed":
        this.#settle(message.id, pending).reject(new WorkerCrash(message.message, message.stack));
        return;
    }
  }

  #settle(id: number, pending: Pending): Pending {
    this.#pending.delete(id);
    pending.stopListening();
    return pending;
  }

  #fail(reason: WorkerCrash): void {
    for (const [id, pending] of this.#pending) this.#settle(id, pending).reject(reason);
  }
}
