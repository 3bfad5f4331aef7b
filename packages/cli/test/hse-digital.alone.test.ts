import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checks } from '@seaworthy/checks';
import type { Report } from '@seaworthy/core/model';
import {
  askJson,
  dockerLines,
  type ExampleProject,
  exceptionsOf,
  makeExampleProject,
  objectsOf,
} from '@seaworthy/testkit/cli';
import { connectRaw } from '@seaworthy/testkit/runtime';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Everything else passes. */
const NOT_APPLICABLE = [
  'server exposed-database',
  ...['postgres heap-share', 'postgres lost-in-flight-request', 'postgres shell-in-image', 'postgres unserved-port'],
  ...['redis heap-share', 'redis lost-in-flight-request', 'redis shell-in-image', 'redis unserved-port'],
  ...['postgres unlocked-dependencies', 'redis unlocked-dependencies'],
  ...['postgres dropped-request', 'redis dropped-request'],
];

/** 1001 in a close frame. */
const GOING_AWAY = Buffer.from([0x03, 0xe9]);

let project: ExampleProject<'server'>;

beforeAll(async () => {
  project = await makeExampleProject('hse-digital', ['server']);
});

afterAll(() => project[Symbol.asyncDispose]());

test('without its secrets nothing is built, and both are named', async () => {
  const { exitCode, stdout, stderr } = await project.run(['ship']);
  expect(exitCode).toBe(2);
  const said = stdout + stderr;
  for (const text of ['CONFIGURATION_MISSING', '.secrets/jwt_secret', '.secrets/refresh_secret'])
    expect(said).toContain(text);
});

test('ship proves every service and every datastore, and leaves nothing running', async () => {
  await mkdir(join(project.folder, '.secrets'), { recursive: true });
  for (const name of ['jwt_secret', 'refresh_secret'])
    await writeFile(join(project.folder, '.secrets', name), `${name}-that-only-this-test-knows`);
  const { exitCode, stdout, stderr } = await project.run(['ship', '--json']);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  const report: Report = JSON.parse(stdout);
  expect(report.verdicts).toHaveLength(3 * Object.keys(checks).length);
  expect(exceptionsOf(report)).toEqual(Object.fromEntries(NOT_APPLICABLE.map((key) => [key, 'not-applicable'])));
  expect(await objectsOf(project.name)).toEqual([]);
});

