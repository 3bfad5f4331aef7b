import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createApplication, type Ports } from './application.js';
import type { Incident, User } from './database.js';
import { serveNotifications } from './notifications.js';
import { writeReport } from './report.js';
import { readSettings } from './settings.js';
import { issueTokens, readToken } from './tokens.js';

const secrets = { jwtSecret: 'a'.repeat(32), refreshSecret: 'b'.repeat(32) };
const closing: (() => unknown)[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hse-'));
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true });
});

/** The platform on a port of its own; what it keeps is in memory. */
async function start(changes: Partial<Ports> = {}) {
  const users = new Map<string, User>();
  const incidents: (Incident & { tenant: string })[] = [];
  const server = createServer();
  const notifications = serveNotifications(server, (token) => readToken(token, secrets.jwtSecret));
  const ports: Ports = {
    database: {
      addUser: async (user) => !users.has(user.email) && users.set(user.email, user) !== undefined,
      findUser: async (email) => users.get(email),
      listIncidents: async (tenant) => incidents.filter((incident) => incident.tenant === tenant),
      async addIncident(tenant, incident) {
        const added = { id: incidents.length + 1, tenant, ...incident };
        incidents.push(added);
        return added;
      },
      listReports: async (tenant) => [{ day: '2026-11-22', file: `${tenant}.pdf` }],
    },
    cached: async () => undefined,
    cache: async () => {},
    forget: async () => {},
    tell: async (tenant, event) => notifications.tell(tenant, event),
    unready: async () => [],
    ...changes,
  };
  server.on('request', createApplication(ports, secrets, { uploads: folder, reports: folder }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => notifications.close(), () => server.close());
  const port = (server.address() as AddressInfo).port;
  const ask = (path: string, { token, body, method }: { token?: string; body?: unknown; method?: string } = {}) =>
    fetch(`http://127.0.0.1:${port}/api${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
  return { ask, port, notifications };
}

const tokenOf = (tenant: string) => issueTokens({ tenant, email: `a@${tenant}` }, secrets).access;

test('who registers can log in, and only with the right password', async () => {
  const { ask } = await start();
  const person = { tenant: 'quarry', email: 'ann@quarry', password: 'twelve-letters' };
  expect((await ask('/users', { body: person })).status).toBe(201);
  expect((await ask('/users', { body: person })).status).toBe(409);
  expect((await ask('/sessions', { body: { ...person, password: 'another-password' } })).status).toBe(401);
  const { access, refresh } = (await (await ask('/sessions', { body: person })).json()) as Record<string, string>;
  expect((await ask('/incidents', { token: access as string })).status).toBe(200);
  expect((await ask('/incidents', { token: refresh as string })).status).toBe(401);
  expect((await ask('/sessions/refresh', { body: { refresh } })).status).toBe(201);
});

test('an incident is seen by its tenant alone, who hears of it at once', async () => {
  const { ask, port } = await start();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws?token=${tokenOf('quarry')}`);
  await new Promise((resolve) => socket.once('open', resolve));
  const heard = new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
  const body = { title: ' Loose rail ', severity: 'high' };
  expect((await ask('/incidents', { token: tokenOf('quarry'), body })).status).toBe(201);
  expect(await heard).toMatchObject({ type: 'incident', incident: { title: 'Loose rail', reportedBy: 'a@quarry' } });
  expect(await (await ask('/incidents', { token: tokenOf('quarry') })).json()).toHaveLength(1);
  expect(await (await ask('/incidents', { token: tokenOf('mill') })).json()).toEqual([]);
  socket.close();
});

test('a picture is kept under a name of our own; anything else is left out', async () => {
  const { ask } = await start();
  const form = (type: string) => {
    const data = new FormData();
    data.set('title', 'Spill');
    data.set('severity', 'low');
    data.set('picture', new Blob([new Uint8Array(9)], { type }), '../../etc/passwd');
    return data;
  };
  const { picture } = (await (await ask('/incidents', { token: tokenOf('mill'), body: form('image/png') })).json()) as Incident;
  expect(picture).toMatch(/^[0-9a-f-]{36}\.png$/);
  expect(readdirSync(folder)).toEqual([picture]);
  const other = (await (await ask('/incidents', { token: tokenOf('mill'), body: form('text/html') })).json()) as Incident;
  expect(other.picture).toBeNull();
});

test.each([{}, { title: '', severity: 'low' }, { title: 'x', severity: 'huge' }, []])(
  'what is no incident is refused: %j',
  async (body) => {
    const { ask } = await start();
    expect((await ask('/incidents', { token: tokenOf('mill'), body })).status).toBe(422);
  },
);

test('nobody gets in without a token, and no report of another tenant out', async () => {
  const { ask, port } = await start();
  expect((await ask('/incidents')).status).toBe(401);
  expect((await ask('/reports/mill.pdf', { token: tokenOf('quarry') })).status).toBe(404);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws?token=forged`);
  await expect(new Promise((_resolve, reject) => socket.once('error', reject))).rejects.toThrow('401');
});

test('it is unhealthy as long as something that it needs does not answer, and alive nevertheless', async () => {
  const { ask } = await start({ unready: async () => ['redis'] });
  const health = await ask('/health');
  expect([health.status, await health.json()]).toEqual([503, { status: 'unready', unready: ['redis'] }]);
  expect((await ask('/live')).status).toBe(200);
});

test('who is connected is told that the server goes away', async () => {
  const { port, notifications } = await start();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws?token=${tokenOf('quarry')}`);
  await new Promise((resolve) => socket.once('open', resolve));
  const code = new Promise((resolve) => socket.once('close', resolve));
  await notifications.close();
  expect(await code).toBe(1001);
});

test('a report is a whole PDF or none', async () => {
  const folders = { drafts: join(folder, 'drafts'), reports: join(folder, 'reports') };
  const incident: Incident = { id: 1, title: 'Spill', severity: 'low', reportedBy: 'a@mill', picture: null };
  const name = await writeReport(folders, 'mill', [incident]);
  expect(readdirSync(folders.reports)).toEqual([name]);
  expect(readdirSync(folders.drafts)).toEqual([]);
});

test('everything that is wrong with the settings is named at once', () => {
  expect(() => readSettings({ JWT_SECRET: 'short', PORT: 'x' }, '/app')).toThrow(
    /DATABASE_URL is not set.*REDIS_URL is not set.*JWT_SECRET has fewer than 32.*REFRESH_SECRET is not set.*PORT is no number/,
  );
});
