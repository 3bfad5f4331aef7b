import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { down, type LogLine, listServices, logs, up } from '@seaworthy/engine';
import { describe, expect, it } from 'vitest';
import {
  directory,
  engine,
  failure,
  HEALTHY,
  healthCheck,
  projectName,
  RUNTIME,
  SERVER,
  start,
  substitutions,
} from './test-stack.ts';

describe('a stack that comes up', () => {
  it('starts in order, waits for healthy and goes without a trace', async () => {
    const { state, events } = await start(
      {
        prepare: { script: "console.log('prepared')" },
        shop: {
          script: SERVER,
          healthcheck: healthCheck(HEALTHY),
          ports: ['127.0.0.1:0:4100'],
          volumes: ['goods:/goods'],
          depends_on: { prepare: { condition: 'service_completed_successfully' } },
        },
        clock: { script: SERVER },
      },
      {},
      { volumes: { goods: {} } },
    );
    const [clock, prepare, shop] = state.services;
    expect(clock).toMatchObject({ service: 'clock', state: 'running' });
    expect(prepare).toMatchObject({
      service: 'prepare',
      state: 'exited',
      exitCode: 0,
      image: substitutions[0]?.substitute,
    });
    expect(shop).toMatchObject({
      service: 'shop',
      state: 'running',
      health: 'healthy',
      ports: [{ containerPort: 4100 }],
    });
    expect(shop?.healthyAfterMs).toBeGreaterThan(0);
    const ofShop = events.filter((event) => event.type === 'stack.service' && event.service === 'shop');
    expect(ofShop.at(-1)).toMatchObject({
      state: 'running',
      health: 'healthy',
      detail: expect.stringMatching(/^after \d/),
    });
    expect(await readdir(directory)).toEqual(['.seaworthy', 'stack.json']);

    const lines: LogLine[] = [];
    await logs(engine, { projectName, services: ['prepare'], onLine: (line) => lines.push(line) });
    expect(lines).toEqual([{ container: 'prepare-1', text: 'prepared' }]);

    expect(await down(engine, { projectName, volumes: true })).toEqual({ containers: 3, networks: 1, volumes: 1 });
    expect(await listServices(engine, projectName)).toEqual([]);
  });
});

describe('a stack that does not come up', () => {
  it('names the missing module of a service that crashes, and keeps its last lines', async () => {
    const error = await failure({
      shop: { script: "console.log('hello'); require('left-pad-9')", restart: 'unless-stopped' },
    });
    expect(error).toMatchObject({ code: 'MODULE_MISSING', exitCode: 1 });
    expect(error.message).toBe(
      'Service shop crashed at its start (exit code 1): the module left-pad-9 is not in its image.',
    );
    expect(error.lines.join('\n')).toContain("Error: Cannot find module 'left-pad-9'");
  });

  it('shows the last lines when the cause is unknown', async () => {
    const error = await failure({ shop: { script: "console.error('sails torn'); process.exit(9)" } });
    expect(error).toMatchObject({ code: 'SERVICE_CRASHED', lines: ['sails torn'] });
    expect(error.message).toBe('Service shop ended right after its start with exit code 9.');
  });

  it('says what a read-only root file system refused', async () => {
    const script = "require('fs').writeFileSync('/home/nonroot/cache.bin', 'x')";
    const error = await failure({ shop: { script, read_only: true, user: '0:0' } });
    expect(error.code).toBe('FILE_SYSTEM_READ_ONLY');
    expect(error.message).toContain('it writes to /home/nonroot/cache.bin');
  });

  it('recognises a service that was killed at its memory limit', async () => {
    const script = 'const kept = []; for (;;) kept.push(Buffer.alloc(8e6, 1))';
    const error = await failure({ shop: { script, mem_limit: '64m', memswap_limit: '64m' } });
    expect(error.code).toBe('OUT_OF_MEMORY');
    expect(error.message).toContain('its limit of 64 MiB');
  });

  it('names a command that the image does not have', async () => {
    const error = await failure({ shop: { script: '', entrypoint: ['/bin/sh', '-c', 'x'] } });
    expect(error.message).toContain('the command /bin/sh is not in the image');
  });

  it('shows what the health check of an unhealthy service says', async () => {
    const check = healthCheck("console.log('readiness: no database'); process.exit(1)", 2);
    const error = await failure({ shop: { script: `console.log('listening'); ${SERVER}`, healthcheck: check } });
    expect(error.code).toBe('SERVICE_NOT_HEALTHY');
    expect(error.lines).toContain('health check: readiness: no database');
    expect(error.lines.at(-1)).toBe('listening');
  });

  it('blames the job that failed, not the service that waited for it', async () => {
    const error = await failure({
      migrate: {
        script: 'console.error(\'connection to server at "db" (10.0.0.7), port 5432 failed\'); process.exit(3)',
      },
      shop: { script: SERVER, depends_on: { migrate: { condition: 'service_completed_successfully' } } },
    });
    expect(error.message).toBe(
      'The one-time job migrate failed with exit code 3: it could not reach db; nothing that depends on it was started.',
    );
  });

  it('is removed again when it is interrupted', async () => {
    const controller = new AbortController();
    const interrupted = start(
      { shop: { script: SERVER, healthcheck: healthCheck('process.exit(1)', 1000) } },
      {
        signal: controller.signal,
        onEvent: (event) => {
          if (event.type === 'stack.service' && event.state === 'running') controller.abort();
        },
      },
    );
    await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' });
    expect(await listServices(engine, projectName)).toEqual([]);
  });
});

describe('a stack that already runs', () => {
  it('stays as it is when a second start fails', async () => {
    await start({ shop: { script: SERVER } });
    const running = projectName;
    await mkdir(join(directory, 'second'), { recursive: true });
    const file = join('second', 'stack.json');
    const service = { image: RUNTIME, command: ['-e', 'process.exit(4)'] };
    await writeFile(join(directory, file), JSON.stringify({ services: { late: service } }));
    const request = {
      directory,
      composeFiles: ['stack.json', file],
      projectName: running,
      substitutions,
      onEvent: () => {},
    };
    await expect(up(engine, request)).rejects.toMatchObject({ code: 'SERVICE_CRASHED' });
    const services = await listServices(engine, running);
    expect(services.map(({ service, state }) => `${service} ${state}`)).toEqual(['late exited', 'shop running']);
    await rm(join(directory, 'second'), { recursive: true });
  });
});
