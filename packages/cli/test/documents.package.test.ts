import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type InstalledCli, installPackedCli } from '@seaworthy/testkit/cli';
import { type BlockResult, type PageBlock, readPage, runPage } from '@seaworthy/testkit/pages';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sessions = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ file, page: readPage(readFileSync(join(root, 'docs', file), 'utf8')) }))
  .filter(({ page }) => page.session !== undefined);
const needsEngine = ({ page }: (typeof sessions)[number]) => page.session?.endsWith(', engine') === true;

let cli: InstalledCli;

beforeAll(async () => {
  cli = await installPackedCli();
});
afterAll(() => cli[Symbol.asyncDispose]());

describe('what a page tells its reader to do works', () => {
  test.each(sessions.filter((session) => !needsEngine(session)))('docs/$file', async ({ page }) => {
    await runPage(page, cli.program, expectAsSaid);
  });
});

describe('with an engine', () => {
  test.each(sessions.filter(needsEngine))('docs/$file', async ({ page }) => {
    const images = new Set<string>();
    try {
      await runPage(page, cli.program, (result) => {
        for (const { reference } of result.report?.build?.images ?? []) images.add(reference);
        expectAsSaid(result);
      });
    } finally {
      if (images.size > 0) await execa('docker', ['image', 'rm', '--force', ...images], { reject: false });
    }
  });
});

test('pages lead to pages that are in the package, too', () => {
  const files = readdirSync(join(cli.folder, 'dist/docs'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  const lost = files.flatMap((file) => {
    const path = join(cli.folder, 'dist/docs', file);
    const prose = readFileSync(path, 'utf8').replaceAll(/^```.*?^```$/gms, '');
    const targets = [...prose.matchAll(/\]\((?!\w+:|#)([^)\s#]+)/g)].map(([, target = '']) => target);
    return targets.filter((target) => !existsSync(join(dirname(path), target))).map((target) => `${file}: ${target}`);
  });
  expect(files).toContain('guides/installing.md');
  expect(lost).toEqual([]);
});

/**
 * What a mark says behind `run:`, such as `exits 1, fails root-user`; ` or ` stands between what may come of it where the page
 * says that either may. Without a word: the block succeeds. What timing decides may be unknown where the machine was busy;
 * that it then says so is all that can be asked.
 */
function expectAsSaid(result: BlockResult): void {
  const [first = [], ...others] = saidOf(result.block);
  const holds = others.some((said) => {
    try {
      expectOne(said, result);
      return true;
    } catch {
      return false;
    }
  });
  if (!holds) expectOne(first, result);
}

function expectOne(said: readonly Said[], { exitCode, output, report }: BlockResult): void {
  const outcomes: Record<string, string> = { fails: 'fail', passes: 'pass' };
  for (const { word, of } of said.filter((one) => one.word in outcomes)) {
    const outcome = outcomes[word];
    const found = report?.verdicts.find(({ check }) => check === of);
    if (found?.outcome === 'unknown' && /machine was busy/.test(found.message)) return;
    expect(found, output).toMatchObject({ outcome });
  }
  const ofWord = (word: string) => said.find((one) => one.word === word)?.of;
  expect(exitCode, output).toBe(Number(ofWord('exits') ?? 0));
  if (ofWord('outcome') !== undefined) expect(report?.outcome, output).toBe(ofWord('outcome'));
}

interface Said {
  word: string;
  /** What stands behind it: a number, a check. */
  of: string;
}

function saidOf({ mark }: PageBlock): Said[][] {
  const ways = (mark?.what ?? '').split(' or ');
  return ways.map((way) =>
    way.split(', ').map((words) => {
      const [word = '', of = ''] = words.split(' ', 2);
      return { word, of };
    }),
  );
}
