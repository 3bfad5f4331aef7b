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

test.each<[string, string, unknown[]]>([
  ['ws', "const { WebSocketServer } = require('ws');\nnew WebSocketServer({ port: 8383 });", [8383, undefined]],
  [
    'ws by its old name',
    "const WebSocket = require('ws');\nnew WebSocket.Server({ port: process.env.PORT || 8384 });",
    [8384, 'PORT'],
  ],
  ['socket.io', "import { Server } from 'socket.io';\nconst io = new Server(8385, { cors });", [8385, undefined]],
  ['socket.io as a function', "require('socket.io')(8386);", [8386, undefined]],
  ['Polka', "import polka from 'polka';\npolka().get('/health', h).listen(8387);", [8387, undefined]],
  [
    'Apollo',
    "import { startStandaloneServer } from '@apollo/server/standalone';\nstartStandaloneServer(server, { listen: { port: 8388 } });",
    [8388, undefined],
  ],
])('a server of %s is found by the port that it opens', async (_, text, expected) => {
  const repository = memoryRepository({
    'package.json': '{ "scripts": { "start": "node ." } }',
    'package-lock.json': '{}',
    'index.js': text,
  });
  const [service] = (await detectFacts(repository)).services;
  expect([service?.port?.value, service?.portVariable?.value]).toEqual(expected);
  expect([service?.framework.id, service?.shape]).toEqual(['node', 'server']);
});

test.each([
  ['is given a server', "import { WebSocketServer } from 'ws';\nnew WebSocketServer({ server });"],
  ['listens to something else', "history.listen((location) => log(location));\nemitter.listen('change');"],
])('what %s opens no port', async (_, text) => {
  const repository = memoryRepository({ 'package.json': '{}', 'index.js': text });
  await expect(detectFacts(repository)).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
});
