// `node scripts/report-picture.mjs [report.html]`: makes docs/report.png, the picture in the README, from a real report.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browserPath } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [report = `${root}examples/todo/.seaworthy/report.html`] = process.argv.slice(2);
if (!existsSync(report)) {
  console.error(`There is no ${report}: run \`npm start\` first.`);
  process.exit(2);
}
const browser = await chromium.launch({
  executablePath: browserPath(),
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 1000 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(pathToFileURL(report).href);
  await page.screenshot({ path: `${root}docs/report.png` });
  console.log(`docs/report.png: the head of ${report}`);
} finally {
  await browser.close();
}
