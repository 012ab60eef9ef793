import { expect, test } from "vitest";
import { type CallHandlers, createCallServer } from "../../src/worker/call-server.ts";
import type { FromWorker } from "../../src/worker/messages.ts";
import { createTurns } from "../../src/worker/turns.ts";

/** Handlers of which only the named ones are called. */
function handlersWith(part: Partial<CallHandlers>): CallHandlers {
  return part as CallHandlers;
}

function startServer(part: Partial<CallHandlers>) {
  const posted: FromWorker[] = [];
  let wake: () => void = () => {};
  const receive = createCallServer({
    handlers: handlersWith(part),
    post: (message) => {
      posted.push(message);
      if (message.type !== "progress" && message.type !== "rows") wake();
    },
    nextTurn: createTurns(),
  });
  const settled = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return { receive, posted, settled };
}

test("a call ends with its response", async () => {
  const { receive, posted, settled } = startServer({ nearest: ({ id }) => [`${id}!`] });
  const end = settled();
  receive({ type: "call", id: 7, name: "nearest", request: { id: "GY-1", limit: 3 } });
  await end;
  expect(posted).toEqual([{ type: "done", id: 7, response: ["GY-1!"] }]);
});

test("progress comes before the end", async () => {
  const { receive, posted, settled } = startServer({
    parcel: (_request, context) => {
      context.progress({ share: 0.5, stage: "judge" });
      return null;
    },
  });
  const end = settled();
  receive({ type: "call", id: 1, name: "parcel", request: { id: "a" } });
  await end;
  expect(posted.map((message) => message.type)).toEqual(["progress", "done"]);
});

test("a cancel that arrives while the work runs stops it at the next pause", async () => {
  let steps = 0;
  const { receive, posted, settled } = startServer({
    async search(_request, context) {
      for (;;) {
        steps++;
        if (steps === 3) receive({ type: "cancel", id: 2 });
        await context.pause();
      }
    },
  });
  const end = settled();
  receive({ type: "call", id: 2, name: "search", request: { query: "a", limit: 1 } });
  await end;
  expect(posted).toEqual([{ type: "cancelled", id: 2 }]);
  expect(steps).toBe(3);
});

test("our own fault is told with message and stack", async () => {
  const { receive, posted, settled } = startServer({
    parcel: () => {
      throw new Error("ring is open", { cause: new Error("three points") });
    },
  });
  const end = settled();
  receive({ type: "call", id: 3, name: "parcel", request: { id: "a" } });
  await end;
  const [message] = posted;
  expect(message).toMatchObject({ type: "crashed", id: 3, message: "ring is open" });
  expect(message?.type === "crashed" ? message.stack : "").toContain("three points");
});

test("a cancel of a call that is over changes nothing", async () => {
  const { receive, posted, settled } = startServer({ parcel: () => null });
  const end = settled();
  receive({ type: "call", id: 4, name: "parcel", request: { id: "a" } });
  await end;
  receive({ type: "cancel", id: 4 });
  const again = settled();
  receive({ type: "call", id: 4, name: "parcel", request: { id: "a" } });
  await again;
  expect(posted.map((message) => message.type)).toEqual(["done", "done"]);
});
