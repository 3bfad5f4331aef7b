import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTemporaryFolder, runCli, type TemporaryFolder } from '@seaworthy/testkit';
import { nodeServer } from '@seaworthy/testkit/cli';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const prefix = `wreck-${process.pid}`;
const exampleApi = fileURLToPath(new URL('../../../examples/todo/api', import.meta.url));
let parent: TemporaryFolder;

beforeAll(async () => {
  parent = await makeTemporaryFolder();
});

afterAll(async () => {
  const images = await lines(['image', 'ls', '--quiet', '--filter', `reference=${prefix}-*`]);
  if (images.length > 0) await execa('docker', ['image', 'rm', '--force', ...new Set(images)], { reject: false });
  await parent[Symbol.asyncDispose]();
});

describe('ship ends with the cause and a report, and leaves nothing', () => {
  test('a lockfile out of step', async () => {
    const manifest = JSON.parse(nodeServer['package.json'] ?? '');
    const drifted = { ...manifest, dependencies: { ...manifest.dependencies, bytes: '3.1.2' } };
    const folder = await project('drift', { ...nodeServer, 'package.json': JSON.stringify(drifted) });
    const { exitCode, stdout } = await ship(folder);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('LOCKFILE_OUT_OF_STEP');
    expect(stdout).toContain('Missing: bytes@3.1.2 from lock file');
    expect((await report(folder)).outcome).toBe('fail');
    expect(await leftOvers()).toEqual([]);
  });

  test('a program that crashes at its start', async () => {
    const folder = await project('crash', {
      ...nodeServer,
      'src/server.js': `import './keel.js';\n${nodeServer['src/server.js']}`,
      'src/keel.js': "throw new TypeError('the keel is missing');\n",
    });
    const { exitCode, stdout } = await ship(folder);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/✗ Service pier ended right after its start with exit code 1\. +SERVICE_CRASHED/);
    expect(stdout).toContain('TypeError: the keel is missing');
    expect(stdout).toContain('It ended with exit code 1 before it gave a healthy answer.');
    const { limitation, verdicts } = await report(folder);
    expect(limitation).toContain('SERVICE_CRASHED');
    expect(outcomeOf(verdicts, 'shell-in-image')).toBe('pass');
    expect(outcomeOf(verdicts, 'slow-start')).toBe('fail');
    expect(outcomeOf(verdicts, 'root-user')).toBe('unknown');
    expect(await leftOvers()).toEqual([]);
  });

  test('a migration that fails stops what depends on it', async () => {
    const folder = await project('tide', {});
    await cp(exampleApi, folder, { recursive: true, filter: (source) => !/__pycache__|\.venv/.test(source) });
    const versions = join(folder, 'alembic/versions');
    const migration = join(versions, (await readdir(versions)).filter((name) => name.endsWith('.py')).sort()[0] ?? '');
    const text = await readFile(migration, 'utf8');
    await writeFile(migration, text.replace(/^def upgrade.*$/m, '$&\n    op.execute("SELECT broken_tide()")'));
    const { exitCode, stdout } = await ship(folder);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/✗ The one-time job \S+ failed with exit code 1; nothing that depends on it was started\./);
    expect(stdout).toContain('function broken_tide() does not exist');
    const { verdicts } = await report(folder);
    // That it started, and that its time decided; how long it took, the machine decides.
    const postgres = verdicts.find(({ check, service }) => check === 'slow-start' && service === 'postgres');
    expect(postgres?.message).toMatch(/^Healthy after \d/);
    const [{ value = Number.NaN, budget = Number.NaN } = {}] = postgres?.measures ?? [];
    expect(postgres?.outcome === 'pass', postgres?.message).toBe(value <= budget);
    const others = verdicts.filter(({ check, service }) => check === 'slow-start' && service !== 'postgres');
    expect(others.map(({ outcome }) => outcome)).toEqual(['unknown']);
    expect(await leftOvers()).toEqual([]);
  });
});

