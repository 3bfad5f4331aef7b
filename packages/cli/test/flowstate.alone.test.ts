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
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const SERVICES = ['backend', 'frontend', 'worker'] as const;
// Megabytes unpacked; the frontend's has no Node in it.
const LARGEST = { backend: 130, frontend: 45, worker: 130 };
/** Everything else passes. */
const NOT_APPLICABLE = [
  ...['backend exposed-database', 'frontend exposed-database', 'worker exposed-database'],
  ...['frontend heap-share', 'worker heap-share'],
  ...['postgres heap-share', 'postgres lost-in-flight-request', 'postgres shell-in-image', 'postgres unserved-port'],
  ...['redis heap-share', 'redis lost-in-flight-request', 'redis shell-in-image', 'redis unserved-port'],
  ...['postgres unlocked-dependencies', 'redis unlocked-dependencies'],
  ...['frontend dropped-request', 'postgres dropped-request', 'redis dropped-request'],
];

let project: ExampleProject<(typeof SERVICES)[number]>;

beforeAll(async () => {
  project = await makeExampleProject('flowstate', SERVICES);
});

afterAll(() => project[Symbol.asyncDispose]());

test('ship proves every service and every datastore, and leaves nothing running', async () => {
  const { exitCode, stdout, stderr } = await project.run(['ship', '--json']);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  const report: Report = JSON.parse(stdout);
  expect(report.verdicts).toHaveLength((SERVICES.length + 2) * Object.keys(checks).length);
  expect(exceptionsOf(report)).toEqual(Object.fromEntries(NOT_APPLICABLE.map((key) => [key, 'not-applicable'])));
  for (const [target, megabytes] of Object.entries(LARGEST)) {
    const image = report.build?.images.find((candidate) => candidate.target === target);
    expect(image?.unpackedBytes).toBeGreaterThan(10_000_000);
    expect(image?.unpackedBytes).toBeLessThan(megabytes * 1e6);
  }
  expect(await objectsOf(project.name)).toEqual([]);
});

describe('up', () => {
  beforeAll(async () => {
    expect(await project.run(['up'])).toMatchObject({ exitCode: 0 });
  });

  test('nginx hands the page out, and hands the rest on: the worker scores, PostgreSQL keeps, Redis is renewed', async () => {
    const { frontend, backend } = project.addresses;
    const page = await fetch(frontend);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>Flowstate</title>')]);
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors');
    expect(await askJson(`${frontend}/api/sessions`)).toEqual([200, []]);
    const session = { title: 'Caulking', minutes: 60, interruptions: 1 };
    const [status, added] = await askJson(`${frontend}/api/sessions`, 'POST', session);
    expect({ status, added }).toEqual({ status: 201, added: { id: 1, ...session, score: 50 } });
    for (const address of [frontend, backend]) expect(await askJson(`${address}/api/sessions`)).toEqual([200, [added]]);
  });

  test.each(SERVICES)('%s: dumb-init is the first process, and nobody is root', async (service) => {
    const [first, ...users] = await Promise.all([
      dockerLines(['inspect', '--format', '{{.Path}}', container(service)]),
      dockerLines(['inspect', '--format', '{{.Config.User}}', container(service)]),
    ]);
    expect(first).toEqual(['/usr/bin/dumb-init']);
    expect(users).toEqual([[service === 'frontend' ? '65532:65532' : '1001:1001']]);
  });

  test.each([
    ['backend', 1, 512],
    ['frontend', 0.5, 256],
    ['worker', 1, 1024],
    ['postgres', 1, 1024],
    ['redis', 0.5, 256],
  ])('%s may take %d processors and %d MiB, and starts again unless it was stopped', async (service, cpus, memory) => {
    const format = '{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}} {{.HostConfig.RestartPolicy.Name}}';
    const [line] = await dockerLines(['inspect', '--format', format, container(service)]);
    expect(line).toBe(`${cpus * 1e9} ${memory * 1024 ** 2} unless-stopped`);
  });

  test('Redis gives up the oldest entries at 200 MB', async () => {
    const script =
      'REDISCLI_AUTH="${REDIS_PASSWORD:-$(cat "$REDIS_PASSWORD_FILE")}" redis-cli info memory | grep ^maxmemory';
    const lines = await dockerLines(['exec', container('redis'), 'sh', '-c', script]);
    expect(lines.map((line) => line.trim())).toEqual(
      expect.arrayContaining([`maxmemory:${200 * 1024 ** 2}`, 'maxmemory_policy:allkeys-lru']),
    );
  });

  test('its addresses are those of the subnet', async () => {
    const format = '{{range .IPAM.Config}}{{.Subnet}} {{end}}';
    const subnets = await dockerLines(['network', 'inspect', '--format', format, `${project.name}_app`]);
    expect(subnets.map((line) => line.trim())).toEqual(['172.20.0.0/16']);
  });

  test('without Redis the health is a 503 within a second, and a 200 again once it is back', async () => {
    const { frontend, backend, worker } = project.addresses;
    const asked = { backend: `${backend}/health`, frontend: `${frontend}/health`, worker: `${worker}/health` };
    expect(await statusesOf(asked)).toEqual({ backend: 200, frontend: 200, worker: 200 });
    await dockerLines(['stop', container('redis')]);
    expect(await statusesOf(asked)).toEqual({ backend: 503, frontend: 503, worker: 200 });
    expect((await fetch(`${backend}/livez`)).status).toBe(200);
    await dockerLines(['start', container('redis')]);
    await expect.poll(() => statusesOf(asked), { timeout: 60_000 }).toMatchObject({ backend: 200, frontend: 200 });
  });
});

function container(service: string): string {
  return `${project.name}-${service}-1`;
}

/** What each address answers; one that takes longer than a second has no status. */
async function statusesOf(addresses: Record<string, string>): Promise<Record<string, number | undefined>> {
  const answers = Object.entries(addresses).map(async ([name, url]) => {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1000) }).catch(() => undefined);
    return [name, answer?.status] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}
