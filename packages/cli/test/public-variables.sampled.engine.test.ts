import { cp, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Plan } from '@seaworthy/core/model';
import { makeTemporaryFolder, runCli, sampleOf } from '@seaworthy/testkit';
import { dockerLines, freePorts, objectsOf, removeImagesOf } from '@seaworthy/testkit/cli';
import { listFixtures } from '@seaworthy/testkit/core';
import { launchChromium } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';

/** Fixtures whose tool writes public variables into what it makes, where the server fills them in. */
const filled = await Promise.all(
  listFixtures().map(async (fixture) => ({
    ...fixture,
    isFilled: (await readFile(join(fixture.folder, 'expect.jsonc'), 'utf8')).includes('"filledIn"'),
  })),
);
const sites = sampleOf(
  filled.filter(({ isFilled }) => isFilled),
  () => ['filled'],
);

test.each(sites)(
  '$framework: one image shows what its container is told, by the rules of its policy',
  async (fixture) => {
    const { framework, variant, folder } = fixture;
    await using parent = await makeTemporaryFolder();
    const name = `sites-${framework}-${variant}-${process.pid}`;
    const cwd = join(parent.path, name);
    await cp(folder, cwd, { recursive: true, filter: (path) => !/^expect(\.|$)/.test(relative(folder, path)) });
    await using _stack = {
      [Symbol.asyncDispose]: async () => {
        await runCli(['down', '--volumes'], { cwd });
        await removeImagesOf(name);
        expect(await objectsOf(name)).toEqual([]);
      },
    };
    await run(['generate'], cwd);
    await run(['build'], cwd);
    const image = () =>
      dockerLines(['image', 'ls', '--no-trunc', '--filter', `reference=${name}-*`, '--format', '{{.ID}}']);
    const built = await image();
    const plan: Plan = JSON.parse(await readFile(join(cwd, '.seaworthy/plan.json'), 'utf8'));
    const [site] = plan.services;
    const names = String(site?.traits.filledIn).split(' ');
    const [port = 0] = await freePorts(1);
    const published = { [`${site?.name.toUpperCase().replaceAll('-', '_')}_PUBLISHED_PORT`]: String(port) };
    const tags: string[] = [];
    for (const value of ['North quay', 'https://south.example/quay']) {
      await run(['up'], cwd, { ...published, ...Object.fromEntries(names.map((variable) => [variable, value])) });
      const seen = await visit(`http://127.0.0.1:${port}/`);
      expect(seen.heading).toContain(value);
      expect(seen.objections).toEqual([]);
      const open = seen.files.filter(({ text }) => text.includes(value));
      expect(open.length, 'no file holds the value').toBeGreaterThan(0);
      const hosts = names.map((variable) => `${variable.toLowerCase().replaceAll('_', '-')}.invalid`);
      const left = seen.files.filter(({ text }) => hosts.some((host) => text.includes(host)));
      expect(left.map(({ url }) => url)).toEqual([]);
      for (const { url, cacheControl, etag } of open) {
        expect(cacheControl, url).toBe('no-cache');
        const again = await fetch(url, { headers: { 'if-none-match': etag } });
        expect([url, again.status]).toEqual([url, 304]);
        tags.push(etag);
      }
      const others = seen.files.filter(({ cacheControl }) => cacheControl.includes('immutable'));
      expect(others.every(({ text }) => !text.includes(value))).toBe(true);
    }
    // What is kept of one value is not taken for the other.
    expect(new Set(tags).size).toBe(tags.length);
    expect(await image()).toEqual(built);
  },
);

/** What a reader sees, what the browser says against it, and the texts that it was sent. */
async function visit(url: string) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const objections: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/favicon/.test(message.location().url))
        objections.push(message.text());
    });
    page.on('pageerror', (error) => objections.push(error.message));
    const answers: Promise<{ url: string; cacheControl: string; etag: string; text: string }>[] = [];
    page.on('response', (response) => {
      if (response.status() !== 200 || response.request().method() !== 'GET') return;
      const { 'cache-control': cacheControl = '', etag = '' } = response.headers();
      answers.push(
        response.text().then(
          (text) => ({ url: response.url(), cacheControl, etag, text }),
          () => ({ url: response.url(), cacheControl, etag, text: '' }),
        ),
      );
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    const heading = (await page.locator('h1').first().textContent()) ?? '';
    return { heading, objections, files: await Promise.all(answers) };
  } finally {
    await browser.close();
  }
}

async function run(args: string[], cwd: string, env: Record<string, string> = {}): Promise<void> {
  const { exitCode, stdout, stderr } = await runCli([...args, '--progress=plain'], { cwd, env });
  expect(`${exitCode}\n${exitCode === 0 ? '' : stderr.slice(-3000) + stdout}`).toBe('0\n');
}
