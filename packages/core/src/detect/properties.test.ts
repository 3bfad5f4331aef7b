import { listFixtures, readFixture } from '@seaworthy/testkit/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfiguration } from '../configuration/read-configuration.ts';
import { UserError } from '../errors/index.ts';
import { parseStartCommand } from '../languages/node/start-command.ts';
import { factsSchema, planSchema } from '../model/index.ts';
import { parseRequirements } from '../package-managers/requirements.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { parseJson } from '../repository/json-document.ts';
import { memoryRepository } from '../repository/memory.ts';
import { parseToml } from '../repository/toml-document.ts';
import { detectFacts } from './detect-facts.ts';

/** Fragments that lead parsers astray more often than plain characters do. */
const fragment = fc.constantFrom(
  '"',
  "'",
  '`',
  '${',
  '}',
  '{',
  '(',
  ')',
  '[',
  ']',
  '/*',
  '*/',
  '//',
  '/',
  '\\',
  '\n',
  '#',
  '"""',
  "'''",
  ':',
  ',',
  '=',
  '<',
  '>',
  '&&',
  '|',
  '--hash=',
  '-r ',
  'process.env.',
  'os.environ[',
  'app.get(',
  '@app.get(',
  '.listen(',
  'class A(BaseSettings):\n  ',
  'express()',
  'FastAPI(',
  'app = ',
  'createServer(',
  "'node:http'",
  '../',
  'A_URL',
  ' ',
  '\u0000',
  '💥',
);
const text = fc.oneof(
  fc.string(),
  fc.array(fc.oneof(fragment, fc.string({ maxLength: 4 })), { maxLength: 60 }).map((parts) => parts.join('')),
);
const onlyUserErrors = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
  }
};

test('parsers answer or say what is wrong, on any text', () => {
  fc.assert(
    fc.property(text, (input) => {
      parseRequirements(input);
      parseStartCommand(input);
      onlyUserErrors(() => parseJson('package.json', input));
      onlyUserErrors(() => parseToml('pyproject.toml', input));
      onlyUserErrors(() => parseConfiguration('seaworthy.yaml', input));
    }),
    { numRuns: 400 },
  );
});

test('detect and plan answer or say what is wrong, on any source', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, text, async (script, node, python) => {
      const repository = memoryRepository({
        'a/package.json': JSON.stringify({
          main: 'main.js',
          dependencies: { express: script, next: '1' },
          scripts: { start: script, build: 'tsc' },
        }),
        'a/package-lock.json': script,
        'a/pages/index.ts': node,
        'a/main.js': `express();createServer();\n${node}`,
        'b/requirements.txt': `fastapi\nuvicorn\n${script}`,
        'b/main.py': `x = FastAPI()\n${python}`,
      });
      try {
        const facts = factsSchema.parse(await detectFacts(repository));
        planSchema.parse(planFacts(facts));
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 150 },
  );
});

test('the order in which files are listed changes nothing', async () => {
  for (const fixture of listFixtures()) {
    const repository = await readFixture(fixture);
    const entries = await Promise.all(
      repository.files.map(async (file) => [file, (await repository.readText(file)) ?? ''] as const),
    );
    const expected = JSON.stringify(planFacts(await detectFacts(repository)));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(entries, { minLength: entries.length }), async (shuffled) => {
        const facts = await detectFacts(memoryRepository(Object.fromEntries(shuffled), repository.name));
        expect(JSON.stringify(planFacts(facts))).toBe(expected);
      }),
      { numRuns: 8 },
    );
  }
});