describe('up', () => {
  let token = '';

  beforeAll(async () => {
    await writeFile(join(project.folder, '.env'), 'REPORT_SECONDS=1\n');
    expect(await project.run(['up'])).toMatchObject({ exitCode: 0 });
    const person = { tenant: 'quarry', email: 'ann@quarry.example', password: 'twelve-letters' };
    const [status, tokens] = await askJson(`${project.addresses.server}/api/users`, 'POST', person);
    expect(status).toBe(201);
    token = (tokens as { access: string }).access;
  });

  test('an incident is heard of at once, its picture is kept, and the report of the day is a PDF', async () => {
    const { server } = project.addresses;
    using socket = await listen(server, token);
    const form = new FormData();
    for (const [key, value] of Object.entries({ title: 'Loose rail', severity: 'high' })) form.set(key, value);
    form.set('picture', new Blob([new Uint8Array(9)], { type: 'image/png' }), 'rail.png');
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${server}/api/incidents`, { method: 'POST', headers, body: form });
    const added = (await answer.json()) as { picture: string };
    expect(await socket.until((text) => text.includes('Loose rail'))).toContain('"type":"incident"');
    const picture = await fetch(`${server}/api/pictures/${added.picture}`, { headers });
    expect([picture.status, (await picture.arrayBuffer()).byteLength]).toEqual([200, 9]);
    const list = async () => (await (await fetch(`${server}/api/reports`, { headers })).json()) as { file: string }[];
    await expect.poll(async () => (await list()).length, { timeout: 30_000 }).toBe(1);
    const report = await fetch(`${server}/api/reports/${(await list())[0]?.file}`, { headers });
    expect((await report.text()).slice(0, 5)).toBe('%PDF-');
  });

  test.each([
    ['/app/server/public/uploads', true],
    ['/app/server/public/reports', true],
    ['/app/logs', true],
    ['/tmp/app', true],
    ['/tmp', true],
    ['/app', false],
    ['/app/server', false],
    ['/usr', false],
  ])('%s can be written to: %s', async (folder, writable) => {
    const script = `fs.writeFileSync('${folder}/probe', ''); fs.unlinkSync('${folder}/probe'); console.log('written')`;
    const lines = await inServer(`try { ${script} } catch (error) { console.log(error.code) }`);
    expect(lines).toEqual([writable ? 'written' : expect.stringMatching(/^(EROFS|EACCES)$/)]);
  });

  test('V8 has 512 MB of heap and 64 of each half of the young generation, which is 69 % of 1 GiB', async () => {
    const lines = await inServer(
      "console.log(Math.round(require('v8').getHeapStatistics().heap_size_limit / 2 ** 20), process.env.UV_THREADPOOL_SIZE)",
    );
    expect(lines).toEqual(['704 4']);
  });

  test.each([
    ['server', 2, 1024],
    ['postgres', 2, 2048],
    ['redis', 1, 512],
  ])('%s may take %d processors and %d MiB', async (service, cpus, memory) => {
    const format = '{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}}';
    expect(await dockerLines(['inspect', '--format', format, container(service)])).toEqual([
      `${cpus * 1e9} ${memory * 1024 ** 2}`,
    ]);
  });

  test('its seven steps are in the log, in their order, and it ends with 0 within 25 of 30 seconds', async () => {
    using socket = await listen(project.addresses.server, token);
    const began = performance.now();
    await dockerLines(['stop', container('server')]);
    expect(performance.now() - began).toBeLessThan(25_000);
    await socket.closed;
    expect(socket.received().includes(GOING_AWAY)).toBe(true);
    const [code] = await dockerLines(['inspect', '--format', '{{.State.ExitCode}}', container('server')]);
    expect(code).toBe('0');
    const said = await eventsOf(container('server'));
    const steps = [
      ...['shutdown.signal', 'shutdown.draining', 'shutdown.closing', 'shutdown.handlers'],
      ...[
        'SIGTERM received, initiating graceful shutdown',
        'HTTP server closed successfully',
        'WebSocket server closed',
      ],
      ...['Report scheduler stopped', 'Database connection closed', 'Graceful shutdown completed successfully'],
    ];
    expect(said.filter((event) => steps.includes(event))).toEqual(steps);
  });
});

/** Somebody who waits for notifications. */
async function listen(server: string, token: string) {
  const socket = await connectRaw(Number(new URL(server).port));
  const head = ['Host: server', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
  const lines = [`GET /ws?token=${token} HTTP/1.1`, ...head, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', ''];
  socket.send(lines.join('\r\n'));
  await socket.until((text) => text.startsWith('HTTP/1.1 101'));
  return socket;
}

function container(service: string): string {
  return `${project.name}-${service}-1`;
}

/** What a script prints that Node runs beside the server: there is no shell. */
async function inServer(script: string): Promise<string[]> {
  return dockerLines(['exec', container('server'), '/nodejs/bin/node', '-e', script]);
}

/** The events and messages of the log in the order of their times: two streams reach the engine side by side. */
async function eventsOf(name: string): Promise<string[]> {
  const { all } = await execa('docker', ['logs', '--timestamps', name], { all: true });
  const lines = all.split('\n').sort();
  return lines.flatMap((line) => {
    const json = line.slice(line.indexOf(' ') + 1);
    if (!json.startsWith('{')) return [];
    const { event, message } = JSON.parse(json) as { event?: string; message?: string };
    return [event, message].filter((text): text is string => text !== undefined);
  });
}
