import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { projectPath } from "../../src/cli/project-path.ts";
import { startServer } from "../../src/server/start-server.ts";

/* Pictures of the main screens for docs/images, from the built app: `npm run build && npm run screenshots`. */

const shots = [
  ["explore", "explore?sel=parcel:GY-0206", "light"],
  ["inspect", "inspect?sel=parcel:GY-0113&f=status:idle", "light"],
  ["invest", "invest?need=area:2..6ha;use:100102*", "light"],
  ["explore", "explore?sel=parcel:GY-0127", "dark"],
] as const;
const languages = ["en", "zh-CN"] as const;

const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));
const server = await startServer({
  appFolder: projectPath("dist", "app"),
  version: "shots",
  port: 0,
  host: "127.0.0.1",
});
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
try {
  for (const [name, place, colorScheme] of shots) {
    for (const language of languages) {
      const page = await browser.newPage({
        viewport: { width: 1440, height: 900 },
        deviceScaleFactor: 1.5,
        colorScheme,
        locale: language,
      });
      await page.goto(`${server.address}/#/pingqiao-demo/${place}&lang=${language}`);
      await page.waitForSelector('html[data-map="ready"]', { timeout: 120_000 });
      await page.waitForTimeout(1500);
      await page.screenshot({ path: projectPath("docs", "images", `${name}-${colorScheme}-${language}.png`) });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
