import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { detectFacts } from '../detect/detect-facts.ts';
import type { Configuration, Plan } from '../model/index.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

const files = {
  'package.json': JSON.stringify({ dependencies: { express: '5.1.0' }, scripts: { start: 'node main.js' } }),
  'package-lock.json': '{}',
  'main.js': 'const app = express();\napp.listen(4545);',
};

async function plan(settings: object): Promise<Plan> {
  const configuration: Configuration = { services: { pier: { path: '.', ...settings } } };
  return planFacts(await detectFacts(memoryRepository(files, 'pier'), configuration), configuration);
}

test.each([undefined, 1, 25, 300])(
  'with a drain of %s, the deadline of the library comes before the kill',
  async (drain) => {
    const made = generate(await plan(drain === undefined ? {} : { drain })).files;
    const text = (path: string) => made.find((file) => file.path === path)?.content ?? '';
    const deadline = Number(/SEAWORTHY_SHUTDOWN_SECONDS=(\d+)/.exec(text('Dockerfile'))?.[1]);
    const grace = /^(\d+)s$/.exec(parse(text('compose.yaml'), { merge: true }).services.pier.stop_grace_period)?.[1];
    expect(deadline).toBe(drain ?? 25);
    expect(Number(grace)).toBeGreaterThan(deadline);
  },
);

test.each([
  ['30', [expect.stringContaining('killed after 30 s')]],
  ['29', []],
  ['soon', []],
])('a deadline of %s by a variable is held against the kill', async (seconds, expected) => {
  const { questions } = await plan({ environment: { SEAWORTHY_SHUTDOWN_SECONDS: seconds } });
  expect(questions.filter(({ subject }) => subject.endsWith('.drain')).map(({ question }) => question)).toEqual(
    expected,
  );
});
