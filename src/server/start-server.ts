import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { createServer, type ServerOptions } from "./create-server.ts";

export interface RunningServer {
  readonly address: string;
  /** Lets open answers finish, then stops; idle connections are closed at once. */
  stop(): Promise<void>;
}

/** Listens, or fails with the reason (port in use, address not of this machine). */
export function startServer(
  options: ServerOptions & { readonly port: number; readonly host: string },
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const app = createServer(options);
    // serve() without TLS options makes a plain http server; its type also allows the others.
    const server = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, (info) => {
      const host = options.host.includes(":") ? `[${options.host}]` : options.host;
      resolve({ address: `http://${host}:${info.port}`, stop: () => stop(server) });
    }) as Server;
    server.on("error", reject);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeIdleConnections();
  });
}
