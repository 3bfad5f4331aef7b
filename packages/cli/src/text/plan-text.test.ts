import { textWidth } from '@seaworthy/core/format';
import { plan } from '@seaworthy/pipeline';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { colorsFor } from '../output/colors.ts';
import { renderPlan } from './plan-text.ts';

const manifest = { name: 'pier', private: true, type: 'module', engines: { node: '>=22' } };
const sources = {
  'package.json': JSON.stringify({ ...manifest, scripts: { start: 'node server.js' } }),
  'package-lock.json': JSON.stringify({ name: 'pier', lockfileVersion: 3, packages: { '': { name: 'pier' } } }),
  'server.js': "import http from 'node:http';\n\nhttp.createServer((_, answer) => answer.end('ok')).listen(4173);\n",
};
const plain = { colors: colorsFor({}, {}), columns: 80 };

test('says what was decided with its source first, then what would be written, on one screen or two', async () => {
  await using folder = await makeTemporaryFolder(sources);
  const text = renderPlan(await plan({ directory: folder.path }), plain, { diff: false, all: false });
  const lines = text.split('\n');
  expect(lines[0]).toMatch(/^\S+: \S+ \(Node/);
  expect(text).toMatch(/ {2}port +4173 — The port that it listens on\. \(server\.js:3\)\n/);
  expect(text.replace(/\s+/g, ' ')).toMatch(/ by default .* memory \d+/);
  expect(text).toMatch(/ {2}\+ \d+ new: \.dockerignore, /);
  expect(text).not.toContain('FROM ');
  expect(lines.length).toBeLessThan(45);
  expect(lines.filter((line) => textWidth(line) > 80)).toEqual([]);
});

test('every reason and every difference are there for the asking', async () => {
  await using folder = await makeTemporaryFolder(sources);
  const planning = await plan({ directory: folder.path });
  const text = renderPlan(planning, plain, { diff: true, all: true });
  expect(text).toMatch(/\+FROM /);
  const words = text.replace(/\s+/g, ' ');
  expect(planning.plan.decisions.filter(({ reason }) => !words.includes(reason))).toEqual([]);
});

test('what has to be answered stands before everything else, with what to type', async () => {
  await using folder = await makeTemporaryFolder({ ...sources, 'pnpm-lock.yaml': '' });
  const text = renderPlan(await plan({ directory: folder.path }), plain, { diff: false, all: false });
  expect(text.split('\n').slice(1, 4)).toEqual([
    '',
    'Has to be answered',
    expect.stringMatching(/^ {2}\? The service \S+ has lockfiles of several package managers/),
  ]);
  expect(text).toContain('    Fix: delete the lockfile that is not used');
  expect(text).not.toContain('Files');
});
