import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

test('a server on node:http is found by what it does', async () => {
  const facts = await detectFacts(
    memoryRepository({
      'beacon/package.json': '{\n  "main": "beacon.cjs"\n}',
      'beacon/package-lock.json': '{}',
      'beacon/beacon.cjs':
        "const http = require('http');\nconst PORT = 5757;\nconst server = http.createServer((req, res) => {\n  switch (req.url) {\n    case '/ready':\n      return check().then(() => res.end());\n    case '/livez':\n      return res.end();\n  }\n});\nserver.listen(PORT);\n",
    }),
  );
  const [service] = facts.services;
  expect(service?.framework).toEqual({
    id: 'node',
    name: 'Node HTTP server',
    source: { file: 'beacon/beacon.cjs', line: 3 },
  });
  expect(service?.entryPoints).toEqual([
    { value: 'beacon.cjs', source: { file: 'beacon/package.json', line: 2 }, certainty: 'likely' },
  ]);
  expect(service?.port).toEqual({ value: 5757, source: { file: 'beacon/beacon.cjs', line: 2 }, certainty: 'likely' });
  expect(service?.liveness?.value).toBe('/livez');
  expect(service?.readiness?.value).toBe('/ready');
});

test.each([
  ['a client', "import http from 'node:http';\nhttp.get('http://example.test');"],
  ['a library', 'export const add = (a, b) => a + b;'],
])('%s is no service', async (_, text) => {
  const repository = memoryRepository({ 'package.json': '{}', 'index.js': text });
  await expect(detectFacts(repository)).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
});
