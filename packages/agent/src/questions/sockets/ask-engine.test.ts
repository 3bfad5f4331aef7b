import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { askEngine } from './ask-engine.ts';

async function asked(server: ReturnType<typeof createSocketServer>): Promise<string | undefined> {
  await using folder = await makeTemporaryFolder({});
  const path = join(folder.path, 'harbour');
  await new Promise<void>((resolve) => server.listen(path, resolve));
  try {
    return await askEngine(path);
  } finally {
    server.close();
  }
}

test('an engine says what it is, whatever its socket is called', async () => {
  const engine = createServer((request, response) => {
    if (request.url === '/_ping') response.setHeader('Api-Version', '1.45');
    response.setHeader('Server', 'Docker/26.1.5 (linux)');
    response.end(request.url === '/_ping' ? 'OK' : 'no');
  });
  expect(await asked(engine)).toBe('Docker/26.1.5 (linux), API 1.45');
});

test('another server, one that says nothing, and one that talks another language are no engines', async () => {
  expect(await asked(createServer((_, response) => response.end('OK')))).toBeUndefined();
  expect(await asked(createSocketServer((socket) => void socket.resume()))).toBeUndefined();
  expect(await asked(createSocketServer((socket) => void socket.end('E-protocol\n')))).toBeUndefined();
  const switching = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: quay\r\n\r\n';
  expect(
    await asked(createSocketServer((socket) => void socket.on('error', () => undefined).write(switching))),
  ).toBeUndefined();
  expect(await askEngine('/nobody/is/here')).toBeUndefined();
});
