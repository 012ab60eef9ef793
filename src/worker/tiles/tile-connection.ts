import type { TileConnection } from "./park-tiles.ts";

/** A channel from the audit worker to the tile worker. What is posted before the other end is taken waits in it. */
export function createTileConnection(): TileConnection {
  const { port1, port2 } = new MessageChannel();
  let untaken: MessagePort | undefined = port2;
  return {
    post: (feed, transfer) => port1.postMessage(feed, transfer),
    takePort() {
      const port = untaken;
      untaken = undefined;
      return port;
    },
  };
}
