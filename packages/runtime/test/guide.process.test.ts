import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPage } from '@seaworthy/testkit/pages';
import { ask, nodeVersions, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { expect, test } from 'vitest';

const guide = fileURLToPath(new URL('../../../docs/guides/runtime-node.md', import.meta.url));

/** What the guide's program imports: a database that can fail, and jobs. */
const services = `
  export const pool = {
    query: async () => { if (process.env.GONE) throw new Error('no route to db.internal'); return { rows: [1] }; },
    end: async () => console.log('pool ended'),
  };
  export const closeReports = () => console.log('reports closed');
  // The line that tests wait for.
  setTimeout(() => console.log('up'), 300);`;

function blockOf(name: string) {
  const block = readPage(readFileSync(guide, 'utf8')).blocks.find(({ mark }) => mark?.what === name);
  if (block === undefined) throw new Error(`The guide has no ${name} any more.`);
  return block;
}

function program(): Record<string, string> {
  const block = blockOf('server.mjs');
  expect(block.text.split('\n').filter((line) => line.includes('runtime')).length).toBeLessThan(10);
  return { 'server.mjs': block.text, 'services.mjs': services };
}

test.each(nodeVersions())("the guide's program does what the guide says, in Node %s", async (node) => {
  await using served = await serveWithRuntime({ node, files: program(), asPackage: true });
  expect(await ask(served, '/')).toMatchObject({ body: 'Hello' });
  served.kill('SIGTERM');
  const { code, stdout, log } = await served.ended;
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'up\nreports closed\npool ended' });
  expect(log[0]).toMatchObject({ event: 'listening', component: 'shop' });
  expect(log.filter(({ event }) => event === 'shutdown.hook').map(({ hook }) => hook)).toEqual(['reports', 'postgres']);
});

test("the guide's worker takes no new message after the signal, and finishes the one in hand", async () => {
  const messages = `
    export async function takeMessage() {
      console.log('taken');
      await new Promise((done) => setTimeout(done, 800));
      console.log('done');
    }
    setTimeout(() => console.log('up'), 300);`;
  await using served = await serveWithRuntime({
    entry: 'worker',
    asPackage: true,
    files: { 'worker.mjs': blockOf('worker.mjs').text, 'services.mjs': messages },
  });
  served.kill('SIGTERM');
  expect(await served.ended).toMatchObject({ code: 0, stdout: 'taken\nup\ndone' });
});

test('a check that fails makes it not ready, and only the log says why', async () => {
  await using served = await serveWithRuntime({ files: program(), asPackage: true, env: { GONE: '1' } });
  const { url } = { url: (path: string) => `http://127.0.0.1:${served.adminPort}${path}` };
  const answer = await ask({ url }, '/health');
  expect(answer.status).toBe(503);
  expect(JSON.parse(answer.body)).toEqual({
    status: 'not ready',
    checks: { postgres: { status: 'failed', latencyMs: expect.any(Number) } },
  });
  served.kill('SIGTERM');
  const { log } = await served.ended;
  expect(log.find(({ event }) => event === 'check.failed')?.error).toContain('db.internal');
});
