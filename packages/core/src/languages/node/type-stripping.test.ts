import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const plan = async (manifest: object, start = 'node src/server.ts') => {
  const repository = memoryRepository(
    {
      'package.json': JSON.stringify({ scripts: { start }, devDependencies: { tsx: '4' }, ...manifest }),
      'package-lock.json': '{}',
      'src/server.ts': "import { createServer } from 'node:http';\ncreateServer(answer).listen(4141);\n",
    },
    'app',
  );
  const { services, questions } = planFacts(await detectFacts(repository));
  return [services[0]?.build.version, questions.filter(({ blocking }) => blocking).map(({ subject }) => subject)];
};

const open = ['services.app.version'];

test.each<[string | undefined, string, unknown[]]>([
  [undefined, 'node src/server.ts', ['22', []]],
  ['>=20', 'node src/server.ts', ['22', []]],
  ['>=22.18', 'node --experimental-strip-types src/server.ts', ['22', []]],
  ['24', 'node src/server.ts', ['24', []]],
  ['^20.9.0', 'node src/server.ts', ['20', open]],
  ['20', 'node --experimental-strip-types src/server.ts', ['20', open]],
  ['18', 'node src/server.ts', ['18', open]],
  // A loader runs it in any version.
  ['20', 'tsx src/server.ts', ['20', []]],
  ['20', 'node --import tsx src/server.ts', ['20', []]],
])('Node %s: `%s`', async (node, start, expected) => {
  expect(await plan(node === undefined ? {} : { engines: { node } }, start)).toEqual(expected);
});