describe('runs that meet', () => {
  test('a second one is refused; one that was killed is cleaned up by the next', async () => {
    const folder = await project('twice', nodeServer);
    let second: ReturnType<typeof ship> | undefined;
    const first = await runCli(['ship', '--progress=rawjson'], {
      cwd: folder,
      onStart: ({ kill, onOutput }) =>
        onOutput((text) => {
          if (second !== undefined || !text.includes('"id":"prove/observe"')) return;
          second = ship(folder);
          void second.finally(() => kill('SIGKILL'));
        }),
    });
    expect(first.exitCode).toBeGreaterThanOrEqual(128);
    expect(await second).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('ALREADY_RUNNING') });
    const left = await leftOvers();
    expect(left.length).toBeGreaterThan(0);

    const third = await ship(folder);
    expect(third.stderr).toContain(`Removed the stack ${left[0]}, which an earlier run left when it was killed`);
    expect((await report(folder)).build.outcome).toBe('succeeded');
    expect(await leftOvers()).toEqual([]);
  });
});

describe('prove on what others wrote', () => {
  test('a compose file from a blog: images are built on substitutes too, and what is wrong is found', async () => {
    const folder = await project('blog', {
      'docker-compose.yml': `services:
  web:
    build: ./app
    stop_grace_period: 2s
    ports: ["3000:3000"]
    depends_on: [db]
  db:
    image: postgres:17
    ports: ["5432:5432"]
    environment: { POSTGRES_PASSWORD: tide }
`,
      'app/Dockerfile': 'FROM node:22-trixie-slim\nCOPY . .\nEXPOSE 3000\nCMD node index.js\n',
      'app/index.js': "require('node:http').createServer((_, answer) => answer.end('hi')).listen(3000);\n",
    });
    const { exitCode, stdout } = await runCli(['prove', 'docker-compose.yml', '--json'], { cwd: folder });
    const { verdicts, limitation } = JSON.parse(stdout);
    expect({ exitCode, limitation }).toEqual({ exitCode: 1, limitation: undefined });
    expect(outcomeOf(verdicts, 'root-user', 'web')).toBe('fail');
    expect(outcomeOf(verdicts, 'unforwarded-signals', 'web')).toBe('fail');
    expect(outcomeOf(verdicts, 'missing-memory-limit', 'db')).toBe('fail');
    expect(outcomeOf(verdicts, 'exposed-database', 'db')).toBe('fail');
    expect(await leftOvers()).toEqual([]);
    expect(await lines(['image', 'ls', '--quiet', '--filter', `reference=${prefix}-blog-prove-*`])).toEqual([]);
  });

  test('an image that is nowhere, and a path that is none', async () => {
    const folder = await project('none', {});
    const image = await runCli(['prove', 'registry.invalid/hull:1'], { cwd: folder });
    expect(image).toMatchObject({ exitCode: 2, stdout: '' });
    expect(image.stderr).toMatch(/registry\.invalid\/hull:1 .*(REGISTRY_UNREACHABLE|BASE_IMAGE_MISSING)/);
    const path = await runCli(['prove', './hull.yaml'], { cwd: folder });
    expect(path).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('INVALID_USAGE') });
    expect(await readdir(folder)).toEqual([]);
  });
});

interface SavedReport {
  outcome: string;
  limitation?: string;
  build: { outcome: string };
  verdicts: {
    check: string;
    service: string;
    outcome: string;
    message: string;
    measures: { value: number; budget?: number }[];
  }[];
}

function ship(folder: string) {
  return runCli(['ship', '--progress=plain'], { cwd: folder });
}

async function project(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = `${prefix}-${name}`;
  await mkdir(join(parent.path, folder));
  await parent.write(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])));
  return join(parent.path, folder);
}

async function report(folder: string): Promise<SavedReport> {
  return JSON.parse(await readFile(join(folder, '.seaworthy/report.json'), 'utf8'));
}

function outcomeOf(verdicts: SavedReport['verdicts'], check: string, service?: string): string | undefined {
  return verdicts.find((verdict) => verdict.check === check && [undefined, verdict.service].includes(service))?.outcome;
}

/** Projects that still have containers, networks or volumes. */
async function leftOvers(): Promise<string[]> {
  const format = ['--format', '{{.Label "com.docker.compose.project"}}'];
  const labels = await Promise.all([
    lines(['ps', '--all', ...format]),
    lines(['network', 'ls', ...format]),
    lines(['volume', 'ls', ...format]),
  ]);
  return [...new Set(labels.flat())].filter((label) => label.startsWith(prefix));
}

async function lines(args: readonly string[]): Promise<string[]> {
  const { stdout } = await execa('docker', args);
  return stdout.split('\n').filter((line) => line !== '');
}
