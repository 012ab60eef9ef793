import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "../../src/server/create-server.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parkwright-server-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Parkwright</title>");
  writeFileSync(join(folder, "assets", "a-1.js"), "export {};");
  writeFileSync(join(folder, "..", "parkwright-secret.txt"), "secret");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(join(folder, "..", "parkwright-secret.txt"), { force: true });
});

const request = (path: string) => createServer({ appFolder: folder, version: "1.2.3" }).request(path);

describe("the server", () => {
  it("answers its health with its version", async () => {
    const response = await request("/api/health");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok", version: "1.2.3" });
  });

  it("serves the app at the root and its assets for ever", async () => {
    expect(await (await request("/")).text()).toContain("Parkwright");
    const asset = await request("/assets/a-1.js");
    expect(asset.status).toBe(200);
    expect(asset.headers.get("Cache-Control")).toContain("immutable");
  });

  it("sends the content policy with every answer, errors included", async () => {
    for (const path of ["/", "/api/health", "/api/none", "/none.html"]) {
      const policy = (await request(path)).headers.get("Content-Security-Policy") ?? "";
      expect(policy, path).toContain("script-src 'self';");
      expect(policy, path).not.toContain("unsafe");
    }
  });

  it("answers unknown API addresses with problem details", async () => {
    const response = await request("/api/parcels");
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  });

  it("never leaves its folder", async () => {
    for (const path of ["/../parkwright-secret.txt", "/%2e%2e/parkwright-secret.txt", "/..%2fparkwright-secret.txt"]) {
      expect(await (await request(path)).text(), path).not.toContain("secret");
    }
  });
});
