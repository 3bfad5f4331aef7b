import { expect, test } from 'vitest';
import { parseConfiguration } from '../configuration/read-configuration.ts';
import { detectFacts } from '../detect/detect-facts.ts';
import { memoryRepository } from '../repository/memory.ts';
import { openConfiguration } from './open-configuration.ts';
import { planFacts } from './plan-facts.ts';

const files = {
  'api/package.json': JSON.stringify({ dependencies: { express: '5' } }),
  'api/package-lock.json': '{}',
  'api/a.js': 'express().listen(port());',
  'old/Gemfile': '',
};
const openOf = async (texts: Record<string, string>) =>
  openConfiguration(planFacts(await detectFacts(memoryRepository(texts, 'harbour')), {}));

test('everything is a comment until somebody takes the # away, and then it is a configuration', async () => {
  const text = (await openOf(files)) ?? '';
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('# '))).toEqual([]);
  expect(parseConfiguration('seaworthy.yaml', text)).toEqual({});
  const uncommented = text
    .split('\n')
    .slice(2)
    .map((line) => line.replace(/^# /, ''))
    .join('\n')
    .replace('port: …', 'port: 4141')
    .replace('entryPoint: …', 'entryPoint: a.js');
  expect(parseConfiguration('seaworthy.yaml', uncommented)).toMatchObject({
    services: { api: { port: 4141 } },
    ignore: ['old'],
  });
});

test('names that YAML or a terminal would read otherwise stay what they are', async () => {
  const { 'old/Gemfile': _, ...rest } = files;
  const text = (await openOf({ ...rest, 'yes: \u001b[2J/go.mod': 'module a\n' })) ?? '';
  const ignore = text
    .split('\n')
    .map((line) => line.replace(/^# /, ''))
    .filter((line) => line.startsWith('ignore:') || line.startsWith('  - '))
    .join('\n');
  expect(text).not.toContain('\u001b');
  expect(parseConfiguration('seaworthy.yaml', ignore).ignore).toEqual(['yes: \u001b[2J']);
});

test('where everything was found there is nothing to write', () => {
  expect(openConfiguration({ name: 'harbour', questions: [] } as never)).toBeUndefined();
});
