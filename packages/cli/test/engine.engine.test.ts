import { chmod, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { type CliOptions, makeTemporaryFolder, runCli, type TemporaryFolder } from '@seaworthy/testkit';
import { nodeServer } from '@seaworthy/testkit/cli';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const name = `pier-${process.pid}`;
let parent: TemporaryFolder;
let project: string;
const run = (args: readonly string[], options: CliOptions = {}) => runCli(args, { cwd: project, ...options });

beforeAll(async () => {
  parent = await makeTemporaryFolder(withFolder(name, nodeServer));
  project = join(parent.path, name);
});

afterAll(async () => {
  await run(['down', '--volumes']);
  const images = await dockerLines(['image', 'ls', '--quiet', '--filter', `reference=${name}-*`]);
  if (images.length > 0) await execa('docker', ['image', 'rm', '--force', ...new Set(images)], { reject: false });
  await parent[Symbol.asyncDispose]();
});

describe('ship', () => {
  test('goes from source to a judged report, and leaves nothing running', async () => {
    const { exitCode, stdout, stderr } = await run(['ship', '--json', '--progress=rawjson']);
    const report = JSON.parse(stdout);
    expect(report.build.outcome).toBe('succeeded');
    expect(report.build.images.map(({ reference }: { reference: string }) => reference)).toEqual([
      `${name}-pier:latest`,
    ]);
    expect(verdictOf(report, 'root-user')).toBe('pass');
    expect(verdictOf(report, 'writable-root-filesystem')).toBe('pass');
    expect(exitCode).toBe(report.outcome === 'fail' ? 1 : 0);
    const events = stderr
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    expect(events.filter(({ type }) => type === 'task.finished').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['plan', 'generate', 'engine', 'foundations', 'build', 'prove']),
    );
    expect((await readdir(join(project, '.seaworthy'))).sort()).toEqual(
      expect.arrayContaining([
        'build.json',
        'evidence.json',
        'facts.json',
        'files.json',
        'history.jsonl',
        'plan.json',
        'report.html',
        'report.json',
      ]),
    );
    expect(await containers()).toEqual([]);
  });

  test('judges saved evidence again without an engine', async () => {
    const args = ['prove', '--from', '.seaworthy/evidence.json', '--json'];
    const before = JSON.parse(await readFile(join(project, '.seaworthy/report.json'), 'utf8'));
    const { stdout } = await run(args, { env: { DOCKER_HOST: 'unix:///nonexistent' } });
    expect(JSON.parse(stdout).verdicts).toEqual(before.verdicts);
  });

  test('of one check only the experiments are run that it needs', async () => {
    const { exitCode, stdout, stderr } = await run(['prove', '--only', 'root-user', '--json', '--progress=rawjson']);
    const report = JSON.parse(stdout);
    const judged = report.verdicts.filter(({ leftOut }: { leftOut?: true }) => leftOut === undefined);
    expect(judged).toEqual([expect.objectContaining({ check: 'root-user', outcome: 'pass' })]);
    expect({ exitCode, outcome: report.outcome }).toEqual({ exitCode: 0, outcome: 'pass' });
    const observed = Object.entries(report.services[0].observations as Record<string, { observed: boolean }>);
    expect(observed.filter(([, { observed }]) => observed).map(([kind]) => kind)).toEqual(['processes']);
    // Nothing is stopped under load, no image's archive is read.
    const tasks = stderr.split('\n').filter((line) => line.includes('"type":"task.started","id":"prove/'));
    expect(tasks.map((line) => JSON.parse(line).id)).toEqual([
      ...['prove/start', 'prove/observe', 'prove/processes/pier', 'prove/clean'],
    ]);
  });

  test.each([
    ['the build', 'build'],
    ['the proof', 'prove'],
  ])('Ctrl-C during %s stops it, and leaves nothing behind', async (_, task) => {
    const { exitCode, stdout, stderr } = await run(['ship', '--no-cache', '--json', '--progress=rawjson'], {
      onStart: ({ kill, onOutput }) => {
        let sent = false;
        const started = task === 'build' ? '"type":"build.step.started"' : '"type":"task.started","id":"prove/observe"';
        onOutput((text) => {
          if (sent || !text.includes(started)) return;
          sent = true;
          kill('SIGINT');
        });
      },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
    expect(stderr).toContain('SIGINT: stopping');
    expect(await containers()).toEqual([]);
    expect(await dockerLines(['network', 'ls', '--quiet', '--filter', `name=${name}`])).toEqual([]);
    expect(await readdir(join(project, '.seaworthy'))).not.toContain('lock');
  });

  test('code that does not build is the answer no, with the last lines', async () => {
    await using broken = await makeTemporaryFolder(withFolder(`${name}-broken`, brokenBuild()));
    const { exitCode, stdout, stderr } = await run(['ship', '--progress=plain'], {
      cwd: join(broken.path, `${name}-broken`),
    });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('BUILD_STEP_FAILED');
    expect(stderr).toContain('the mast is missing');
    expect(stdout).toContain('Report  .seaworthy/report.html');
  });
});

describe('up, ps, logs, down', () => {
  test('the stack is started, listed, read and removed', async () => {
    const port = await freePort();
    const env = { PIER_PUBLISHED_PORT: String(port) };
    const up = await run(['up', '--json'], { env });
    expect(up.exitCode).toBe(0);
    expect(JSON.parse(up.stdout).services[0]).toMatchObject({ service: 'pier', health: 'healthy' });
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).json()).toEqual({ pier: 1 });
    const ps = await run(['ps']);
    expect(ps).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`http://localhost:${port}`) });
    expect((await run(['logs'])).stdout).toBe('pier-1 | listening on 4173\n');
    // One comma too many, and no plan that could be read: what runs can be seen and stopped all the same.
    await parent.write({
      [`${name}/package.json`]: `${nodeServer['package.json']},`,
      [`${name}/.seaworthy/plan.json`]: '{',
      [`${name}/compose.yaml`]: '{',
    });
    expect(await run(['ps'])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('healthy') });
    expect((await run(['logs'])).stdout).toBe('pier-1 | listening on 4173\n');
    expect((await run(['down'])).stdout).toBe('Removed 1 container, 1 network and 0 volumes\n');
    await parent.write({ [`${name}/package.json`]: nodeServer['package.json'] ?? '' });
    await rm(join(project, '.seaworthy/plan.json'));
    await run(['generate', '--force']);
    expect(await containers()).toEqual([]);
    expect((await run(['ps'])).stdout).toBe(`${name} is not running\n`);
  });

  test('a port in use is named, and nothing is left', async () => {
    const port = await freePort();
    const holder = createServer().listen(port, '127.0.0.1');
    try {
      const env = { PIER_PUBLISHED_PORT: String(port) };
      const { exitCode, stdout, stderr } = await run(['up'], { env });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain('PORT_IN_USE');
      expect(stderr).toContain(String(port));
      expect(await containers()).toEqual([]);
    } finally {
      holder.close();
    }
  });
});

