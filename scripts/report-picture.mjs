// `node scripts/report-picture.mjs [report.html]`: makes docs/report.png, the picture in the README, from a real report.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browserPath } from './browser.mjs';

/** Sections of the report that are pictures: numbers beside budgets, and requests around the signal. */
const CHARTS = ['numbers', 'shutdown'];
const MARGIN = 24;
const MOST_HEIGHT = 1500;

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
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${root}docs/report.png`, fullPage: true, clip: await placeOfCharts(page) });
  console.log(`docs/report.png: the charts of ${report}`);
} finally {
  await browser.close();
}

/** The part of the page from its first chart to the end of the last one, with some room around. */
async function placeOfCharts(page) {
  const boxes = await Promise.all(CHARTS.map((id) => page.locator(`section#${id}`).boundingBox()));
  const found = boxes.filter((box) => box !== null);
  if (found.length === 0) throw new Error(`The report has none of the sections ${CHARTS.join(', ')}.`);
  const top = Math.min(...found.map(({ y }) => y)) - MARGIN;
  const bottom = Math.max(...found.map(({ y, height }) => y + height)) + MARGIN;
  return { x: 0, y: top, width: 1280, height: Math.min(bottom - top, MOST_HEIGHT) };
}
