import { randomUUID } from 'node:crypto';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UserError } from '@seaworthy/core/errors';
import type { ProgressEvent } from '@seaworthy/core/model';
import {
  down,
  type Engine,
  listServices,
  requireEngine,
  type Substitution,
  type UpOptions,
  up,
} from '@seaworthy/engine';
import { ensureFoundations } from '@seaworthy/provision';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

/** Image of every service of a test stack, unless it names another. */
export const RUNTIME = 'gcr.io/distroless/nodejs22-debian13';
/** A server that answers and stops when it is told to. */
export const SERVER =
  "require('http').createServer((q, s) => s.end('ok')).listen(4100); process.on('SIGTERM', () => process.exit(0))";
/** Asks that server. */
export const HEALTHY = "fetch('http://127.0.0.1:4100').then(() => process.exit(0), () => process.exit(1))";
export let engine: Engine;
export let substitutions: Substitution[];
export let directory: string;
export let projectName: string;

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await ensureFoundations(engine, [RUNTIME]);
  directory = await realpath(await mkdtemp(join(tmpdir(), 'seaworthy stack ')));
});

afterEach(() => down(engine, { projectName, volumes: true, timeoutSeconds: 1 }));

afterAll(() => rm(directory, { recursive: true, force: true }));

interface Service {
  script: string;
  [key: string]: unknown;
}

/** Starts a stack of services that run a Node script each. */
export async function start(services: Record<string, Service>, options: Partial<UpOptions> = {}, rest: object = {}) {
  projectName = `seaworthy-stack-${randomUUID().slice(0, 8)}`;
  const entries = Object.entries(services).map(([name, { script, ...other }]) => [
    name,
    { image: RUNTIME, command: ['-e', script], stop_grace_period: '1s', labels: { 'dev.seaworthy': 'test' }, ...other },
  ]);
  await writeFile(join(directory, 'stack.json'), JSON.stringify({ services: Object.fromEntries(entries), ...rest }));
  const events: ProgressEvent[] = [];
  const request = { directory, composeFiles: ['stack.json'], projectName, substitutions, timeoutSeconds: 60 };
  const state = await up(engine, { ...request, onEvent: (event) => events.push(event), ...options });
  return { state, events };
}

/** The error of a stack that must not come up, and must leave nothing. */
export async function failure(
  services: Record<string, Service>,
  options: Partial<UpOptions> = {},
  rest: object = {},
): Promise<UserError> {
  const error = await start(services, options, rest).then(
    () => expect.unreachable('the stack came up'),
    (reason: UserError) => reason,
  );
  expect(await listServices(engine, projectName)).toEqual([]);
  const { stdout } = await engine.docker([
    'network',
    'ls',
    '--quiet',
    '--filter',
    `label=com.docker.compose.project=${projectName}`,
  ]);
  expect(stdout).toBe('');
  return error;
}

/** A health check that runs a Node script. */
export function healthCheck(script: string, retries = 40) {
  return { test: ['CMD', '/nodejs/bin/node', '-e', script], interval: '300ms', timeout: '5s', retries };
}
