import { join } from 'node:path';
import { type CliOptions, makeTemporaryFolder, runCli, type TemporaryFolder } from '@seaworthy/testkit';
import { nodeServer, objectsOf, removeImagesOf } from '@seaworthy/testkit/cli';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const name = `davit-${process.pid}`;
let parent: TemporaryFolder;
let project: string;
const run = (args: readonly string[], options: CliOptions = {}) => runCli(args, { cwd: project, ...options });

const manifest = JSON.parse(nodeServer['package.json'] ?? '');
const tested = {
  ...nodeServer,
  'package.json': JSON.stringify({
    ...manifest,
    scripts: { ...manifest.scripts, test: 'node --test --test-reporter=tap' },
  }),
};
const suite = (body: string) => `import test from 'node:test';\nimport ms from 'ms';\n${body}`;
const passing = suite("test('the tide', () => { if (ms('1s') !== 1000) throw new Error('no'); });\n");
const failing = suite(
  "test('the mast', () => { throw new Error('the mast is missing'); });\ntest('the tide', () => {});\n",
);

beforeAll(async () => {
  const files = Object.entries({ ...tested, 'test/pier.test.js': passing });
  parent = await makeTemporaryFolder(Object.fromEntries(files.map(([path, text]) => [`${name}/${path}`, text ?? ''])));
  project = join(parent.path, name);
  await run(['generate']);
});

afterAll(async () => {
  await removeImagesOf(name);
  await parent[Symbol.asyncDispose]();
});

describe('seaworthy test', () => {
  test('runs the suite in its image, prints what it says, and leaves nothing', async () => {
    const { exitCode, stdout } = await run(['test']);
    expect(stdout).toContain('# pass 1');
    expect(stdout).not.toContain('Network');
    expect(stdout).toMatch(/✓ pier {2}passed: 1 passed, in /);
    expect(exitCode).toBe(0);
    expect(await objectsOf(name)).toEqual([]);
  });

  test('ends with 1 when the suite fails, as does `up --profile test`', async () => {
    await parent.write({ [`${name}/test/pier.test.js`]: failing });
    const { exitCode, stdout } = await run(['test', '.', '--json']);
    const [result] = JSON.parse(stdout);
    expect(result).toMatchObject({ outcome: 'failed', exitCode: 1, counts: { passed: 1, failed: 1, skipped: 0 } });
    expect(result.lastLines.join('\n')).toContain('the mast is missing');
    expect(exitCode).toBe(1);
    expect((await run(['up', '--profile', 'test'])).exitCode).toBe(1);
    expect(await objectsOf(name)).toEqual([]);
  });

  test('Ctrl-C stops it and leaves nothing', async () => {
    await parent.write({
      [`${name}/test/pier.test.js`]: suite(
        "test('waits', () => new Promise((end) => { console.log('wai' + 'ting'); setTimeout(end, 60000); }));\n",
      ),
    });
    const { exitCode } = await run(['test'], {
      onStart: ({ kill, onOutput }) => {
        let sent = false;
        onOutput((text) => {
          if (sent || !text.includes('waiting')) return;
          sent = true;
          kill('SIGINT');
        });
      },
    });
    expect(exitCode).toBe(130);
    expect(await objectsOf(name)).toEqual([]);
  });
});

test('a suite that fails makes ship fail, which still proves the rest; --no-tests leaves it out', async () => {
  await parent.write({ [`${name}/test/pier.test.js`]: failing });
  const { exitCode, stdout } = await run(['ship', '--json']);
  const report = JSON.parse(stdout);
  expect(exitCode).toBe(1);
  expect(report.outcome).toBe('fail');
  expect(report.tests).toMatchObject([{ service: 'pier', outcome: 'failed', exitCode: 1 }]);
  const outcomeOf = (check: string) =>
    report.verdicts.find((verdict: { check: string }) => verdict.check === check).outcome;
  expect(outcomeOf('root-user')).toBe('pass');
  const without = JSON.parse((await run(['ship', '--no-tests', '--json'])).stdout);
  expect(without.tests).toBeUndefined();
  expect(without.phases.map((phase: { name: string }) => phase.name)).not.toContain('Test');
  expect(await objectsOf(name)).toEqual([]);
});
