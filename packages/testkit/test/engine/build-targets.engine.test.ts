import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgressEvent } from '@seaworthy/core/model';
import { buildRecordSchema } from '@seaworthy/core/model';
import {
  type BuildRequest,
  buildTargets,
  type Engine,
  requireEngine,
  type Substitution,
  toHistoryEntry,
} from '@seaworthy/engine';
import { ensureFoundations } from '@seaworthy/provision';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const RUNTIME = 'gcr.io/distroless/nodejs22-debian13';
const name = `seaworthy-build-${randomUUID().slice(0, 8)}`;
let engine: Engine;
let directory: string;
let substitutions: Substitution[];

beforeAll(async () => {
  engine = await requireEngine();
  substitutions = await ensureFoundations(engine, [RUNTIME]);
  directory = await mkdtemp(join(tmpdir(), 'seaworthy build '));
});

afterAll(async () => {
  const { stdout } = await engine.docker(['images', '--quiet', '--filter', `reference=${name}-*`]);
  const ids = stdout.split('\n').filter(Boolean);
  if (ids.length > 0) await engine.docker(['image', 'rm', '--force', ...ids]);
  await rm(directory, { recursive: true, force: true });
});

async function build(folder: string, files: Record<string, string>, request: Partial<BuildRequest> = {}) {
  const events: ProgressEvent[] = [];
  await mkdir(join(directory, folder), { recursive: true });
  for (const [path, content] of Object.entries(files)) await writeFile(join(directory, folder, path), content);
  const result = await buildTargets(engine, {
    directory: join(directory, folder),
    substitutions,
    onEvent: (event) => events.push(event),
    ...request,
  });
  expect(buildRecordSchema.parse(result.record)).toEqual(result.record);
  return { ...result, events };
}

function node(script: string, mount = ''): string {
  return `RUN --network=none ${mount}["/nodejs/bin/node", "-e", ${JSON.stringify(script)}]`;
}

function twoTargets(salt: string): Record<string, string> {
  return {
    Dockerfile: [
      `FROM ${RUNTIME} AS shared`,
      'COPY source.txt /home/nonroot/source.txt',
      node(`console.log('compiled ${salt}')`),
      `FROM ${RUNTIME} AS shop`,
      'COPY --from=shared /home/nonroot/source.txt /shop.txt',
      'CMD ["-e", "0"]',
      `FROM ${RUNTIME} AS stock`,
      'COPY --from=shared /home/nonroot/source.txt /stock.txt',
    ].join('\n'),
    'source.txt': salt,
    'docker-bake.hcl': `
group "default" { targets = ["shop", "stock"] }
target "shop" {
  target = "shop"
  tags = ["${name}-shop:1"]
}
target "stock" {
  target = "stock"
  tags = ["${name}-stock:1"]
}`,
  };
}

