import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import type { Configuration } from '../model/index.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { requirePlan } from '../plan/require-plan.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

const server = (node: string) => ({
  'package.json': JSON.stringify({
    dependencies: { express: '5.1.0' },
    scripts: { start: 'node main.js' },
    engines: { node },
  }),
  'package-lock.json': '{}',
  'main.js': 'const app = express();\napp.listen(4545);',
});

async function plan(files: Record<string, string>, configuration: Configuration = {}) {
  return planFacts(await detectFacts(memoryRepository(files, 'Tide Works'), configuration), configuration);
}

test.each([
  [
    '16',
    'node:16-bookworm-slim',
    '--max-old-space-size=358',
    /16 gets no security updates since 2023-09-11, .* is 22\./,
  ],
  ['20', 'node:20-trixie-slim', '--max-old-space-size=358', /20 gets no security updates since 2026-04-30, .* is 22\./],
  [
    '23',
    'node:23-bookworm-slim',
    '--max-old-space-size=358',
    /23 gets no security updates since 2025-06-01, .* is 24\./,
  ],
  ['lts/hydrogen', 'node:18-bookworm-slim', '--max-old-space-size=358', /18 gets no security updates since 2025-04-30/],
  ['22', 'node:22-trixie-slim', '--max-old-space-size-percentage=70', undefined],
  [
    '26',
    'node:26-trixie-slim',
    '--max-old-space-size-percentage=70',
    /26 isn't among the versions .* maintained is 24\./,
  ],
  ['>=14 <17', 'node:22-trixie-slim', '--max-old-space-size-percentage=70', /asks for Node >=14 <17, .* 22 is taken\./],
])(
  'Node %s has an image and a heap option that there are, and what is wrong with it is said',
  async (asked, image, heap, said) => {
    const made = await plan(server(asked));
    expect(made.services[0]?.build.image).toBe(image);
    const dockerfile = generate(requirePlan(made)).files.find(({ path }) => path === 'Dockerfile')?.content ?? '';
    expect(/NODE_OPTIONS=(\S+)/.exec(dockerfile)?.[1]).toBe(heap);
    const question = made.questions.find(({ subject }) => subject === 'services.tide-works.version');
    expect(question?.blocking ?? false).toBe(false);
    if (said === undefined) expect(question).toBeUndefined();
    else expect(question?.question).toMatch(said);
  },
);

test('what runs today says more than a range, and a version file more than both', async () => {
  const files = { ...server('>=18'), Dockerfile: 'FROM node:20-alpine\n' };
  expect((await plan(files)).services[0]?.build.version).toBe('20');
  expect((await plan({ ...files, 'mise.toml': '[tools]\nnode = "24"\n' })).services[0]?.build.version).toBe('24');
});

test('a configured level that there is no image for blocks, and is not lowered in silence', async () => {
  const files = server('20');
  const made = await plan(files, { security: 'hardened' });
  expect(() => requirePlan(made)).toThrowError(
    expect.objectContaining({
      code: 'QUESTIONS_OPEN',
      lines: [expect.stringMatching(/There is no image without a shell for Node 20\. .*version: "22"/)],
    }),
  );
  expect(requirePlan(await plan(files)).services[0]?.security).toBe('standard');
});