describe('a docker client without a plugin', () => {
  test.each(['buildx', 'compose'])('%s is missing: the error says how to get it', async (plugin) => {
    const { stdout: docker } = await execa('which', ['docker']);
    // The real client, but for one plugin.
    await parent.write({
      [`bin-${plugin}/docker`]: `#!/bin/sh\nif [ "$1" = ${plugin} ]; then echo "docker: '${plugin}' is not a docker command." >&2; exit 1; fi\nexec ${docker} "$@"\n`,
    });
    await chmod(join(parent.path, `bin-${plugin}/docker`), 0o755);
    const env = { PATH: `${join(parent.path, `bin-${plugin}`)}${delimiter}${process.env.PATH}` };
    const { exitCode, stdout, stderr } = await run([plugin === 'buildx' ? 'build' : 'up'], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`${plugin.toUpperCase()}_MISSING`);
    expect(stderr).toMatch(/\n {2}Fix: \S/);
  });
});

test('engine doctor says what was found', async () => {
  const { exitCode, stdout } = await run(['engine', 'doctor', '--json']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ usable: true, engine: { version: expect.stringMatching(/^\d+\./) } });
});

function verdictOf(report: { verdicts: { check: string; outcome: string }[] }, check: string): string | undefined {
  return report.verdicts.find((verdict) => verdict.check === check)?.outcome;
}

function brokenBuild(): Record<string, string> {
  const manifest = JSON.parse(nodeServer['package.json'] ?? '{}');
  const scripts = { ...manifest.scripts, build: 'node build.js' };
  return {
    ...nodeServer,
    'package.json': JSON.stringify({ ...manifest, scripts }),
    'build.js': "console.error('the mast is missing');\nprocess.exit(3);\n",
  };
}

function withFolder(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

/** Containers of this test's projects: the one that it starts, and those of proofs. */
async function containers(): Promise<string[]> {
  const names = await dockerLines(['ps', '--all', '--format', '{{.Names}}']);
  return names.filter((container) => container.startsWith(name));
}

async function dockerLines(args: readonly string[]): Promise<string[]> {
  const { stdout } = await execa('docker', args);
  return stdout.split('\n').filter((line) => line !== '');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
