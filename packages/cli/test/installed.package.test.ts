import { access, chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expressProject, type InstalledCli, installPackedCli, without } from '@seaworthy/testkit/cli';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { commands } from '../src/commands/commands.gen.ts';

const generated = [
  ...['.dockerignore', '.env.example', 'Dockerfile', 'compose.yaml', 'docker-bake.hcl'],
  'docker/seaworthy-runtime-node/register.mjs',
  'docker/seaworthy-runtime-node/worker.mjs',
];
let cli: InstalledCli;

beforeAll(async () => {
  cli = await installPackedCli();
});
afterAll(() => cli[Symbol.asyncDispose]());

describe('the package', () => {
  test('needs no other package, and names those that it contains', async () => {
    const installed = JSON.parse(await readFile(join(cli.folder, 'package.json'), 'utf8'));
    expect(installed.dependencies).toBeUndefined();
    expect(await readdir(join(cli.folder, '..'))).toEqual(['.bin', '.package-lock.json', 'seaworthy']);
    const licenses = await readFile(join(cli.folder, 'dist/THIRD_PARTY_LICENSES'), 'utf8');
    for (const name of ['commander', 'zod', 'yaml', 'picocolors'])
      expect(licenses).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  test('brings the page of every error', async () => {
    const pages = await readdir(join(cli.folder, 'dist/docs/errors'));
    expect(pages).toContain('engine-unreachable.md');
  });

  test('says its version and its commands', async () => {
    expect(await cli.run(['--version'])).toMatchObject({ exitCode: 0, stdout: `${manifest.version}\n`, stderr: '' });
    const help = await cli.run(['--help']);
    expect(help.exitCode).toBe(0);
    for (const name of Object.values(commands).map(({ command }) => command.name.split(' ')[0])) {
      expect(help.stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
    }
    expect((await cli.run(['generate', '--help'])).stdout).toMatch(/Examples:\n {2}seaworthy generate /);
  });
});

describe('usage', () => {
  test.each([
    [['plna'], "Unknown command 'plna'.", '`plan`'],
    [['generate', '--chek'], "Unknown option '--chek'.", '`--check`'],
    [['build', '--progress', 'fast'], /Option '--progress <mode>' argument 'fast' is invalid/, 'build --help`'],
    [['engine', 'docter'], "Unknown command 'docter'.", '`doctor`'],
  ])('%j is answered with what was meant', async (args, problem, fix) => {
    const { exitCode, stdout, stderr } = await cli.run(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(problem);
    expect(stderr).toContain('INVALID_USAGE');
    expect(stderr).toContain(fix);
  });
});

describe('plan and generate', () => {
  test('plan explains each decision with its place, and writes nothing', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    const { exitCode, stdout } = await cli.run(['plan'], { cwd: folder.path });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\n {2}port +4173 — .*server\.js:5/);
    expect(stdout).toMatch(/ {2}\+ \d+ new: .*Dockerfile/);
    expect((await readdir(folder.path)).sort()).toEqual(Object.keys(expressProject).sort());
  });

  test('generate writes the files, a second run changes nothing, --check agrees', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    const first = await cli.run(['generate', folder.path, '--json']);
    expect(first.exitCode).toBe(0);
    expect(JSON.parse(first.stdout).written.sort()).toEqual(generated);
    const contents = await readAll(folder.path);
    const second = await cli.run(['generate', '--json'], { cwd: folder.path });
    expect(JSON.parse(second.stdout).written).toEqual([]);
    expect(await readAll(folder.path)).toEqual(contents);
    expect(await cli.run(['generate', '--check'], { cwd: folder.path })).toMatchObject({
      exitCode: 0,
      stdout: `✓ ${generated.length} files are up to date\n`,
    });
    expect((await readdir(join(folder.path, '.seaworthy'))).sort()).toEqual([
      '.gitignore',
      'facts.json',
      'files.json',
      'plan.json',
    ]);
  });

  test('the same project elsewhere gives the same bytes, documents included', async () => {
    await using one = await makeTemporaryFolder();
    await using two = await makeTemporaryFolder();
    const contents = [];
    for (const { path, write } of [one, two]) {
      await write(Object.fromEntries(Object.entries(expressProject).map(([name, text]) => [`harbour/${name}`, text])));
      await cli.run(['generate', 'harbour'], { cwd: path });
      const state = join(path, 'harbour/.seaworthy');
      contents.push([
        await readAll(join(path, 'harbour')),
        await readFile(join(state, 'plan.json'), 'utf8'),
        await readFile(join(state, 'facts.json'), 'utf8'),
      ]);
    }
    expect(contents[1]).toEqual(contents[0]);
  });

  test('an edit by hand is shown and kept, --check says no, --force overwrites', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    await cli.run(['generate'], { cwd: folder.path });
    const file = join(folder.path, 'compose.yaml');
    const edited = `${await readFile(file, 'utf8')}# by hand\n`;
    await writeFile(file, edited);

    const check = await cli.run(['generate', '--check'], { cwd: folder.path });
    expect(check.exitCode).toBe(1);
    expect(check.stdout).toContain('-# by hand');
    const kept = await cli.run(['generate'], { cwd: folder.path });
    expect(kept.exitCode).toBe(0);
    expect(kept.stdout).toMatch(/! compose\.yaml +edited by hand, kept\n/);
    expect(kept.stdout).toContain('-# by hand');
    expect(await readFile(file, 'utf8')).toBe(edited);
    const forced = await cli.run(['generate', '--force'], { cwd: folder.path });
    expect(forced.exitCode).toBe(0);
    expect(await readFile(file, 'utf8')).not.toContain('# by hand');
  });

  test('a Dockerfile that was there before is kept, and the exit code says so', async () => {
    await using folder = await makeTemporaryFolder({ ...expressProject, Dockerfile: 'FROM scratch\n' });
    const { exitCode, stdout, stderr } = await cli.run(['generate'], { cwd: folder.path });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/! Dockerfile +was there before, kept\n/);
    expect(stderr).toContain('generate --force');
    expect(await readFile(join(folder.path, 'Dockerfile'), 'utf8')).toBe('FROM scratch\n');
  });

  test('a reader that goes away early is no error', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    const script = 'set -o pipefail; "$0" "$1" plan | head -n 1';
    const { stdout, stderr, exitCode } = await execa('bash', ['-c', script, process.execPath, cli.program], {
      cwd: folder.path,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/: harbour \(Express\)$/);
    expect(stderr).not.toContain('✗');
  });

  test('a saved plan gives the same files', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    await cli.run(['generate'], { cwd: folder.path });
    const contents = await readAll(folder.path);
    await using other = await makeTemporaryFolder();
    const plan = join(folder.path, '.seaworthy/plan.json');
    expect((await cli.run(['generate', '--from', plan], { cwd: other.path })).exitCode).toBe(0);
    expect(await readAll(other.path)).toEqual(contents);
  });

  test('colours only where they are asked for', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    const colour = '\x1b[';
    const run = (env: Record<string, string>) => cli.run(['plan'], { cwd: folder.path, env });
    expect((await run({})).stdout).not.toContain(colour);
    expect((await run({ FORCE_COLOR: '1' })).stdout).toContain(colour);
    expect((await run({ FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain(colour);
  });
});

describe('bad input', () => {
  test.each<[string, Record<string, string>, string, RegExp]>([
    ['an empty folder', {}, 'EMPTY_FOLDER', /empty/],
    ['a folder that is no project', { 'notes.txt': 'hello\n' }, 'NOT_A_PROJECT', /No service was found/],
    [
      'a broken package.json',
      { ...expressProject, 'package.json': '{\n  "name": "harbour",\n}\n' },
      'MANIFEST_BROKEN',
      /package\.json:3/,
    ],
    [
      'a broken pyproject.toml',
      { 'pyproject.toml': '[project]\nname = "quay\n', 'main.py': '' },
      'MANIFEST_BROKEN',
      /pyproject\.toml:2/,
    ],
    ['an unknown framework', unknownFramework(), 'UNSUPPORTED_FRAMEWORK', /Ruby/],
    [
      'an unknown key in seaworthy.yaml',
      { ...expressProject, 'seaworthy.yaml': 'services:\n  harbour:\n    ports: 80\n' },
      'CONFIGURATION_INVALID',
      /seaworthy\.yaml:3:5: services\.harbour\.ports is not a key that exists; did you mean port/,
    ],
    [
      'a wrong type in seaworthy.yaml',
      { ...expressProject, 'seaworthy.yaml': 'services:\n  harbour:\n    port: eighty\n' },
      'CONFIGURATION_INVALID',
      /seaworthy\.yaml:3:5: services\.harbour\.port is the text "eighty"/,
    ],
  ])('%s', async (_, files, code, message) => {
    await using folder = await makeTemporaryFolder(files);
    for (const command of ['plan', 'generate', 'ship']) {
      const { exitCode, stdout, stderr } = await cli.run([command], { cwd: folder.path });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(code);
      expect(stderr).toMatch(message);
      expect(stderr).toMatch(/\n {2}Fix: \S/);
      const page = /\n {2}More: (.+)\n/.exec(stderr)?.[1] ?? '';
      expect(page).toMatch(new RegExp(`docs/errors/${code.toLowerCase().replaceAll('_', '-')}\\.md$`));
      await access(page);
    }
    expect((await readdir(folder.path)).filter((name) => name !== '.seaworthy').sort()).toEqual(
      Object.keys(files).sort(),
    );
  });

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'a lockfile of another manager',
      {
        ...expressProject,
        'package.json': (expressProject['package.json'] ?? '').replace('{', '{ "packageManager": "pnpm@10.15.0",'),
      },
      /pnpm/,
    ],
    ['two candidates for the entry point', twoEntryPoints(), /src\/(server|index)\.js.*src\/(server|index)\.js/s],
  ])('%s is a question that stops generate', async (_, files, question) => {
    await using folder = await makeTemporaryFolder(files);
    const plan = await cli.run(['plan'], { cwd: folder.path });
    expect(plan.exitCode).toBeGreaterThan(0);
    expect(`${plan.stdout}${plan.stderr}`).toMatch(question);
    const generate = await cli.run(['generate'], { cwd: folder.path });
    expect(generate).toMatchObject({ exitCode: 2, stdout: '' });
    expect(generate.stderr).toMatch(question);
    expect((await readdir(folder.path)).sort()).toEqual(
      Object.keys(files)
        .map((name) => name.split('/')[0])
        .filter((name, index, all) => all.indexOf(name) === index)
        .sort(),
    );
  });

  test('an error is one JSON document with --json', async () => {
    await using folder = await makeTemporaryFolder();
    const { exitCode, stdout } = await cli.run(['plan', '--json'], { cwd: folder.path });
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'EMPTY_FOLDER',
        message: expect.any(String),
        lines: expect.any(Array),
        fix: expect.any(String),
        docs: 'docs/errors/empty-folder.md',
      },
    });
  });

  test('a folder that does not exist', async () => {
    const { exitCode, stderr } = await cli.run(['plan', '/nonexistent/harbour']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^✗ \/nonexistent\/harbour .*NOT_A_FOLDER$/m);
  });

  test('a link that leads outside is followed neither for reading nor for writing', async () => {
    await using outside = await makeTemporaryFolder({
      'victim.yaml': 'untouched\n',
      'package.json': '{"name":"secret"}',
    });
    await using folder = await makeTemporaryFolder(expressProject);
    await symlink(join(outside.path, 'victim.yaml'), join(folder.path, 'compose.yaml'));
    const { exitCode, stderr } = await cli.run(['generate', '--force'], { cwd: folder.path });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('SYMLINK_OUTSIDE');
    expect(await readFile(join(outside.path, 'victim.yaml'), 'utf8')).toBe('untouched\n');
    await using linked = await makeTemporaryFolder(without(expressProject, 'package.json'));
    await symlink(join(outside.path, 'package.json'), join(linked.path, 'package.json'));
    const plan = await cli.run(['plan'], { cwd: linked.path });
    expect(plan.exitCode).toBe(2);
    expect(plan.stderr).toContain('SYMLINK_OUTSIDE');
  });

  test('a folder that is read-only: plan works, generate says why not and writes nothing', async () => {
    await using folder = await makeTemporaryFolder({});
    const project = join(folder.path, 'project');
    await mkdir(project);
    for (const [name, text] of Object.entries(expressProject)) await writeFile(join(project, name), text);
    await chmod(project, 0o555);
    await chmod(folder.path, 0o755);
    await using program = await readableCopy();
    // Root may write everywhere; nobody may not.
    const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const run = (command: string) =>
      cli.run([command, project], { program: program.path, cwd: '/', env: { HOME: '/' }, ...uid });
    expect((await run('plan')).exitCode).toBe(0);
    const { exitCode, stdout, stderr } = await run('generate');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/✗ Cannot write .*: permission denied\. +TARGET_READ_ONLY/);
    expect(stderr).toMatch(/seaworthy.js' plan -C '.*project'`, which writes nothing/);
    expect((await readdir(project)).sort()).toEqual(Object.keys(expressProject).sort());
  });

  test('a disk that is full: the error says so, and no file is half-written', async () => {
    await using folder = await makeTemporaryFolder(
      Object.fromEntries(Object.entries(expressProject).map(([name, text]) => [`project/${name}`, text])),
    );
    await mkdir(join(folder.path, 'disk'));
    // A file system of its own, of five pages: enough for the project, not for what is generated.
    const script = `mount -t tmpfs -o size=20k,mode=0755 tmpfs disk && cp project/* disk/ && "$0" "$1" generate disk; code=$?; ls -A disk; exit $code`;
    const args = ['--user', '--map-root-user', '--mount', 'sh', '-c', script, process.execPath, cli.program];
    const { exitCode, stdout, stderr } = await execa('unshare', args, { cwd: folder.path, reject: false });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/✗ Cannot write .*: no space is left on the device\. +DISK_FULL/);
    expect(
      stdout
        .split('\n')
        .filter((name) => name !== '.seaworthy')
        .sort(),
    ).toEqual(Object.keys(expressProject).sort());
  });

  test('a second run at the same time is refused', async () => {
    await using folder = await makeTemporaryFolder({
      ...expressProject,
      '.seaworthy/lock': JSON.stringify({
        pid: process.pid,
        command: 'seaworthy ship',
        startedAt: '2026-11-21T08:00:00Z',
      }),
    });
    const { exitCode, stderr } = await cli.run(['generate'], { cwd: folder.path });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('ALREADY_RUNNING');
    expect(await readdir(folder.path)).not.toContain('Dockerfile');
  });
});

