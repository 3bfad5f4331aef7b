import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder, type TemporaryFolder } from '@seaworthy/testkit';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answer, generate, type ProgressEvent, plan, prove, report, type Shipment, ship } from './index.ts';

const manifest = { name: 'pier', private: true, type: 'module', engines: { node: '>=22' } };
const server = "import http from 'node:http';\n\nhttp.createServer((_, answer) => answer.end('ok')).listen(4173);\n";
const sources = {
  'package.json': JSON.stringify({ ...manifest, scripts: { start: 'node server.js' } }),
  'package-lock.json': JSON.stringify({ name: 'pier', lockfileVersion: 3, packages: { '': { name: 'pier' } } }),
  'server.js': server,
};

// Whatever machine this runs on: no engine answers.
beforeAll(() => {
  vi.stubEnv('DOCKER_HOST', 'unix:///nonexistent/docker.sock');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

describe('plan', () => {
  test('says what would be written, and writes nothing', async () => {
    await using folder = await makeTemporaryFolder(sources);
    const { blocked, changes, facts } = await plan({ directory: folder.path });
    expect({ blocked, states: new Set(changes.map(({ state }) => state)) }).toEqual({
      blocked: false,
      states: new Set(['created']),
    });
    expect(facts.services).toHaveLength(1);
    expect((await readdir(folder.path)).sort()).toEqual(Object.keys(sources).sort());
  });

  test('an answer is written into seaworthy.yaml, and the question is closed', async () => {
    const { 'server.js': _, ...others } = sources;
    const quiet = "import http from 'node:http';\n\nhttp.createServer(() => {}).listen(Number(await readPort()));\n";
    await using folder = await makeTemporaryFolder({
      ...others,
      'server.js': quiet,
      'seaworthy.yaml': '# Ours.\nname: pier\n',
    });
    const [question] = (await plan({ directory: folder.path })).open;
    expect(question).toMatchObject({
      code: 'PORT_UNKNOWN',
      error: { code: 'PORT_UNKNOWN' },
      place: { kind: 'number' },
    });
    const path = question?.place?.path ?? [];
    await expect(answer({ directory: folder.path, answer: { path, value: 99_999 } })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
    });
    expect(await answer({ directory: folder.path, answer: { path, value: 4173 } })).toBe('seaworthy.yaml');
    expect(await readFile(join(folder.path, 'seaworthy.yaml'), 'utf8')).toBe(
      `# Ours.\nname: pier\nservices:\n  ${path[1]}:\n    port: 4173\n`,
    );
    expect((await plan({ directory: folder.path })).open).toEqual([]);
  });

  test('an open question blocks: it is a result here, and ends generate', async () => {
    await using folder = await makeTemporaryFolder({ ...sources, 'pnpm-lock.yaml': '' });
    expect(await plan({ directory: folder.path })).toMatchObject({ blocked: true, changes: [] });
    await expect(generate({ directory: folder.path })).rejects.toMatchObject({ code: 'PACKAGE_MANAGER_AMBIGUOUS' });
  });
});

describe('generate', () => {
  test('writes once, keeps an edit, and overwrites it by force', async () => {
    await using folder = await makeTemporaryFolder(sources);
    const directory = folder.path;
    const first = await generate({ directory });
    expect(first.written.sort()).toEqual(first.changes.map(({ path }) => path).sort());
    expect((await generate({ directory })).written).toEqual([]);
    await appendFile(join(directory, 'compose.yaml'), '# by hand\n');
    const kept = await generate({ directory });
    expect(kept.written).toEqual([]);
    expect(kept.changes.find(({ path }) => path === 'compose.yaml')).toMatchObject({ state: 'edited' });
    expect((await generate({ directory, force: true })).written).toContain('compose.yaml');
    expect(await readFile(join(directory, 'compose.yaml'), 'utf8')).not.toContain('# by hand');
  });

  test('with write: false nothing is there afterwards', async () => {
    await using folder = await makeTemporaryFolder(sources);
    const { changes, written } = await generate({ directory: folder.path, write: false });
    expect({ changes: changes.length > 0, written }).toEqual({ changes: true, written: [] });
    expect((await readdir(folder.path)).sort()).toEqual(Object.keys(sources).sort());
  });
});

describe('ship without an engine', () => {
  let folder: TemporaryFolder;
  let shipment: Shipment;
  const events: ProgressEvent[] = [];

  beforeAll(async () => {
    folder = await makeTemporaryFolder(sources);
    shipment = await ship({ directory: folder.path, up: true, onEvent: (event) => events.push(event) });
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  test('the failure is one value; report and exit code follow from it', () => {
    expect(shipment.failure).toMatchObject({ code: 'ENGINE_UNREACHABLE', exitCode: 2 });
    expect(shipment).toMatchObject({ exitCode: 2, addresses: [], reportFile: '.seaworthy/report.html' });
    expect(shipment.report.outcome).toBe('unknown');
    expect(shipment.report.limitation).toMatch(/ \(ENGINE_UNREACHABLE\)$/);
    expect(shipment.report.phases.map(({ name }) => name)).toEqual(['Detect and plan', 'Generate', 'Engine']);
  });

  test('each part is told of, and how it ended', () => {
    const ended = events.flatMap((event) =>
      event.type === 'task.finished'
        ? [`${event.id} finished`]
        : event.type === 'task.failed'
          ? [`${event.id} failed`]
          : [],
    );
    expect(ended).toEqual(['plan finished', 'generate finished', 'engine failed']);
  });

  test('report gives it again in every form, also into a file', async () => {
    const directory = folder.path;
    expect((await report({ directory })).report).toEqual(shipment.report);
    const output = join(directory, 'verdicts.md');
    const { text } = await report({ directory, format: 'markdown', output });
    expect(text).toContain('is not proven');
    expect(await readFile(output, 'utf8')).toBe(text);
  });

  test('prove judges the saved evidence again', async () => {
    const from = join(folder.path, '.seaworthy/evidence.json');
    const proven = await prove({ directory: folder.path, from });
    expect(proven).toMatchObject({ foreign: false, directory: folder.path, exitCode: 1 });
    expect(proven.failure).toBeUndefined();
    expect(proven.report.verdicts).toEqual(shipment.report.verdicts);
  });

  test('prove leaves out what is not asked for, and compares with what was judged before', async () => {
    const from = join(folder.path, '.seaworthy/evidence.json');
    const { report } = await prove({
      directory: folder.path,
      from,
      only: ['root-user', 'heap-share'],
      skip: ['heap-share'],
    });
    const said = new Map(report.verdicts.map(({ check, outcome, message }) => [check, `${outcome}: ${message}`]));
    expect(said.get('root-user')).toMatch(/^unknown: /);
    expect(said.get('heap-share')).toBe('not-applicable: Left out by `--skip`.');
    expect(report.places).toEqual({ pier: { file: 'compose.yaml', line: expect.any(Number) } });
    const lines = (await readFile(join(folder.path, 'compose.yaml'), 'utf8')).split('\n');
    expect(lines[(report.places?.pier?.line ?? 0) - 1]).toBe('  pier:');
    expect(said.get('leaked-secret')).toBe('not-applicable: Left out by `--only`.');
    // Nothing was observed, so nothing is kept of it.
    expect(await readdir(join(folder.path, '.seaworthy'))).not.toContain('verdicts.jsonl');
  });

  test.each([
    [{ only: ['rot-user'] }, 'There is no check rot-user', 'seaworthy prove --only root-user'],
    [{ skip: ['leaked-secrets'] }, 'There is no check leaked-secrets', 'seaworthy prove --skip leaked-secret'],
    [{ only: ['root-user'], skip: ['root-user'] }, 'No check is left', 'seaworthy prove --help'],
  ])('%j is no choice of checks', async (choice, problem, help) => {
    const refused = prove({ directory: folder.path, ...choice });
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'INVALID_USAGE', exitCode: 2 },
      ...{ message: expect.stringContaining(problem), fix: expect.stringContaining(help) },
    });
  });

  test('the lock is gone', async () => {
    expect(await readdir(join(folder.path, '.seaworthy'))).not.toContain('lock');
  });
});

test('ship stops before it writes when a file of somebody else is in the way', async () => {
  await using folder = await makeTemporaryFolder({ ...sources, Dockerfile: 'FROM scratch\n' });
  await expect(ship({ directory: folder.path })).rejects.toMatchObject({ code: 'FILES_IN_THE_WAY' });
  expect((await readdir(folder.path)).sort()).toEqual([...Object.keys(sources), 'Dockerfile'].sort());
});

test('a report that is not there or is none says how to make it', async () => {
  await using folder = await makeTemporaryFolder(sources);
  await expect(report({ directory: folder.path })).rejects.toMatchObject({ code: 'DOCUMENT_UNUSABLE' });
  const from = join(folder.path, 'other.json');
  await writeFile(from, '{"schemaVersion":1}');
  await expect(report({ directory: folder.path, from })).rejects.toMatchObject({ code: 'DOCUMENT_UNUSABLE' });
});
