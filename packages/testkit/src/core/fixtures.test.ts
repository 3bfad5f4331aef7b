import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { listFixtures, readFixture } from './fixtures.ts';

test('every folder below a framework is a case, whatever its name', async () => {
  await using frameworks = await makeTemporaryFolder({
    'define-detector.ts': '',
    'react-router/detector.ts': '',
    'react-router/fixtures/pnpm-9.1/package.json': '{}',
    'react-router/fixtures/npm/package.json': '{}',
    'react-router/fixtures/npm/expect.jsonc': '{}',
    'koa/detector.ts': '',
    'koa/fixtures/README.md': '',
  });
  const fixtures = listFixtures(frameworks.path);
  expect(fixtures).toEqual([
    { framework: 'react-router', variant: 'npm', folder: join(frameworks.path, 'react-router/fixtures/npm') },
    { framework: 'react-router', variant: 'pnpm-9.1', folder: join(frameworks.path, 'react-router/fixtures/pnpm-9.1') },
  ]);
  const [npm] = fixtures;
  if (npm !== undefined) expect((await readFixture(npm)).files).toEqual(['package.json']);
});
