import { createTurns } from "../turns.ts";
import type { TileAnswer, TileFeed, TileQuestion } from "./tile-messages.ts";
import { TileServer } from "./tile-server.ts";

/* The tile worker: started by the page with the first large park, so that tiles are cut while the audit runs. */

const server = new TileServer({
  answer: (answer: TileAnswer) => self.postMessage(answer, { transfer: answer.type === "tile" ? [answer.bytes] : [] }),
  nextTurn: createTurns(),
});

self.onmessage = ({ data }: MessageEvent<TileQuestion>) => {
  if (data.type !== "feed") {
    server.ask(data);
    return;
  }
  data.port.onmessage = (event: MessageEvent<TileFeed>) => server.feed(event.data);
};
