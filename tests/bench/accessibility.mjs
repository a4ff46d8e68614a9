// The pages of `unboil preview --html` under axe-core's rules for WCAG 2.2 AA and its best practices, in a real
// browser: light and dark, wide and narrow, down to 320 pixels (1.4.10). Exits 1 where anything is found.
//
//   unboil preview --html all.html seeds/
//   npm install --prefix TOOLS axe-core puppeteer-core
//   NODE_PATH=TOOLS/node_modules node tests/bench/accessibility.mjs all.html all_pages/*.html
//
// CHROMIUM names the browser; else it is /usr/bin/chromium.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const tools = createRequire(join(resolve(process.env.NODE_PATH ?? "node_modules"), "x.js"));
const axe = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");
const puppeteer = tools("puppeteer-core");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
let found = 0;
for (const file of process.argv.slice(2)) {
  for (const value of ["light", "dark"]) {
    for (const width of [320, 768, 1280]) {
      const page = await browser.newPage();
      await page.setBypassCSP(true); // the pages let no script run, axe's neither
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await page.goto(`file://${resolve(file)}`);
      await page.evaluate(axe);
      const { passes, violations } = await page.evaluate(
        (values) => axe.run(document, { runOnly: { type: "tag", values } }),
        tags,
      );
      const root = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const faults = violations.map((rule) => `${rule.id} (${rule.nodes.length}): ${rule.nodes[0].html}`);
      if (root > 0) faults.push(`${root} pixels wider than the window`);
      console.log(`${file}, ${value}, ${width} pixels: ${passes.length} rules pass, ${faults.length} do not`);
      faults.forEach((fault) => console.log(`  ${fault}`));
      found += faults.length;
      await page.close();
    }
  }
}
await browser.close();
process.exit(found ? 1 : 0);
