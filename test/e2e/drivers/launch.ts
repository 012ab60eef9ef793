/** What the browser reports of its own trouble and of the network, collected while a test runs. */
import type { Page } from "@playwright/test";

export interface PageLog {
  /** Requests that left the origin. */
  readonly foreignRequests: string[];
  readonly errors: string[];
}

export function watchPage(page: Page, origin: string): PageLog {
  const log: PageLog = { foreignRequests: [], errors: [] };
  page.on("request", (request) => {
    const url = request.url();
    const isOwn = url.startsWith(origin) || url.startsWith(`blob:${origin}`) || url.startsWith("data:");
    if (!isOwn) log.foreignRequests.push(url);
  });
  page.on("pageerror", (error) => log.errors.push(`${error.name}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") log.errors.push(message.text());
  });
  return log;
}