describe('without an engine', () => {
  const noEngine = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };

  test('what needs one says what was tried', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    for (const args of [['build'], ['up'], ['ps'], ['prove']]) {
      const { exitCode, stderr } = await cli.run(args, { cwd: folder.path, env: noEngine });
      expect(exitCode).toBe(2);
      expect(stderr).toContain('ENGINE_UNREACHABLE');
      expect(stderr).toContain('/nonexistent/docker.sock');
    }
  });

  test('ship does everything that needs none, and the rest is unknown with the reason', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    const { exitCode, stdout, stderr } = await cli.run(['ship', '--json'], { cwd: folder.path, env: noEngine });
    expect(exitCode).toBe(2);
    const report = JSON.parse(stdout);
    expect(report.outcome).toBe('unknown');
    expect(report.limitation).toMatch(/Cannot reach a Docker engine/);
    expect(report.verdicts.length).toBeGreaterThan(10);
    expect(new Set(report.verdicts.map(({ outcome }: { outcome: string }) => outcome))).toEqual(new Set(['unknown']));
    expect(stderr).toContain('engine install');
    expect(Object.keys(await readAll(folder.path))).toEqual(generated);
    expect(await readdir(join(folder.path, '.seaworthy'))).toEqual(
      expect.arrayContaining(['report.html', 'report.json']),
    );
    expect(await readdir(join(folder.path, '.seaworthy'))).not.toContain('lock');
  });
});