describe('a build that succeeds', () => {
  it('is recorded step by step, and with everything cached the second time', async () => {
    const files = twoTargets(randomUUID());
    const first = await build('good', files, { sizeCache: join(directory, 'sizes') });
    expect(first.error).toBeUndefined();
    expect(first.record.outcome).toBe('succeeded');
    expect(first.record.cache).toEqual({ cacheableSteps: 4, cachedSteps: 0, savedMs: 0 });
    expect(first.record.contextBytes).toBeGreaterThan(36);
    expect(first.record.substitutions).toEqual([{ reference: RUNTIME, substitute: substitutions[0]?.substitute }]);
    const compile = first.record.steps.find((step) => step.name.startsWith('RUN'));
    expect(compile).toMatchObject({ stage: 'shared', cached: false, cacheable: true });
    expect(compile?.durationMs).toBeGreaterThan(20);
    expect(first.events).toContainEqual({
      type: 'build.step.progress',
      id: compile?.id,
      line: `compiled ${files['source.txt']}`,
    });
    const started = first.events.filter(({ type }) => type === 'build.step.started').length;
    const finished = first.events.filter(({ type }) => type === 'build.step.finished').length;
    expect(started).toBe(finished);

    const second = await build('good', files, { history: [toHistoryEntry(first.record)] });
    expect(second.record.cache).toMatchObject({ cacheableSteps: 4, cachedSteps: 4 });
    expect(second.record.cache.savedMs).toBeGreaterThanOrEqual(compile?.durationMs ?? 0);
    expect(second.record.images).toEqual(first.record.images);
  });

  it('measures images both ways, layer by layer', async () => {
    const { record } = await build('good', twoTargets('fixed'));
    const shop = record.images.find(({ target }) => target === 'shop');
    const top = shop?.layers.at(-1);
    expect(shop).toMatchObject({ reference: `${name}-shop:1`, platform: expect.stringMatching(/^linux\//) });
    expect(top).toMatchObject({ createdBy: 'COPY /home/nonroot/source.txt /shop.txt', unpackedBytes: 5 });
    const sum = (key: 'unpackedBytes' | 'transferredBytes') =>
      shop?.layers.reduce((total, layer) => total + (layer[key] ?? 0), 0);
    expect(shop?.unpackedBytes).toBe(sum('unpackedBytes'));
    expect(shop?.transferredBytes).toBe(sum('transferredBytes'));
    expect(shop?.unpackedBytes).toBeGreaterThan(2 * (shop?.transferredBytes ?? 0));
  });
});

function oneTarget(dockerfile: string): Record<string, string> {
  return {
    Dockerfile: dockerfile,
    'docker-bake.hcl': `target "default" {\n  target = "job"\n  tags = ["${name}-job:1"]\n}`,
  };
}

describe('a build that fails', () => {
  it("shows stage, command and last lines of the user's own error", async () => {
    const script = "console.log('src/a.ts(3,1): error TS2304: Cannot find name q.'); process.exit(2)";
    const { record, error, events } = await build('broken', oneTarget(`FROM ${RUNTIME} AS job\n${node(script)}`));
    expect(record).toMatchObject({ outcome: 'failed', images: [] });
    expect(error).toMatchObject({
      code: 'BUILD_STEP_FAILED',
      exitCode: 1,
      lines: ['src/a.ts(3,1): error TS2304: Cannot find name q.'],
    });
    expect(error?.message).toContain('The build stopped in stage job: RUN ["/nodejs/bin/node"');
    expect(error?.message).toContain('(exit code 2)');
    expect(record.steps.at(-1)?.error).toContain('exit code: 2');
    expect(events.at(-1)).toMatchObject({ type: 'build.step.failed', stage: 'job' });
  });

  it('names the file that COPY does not find', async () => {
    const { error } = await build('missing-file', oneTarget(`FROM ${RUNTIME} AS job\nCOPY lock/nowhere.lock /`));
    expect(error?.message).toBe(
      'Stage job copies lock/nowhere.lock, which the build does not have (COPY lock/nowhere.lock /).',
    );
  });

  it('names the line of a Dockerfile that cannot be read', async () => {
    const { error } = await build('typo', oneTarget(`FROM ${RUNTIME} AS job\nCOPPY a b\n`));
    expect(error).toMatchObject({ code: 'DOCKERFILE_INVALID' });
    expect(error?.message).toContain('Dockerfile line 2 is not a valid Dockerfile: unknown instruction: COPPY');
  });

  it('tries an unreachable registry twice and names its host', async () => {
    const dockerfile = 'FROM registry.invalid/base:7 AS job\nCOPY x /';
    const { error, events } = await build('registry', oneTarget(dockerfile));
    expect(error).toMatchObject({ code: 'REGISTRY_UNREACHABLE', exitCode: 2 });
    expect(error?.message).toContain('The image registry.invalid/base:7');
    expect(error?.message).toContain('its registry registry.invalid could not be reached');
    expect(error?.message).toContain('(tried 2 times)');
    expect(events).toContainEqual(expect.objectContaining({ type: 'notice', level: 'warning' }));
  });

  it('says what is wrong with a bake file', async () => {
    const files = { Dockerfile: 'FROM scratch', 'docker-bake.hcl': 'target "default" {\n  tags = [\n}\n' };
    await expect(build('bake', files)).rejects.toMatchObject({ code: 'BAKE_FILE_INVALID' });
    await expect(build('good', twoTargets('fixed'), { targets: ['nobody'] })).rejects.toMatchObject({
      message: 'docker buildx bake cannot use docker-bake.hcl: failed to find target nobody',
    });
  });
});

describe('certificates of this machine', () => {
  it('reach the build as a context and no layer', async () => {
    const bundle = join(directory, 'authority.pem');
    await writeFile(bundle, '-----BEGIN CERTIFICATE-----\nb2NlYW4=\n-----END CERTIFICATE-----\n');
    const script = `console.log(require('fs').readFileSync('/run/ca/ca-certificates.crt', 'utf8').split('\\n')[1], '${randomUUID()}')`;
    const { record, events } = await build(
      'ca',
      oneTarget(`FROM ${RUNTIME} AS job\n${node(script, '--mount=type=bind,from=ca,target=/run/ca ')}`),
      { ca: bundle },
    );
    expect(record.outcome).toBe('succeeded');
    expect(events).toContainEqual(expect.objectContaining({ line: expect.stringMatching(/^b2NlYW4= /) }));
    expect(record.images[0]?.layers.at(-1)?.unpackedBytes).toBe(0);
  });

  it('must exist when they are named', async () => {
    const request = build('ca', oneTarget('FROM scratch AS job'), { ca: join(directory, 'no.pem') });
    await expect(request).rejects.toMatchObject({ code: 'CA_BUNDLE_MISSING' });
  });
});

describe('a build that is cancelled', () => {
  it('ends with its processes and leaves no image', async () => {
    const controller = new AbortController();
    const marker = randomUUID();
    const script = `console.log('${marker}'); setTimeout(() => {}, 120000)`;
    const files = oneTarget(`FROM ${RUNTIME} AS job\n${node(script)}`);
    files['docker-bake.hcl'] = files['docker-bake.hcl']?.replace('-job:1', '-cancelled:1') ?? '';
    const began = Date.now();
    const { record, error } = await build('cancelled', files, {
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type === 'build.step.progress' && event.line === marker) controller.abort();
      },
    });
    expect(record.outcome).toBe('cancelled');
    expect(error).toBeUndefined();
    expect(Date.now() - began).toBeLessThan(60_000);
    const { exitCode } = await engine.docker(['image', 'inspect', `${name}-cancelled:1`], { reject: false });
    expect(exitCode).toBe(1);
  });
});
