import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report } from '@seaworthy/core/model';
import {
  failedBuildReport,
  failingReport,
  focused,
  hostileReport,
  launchChromium,
  layoutShift,
  lowContrasts,
  manyServicesReport,
  noEngineReport,
  openEverything,
  overflow,
  todoReport,
  visibleVerdicts,
} from '@seaworthy/testkit/report';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../src/formats/html/render-html.ts';

interface Opening {
  width?: number;
  theme?: 'light' | 'dark';
  javaScript?: boolean;
  fragment?: string;
}

interface OpenPage extends AsyncDisposable {
  page: Page;
  /** Requests other than the file itself and its own icon, console errors and exceptions. */
  complaints: string[];
}

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-report-'));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(report: Report, opening: Opening = {}): Promise<OpenPage> {
  const { width = 1280, theme = 'light', javaScript = true, fragment = '' } = opening;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: theme,
    javaScriptEnabled: javaScript,
    offline: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const file = join(folder, 'report of a run.html');
  await writeFile(file, renderHtml(report));
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${address}${fragment}`);
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

const reports = {
  passed: todoReport,
  failed: failingReport,
  'had no engine': noEngineReport,
  'could not build': failedBuildReport,
};

describe.each(Object.entries(reports))('the report of a run that %s', (_name, report) => {
  it.each([
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('fits a width of %i, asks for nothing, complains of nothing', async (width, theme) => {
    await using opened = await open(report(), { width, theme });
    expect(await opened.page.evaluate(overflow)).toEqual({ pixels: 0, wide: [] });
    expect(await opened.page.evaluate(layoutShift)).toBe(0);
    await opened.page.evaluate(openEverything);
    expect(await opened.page.evaluate(overflow)).toEqual({ pixels: 0, wide: [] });
    expect(opened.complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('can be read in %s', async (theme) => {
    await using opened = await open(report(), { theme });
    await opened.page.evaluate(openEverything);
    const { texts, low } = (await opened.page.evaluate(lowContrasts)) as { texts: number; low: string[] };
    expect(texts).toBeGreaterThan(60);
    expect(low).toEqual([]);
  });
});

describe('the report as a page', () => {
  it('gives every verdict to somebody who has only a keyboard', async () => {
    await using opened = await open(failingReport());
    const { page } = opened;
    const visited = new Set<string>();
    const seen = new Set((await page.evaluate(visibleVerdicts)) as string[]);
    for (let press = 0; press < 120; press += 1) {
      await page.keyboard.press('Tab');
      const at = (await page.evaluate(focused)) as string;
      if (at.startsWith('check--') && !visited.has(at)) {
        await page.keyboard.press('Enter');
        for (const id of (await page.evaluate(visibleVerdicts)) as string[]) seen.add(id);
      }
      visited.add(at);
    }
    expect(visited).toContain('Skip to the verdicts');
    expect(visited).toContain('Switch between light and dark');
    expect([...visited].filter((name) => name.startsWith('check--'))).toHaveLength(21);
    expect(seen.size).toBe(63);
  });

  it('works without JavaScript', async () => {
    await using opened = await open(failingReport(), { javaScript: false });
    const { page, complaints } = opened;
    const card = page.locator('#verdict--leaked-secret--api');
    expect(await card.isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'leaked-secret' }).click();
    expect(await card.isVisible()).toBe(true);
    expect(await page.locator('#theme').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('opens what a link points to, and everything on request', async () => {
    await using opened = await open(todoReport(), { fragment: '#verdict--slow-start--postgres' });
    const { page } = opened;
    expect(await page.locator('#verdict--slow-start--postgres').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Open all' }).click();
    expect((await page.evaluate(visibleVerdicts)) as string[]).toHaveLength(63);
    await page.getByRole('button', { name: 'Close all' }).click();
    expect(await page.evaluate(visibleVerdicts)).toEqual([]);
  });

  it('switches the theme and remembers it', async () => {
    await using opened = await open(todoReport(), { theme: 'dark' });
    const { page } = opened;
    const background = 'getComputedStyle(document.body).backgroundColor';
    const dark = await page.evaluate(background);
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    const light = await page.evaluate(background);
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await page.evaluate(background)).toBe(light);
  });

  it('prints on white with everything open', async () => {
    await using opened = await open(failingReport(), { theme: 'dark' });
    const { page } = opened;
    await page.emulateMedia({ media: 'print' });
    expect((await page.evaluate(visibleVerdicts)) as string[]).toHaveLength(63);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.headline')).backgroundColor")).toBe(
      'rgb(255, 255, 255)',
    );
    await page.emulateMedia({ media: 'screen' });
    expect((await page.evaluate(visibleVerdicts)) as string[]).toHaveLength(9);
  });

  it('opens everything for browsers that can not show what is closed in print', async () => {
    await using opened = await open(failingReport());
    const { page } = opened;
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect((await page.evaluate(visibleVerdicts)) as string[]).toHaveLength(63);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect((await page.evaluate(visibleVerdicts)) as string[]).toHaveLength(9);
  });

  it.each([360, 1280])('has room for many services at a width of %i', async (width) => {
    await using opened = await open(manyServicesReport(9), { width });
    await opened.page.evaluate(openEverything);
    expect(await opened.page.evaluate(overflow)).toEqual({ pixels: 0, wide: [] });
    const cell = opened.page.locator('.row').first().locator('.cell', { hasText: 'postgres-with-a-long-name-8' });
    expect(await cell.isVisible()).toBe(true);
  });

  it('runs nothing that a repository wrote into it', async () => {
    const attack = `</script></style></title></svg></pre>"'><script>window.hacked=1</script><img src=x onerror="window.hacked=1">`;
    await using opened = await open(hostileReport(attack), { width: 360 });
    const { page, complaints } = opened;
    await page.evaluate(openEverything);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.evaluate("document.querySelectorAll('img, main script').length")).toBe(0);
    expect(await page.evaluate(overflow)).toEqual({ pixels: 0, wide: [] });
    expect(complaints).toEqual([]);
  });
});
