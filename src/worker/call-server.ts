import type { FromWorker, ParcelRow, ProgressMessage, ToWorker, WorkerCalls } from "./messages.ts";
import { packRows } from "./row-columns.ts";
import type { ParkPreview } from "./tiles/tile-messages.ts";

/** Thrown out of a handler when its call was cancelled; not a failure. */
export class Cancelled extends Error {
  constructor() {
    super("cancelled");
    this.name = "Cancelled";
  }
}

/** What a handler may do while it works. */
export interface CallContext {
  readonly progress: (progress: ProgressMessage) => void;
  readonly rows: (rows: readonly ParcelRow[]) => void;
  readonly preview: (preview: ParkPreview, port: MessagePort | undefined) => void;
  /** Lets waiting messages in; throws `Cancelled` when one of them called this work off. */
  readonly pause: () => Promise<void>;
}

export type CallHandlers = {
  readonly [Name in keyof WorkerCalls]: (
    request: WorkerCalls[Name][0],
    context: CallContext,
  ) => Promise<WorkerCalls[Name][1]> | WorkerCalls[Name][1];
};

export interface CallServerOptions {
  readonly handlers: CallHandlers;
  readonly post: (message: FromWorker, transfer?: Transferable[]) => void;
  /** Resolves after the messages that are waiting now have been handled. */
  readonly nextTurn: () => Promise<void>;
}

/** Smallest step of progress that is told, of the whole. */
const progressStep = 0.02;

/** The host's side of messages.ts: every call ends in exactly one of done, cancelled and crashed. */
export function createCallServer({ handlers, post, nextTurn }: CallServerOptions): (message: ToWorker) => void {
  const cancelled = new Set<number>();
  const running = new Set<number>();

  async function run(id: number, name: keyof WorkerCalls, request: unknown): Promise<void> {
    let told: { readonly stage: string; readonly share: number } = { stage: "", share: 0 };
    const context: CallContext = {
      progress: (progress) => {
        // A bar moves a few pixels at a time: more messages would only keep the page busy drawing it.
        if (progress.stage === told.stage && progress.share - told.share < progressStep) return;
        told = progress;
        post({ type: "progress", id, progress });
      },
      rows: (rows) => post({ type: "rows", id, rows: packRows(rows) }),
      preview: (preview, port) => post({ type: "preview", id, preview, port }, port === undefined ? undefined : [port]),
      pause: async () => {
        await nextTurn();
        if (cancelled.has(id)) throw new Cancelled();
      },
    };
    running.add(id);
    try {
      // The message map ties name and request together; the wire itself carries unknown.
      const handler = handlers[name] as (request: unknown, context: CallContext) => unknown;
      const response = await handler(request, context);
      post({ type: "done", id, response });
    } catch (error) {
      if (error instanceof Cancelled) post({ type: "cancelled", id });
      else post({ type: "crashed", id, ...describeCrash(error) });
    } finally {
      running.delete(id);
      cancelled.delete(id);
    }
  }

  return (message) => {
    if (message.type === "call") void run(message.id, message.name, message.request);
    else if (running.has(message.id)) cancelled.add(message.id);
  };
}

function describeCrash(error: unknown): { readonly message: string; readonly stack: string } {
  if (!(error instanceof Error)) return { message: String(error), stack: "" };
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : "";
  return { message: error.message, stack: `${error.stack ?? ""}${cause}` };
}
