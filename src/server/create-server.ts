import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { securityHeaders } from "./security-headers.ts";

export interface ServerOptions {
  /** Folder of the built app, absolute. */
  readonly appFolder: string;
  readonly version: string;
}

/** App and health answer. What it does not do yet: a store and `/api` beyond health; they join with the server issue. */
export function createServer(options: ServerOptions): Hono {
  const app = new Hono();
  app.use(securityHeaders());
  app.use(compress());
  app.get("/api/health", (context) => context.json({ status: "ok", version: options.version }));
  app.all("/api/*", (context) =>
    context.body(
      JSON.stringify({
        type: "about:blank",
        title: "Not found",
        status: 404,
        detail: "This address has no answer yet.",
      }),
      404,
      { "Content-Type": "application/problem+json" },
    ),
  );
  app.use("/assets/*", async (context, next) => {
    await next();
    if (context.res.ok) context.header("Cache-Control", "public, max-age=31536000, immutable");
  });
  app.get("/*", serveStatic({ root: options.appFolder }));
  app.onError((error, context) => {
    process.stderr.write(
      `${new Date().toISOString()} ${context.req.method} ${context.req.path}: ${error.stack ?? error.message}\n`,
    );
    return context.body(JSON.stringify({ type: "about:blank", title: "Something went wrong", status: 500 }), 500, {
      "Content-Type": "application/problem+json",
    });
  });
  return app;
}