async function readAll(folder: string): Promise<Record<string, string>> {
  return Object.fromEntries(
    await Promise.all(generated.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** The installed CLI lies in a folder of root's; another user needs a copy that everybody may read. */
async function readableCopy(): Promise<{ path: string } & AsyncDisposable> {
  const folder = await makeTemporaryFolder();
  const { cp } = await import('node:fs/promises');
  await cp(cli.folder, join(folder.path, 'seaworthy'), { recursive: true });
  await chmod(folder.path, 0o755);
  return { path: join(folder.path, 'seaworthy/dist/seaworthy.js'), [Symbol.asyncDispose]: folder[Symbol.asyncDispose] };
}

function unknownFramework(): Record<string, string> {
  return { Gemfile: 'gem "sinatra"\n', 'app.rb': "require 'sinatra'\n" };
}

function twoEntryPoints(): Record<string, string> {
  const server =
    "import http from 'node:http';\n\nhttp.createServer((_, response) => response.end('ok')).listen(4173);\n";
  return {
    'package.json': '{"name":"pier","private":true,"type":"module","engines":{"node":">=22"}}\n',
    'package-lock.json': '{"name":"pier","lockfileVersion":3,"packages":{"":{"name":"pier"}}}\n',
    'src/server.js': server,
    'src/index.js': server,
  };
}
