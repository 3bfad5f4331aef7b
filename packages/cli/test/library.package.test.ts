import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expressProject, type InstalledCli, installPackedCli } from '@seaworthy/testkit/cli';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
let cli: InstalledCli;
/** The project that the package is installed in. */
let project: string;

beforeAll(async () => {
  cli = await installPackedCli();
  project = join(cli.folder, '../..');
});
afterAll(() => cli[Symbol.asyncDispose]());

describe('from plain JavaScript', () => {
  test('plan gives data, prints nothing and writes nothing', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    const { plan, blocked, changes } = (await run(
      `import { plan } from 'seaworthy';
       const result = await plan({ directory: process.argv[2] });
       process.send(result);`,
      [folder.path],
    )) as { plan: { services: { name: string }[] }; blocked: boolean; changes: { path: string; state: string }[] };
    expect(plan.services.map(({ name }) => name)).toEqual(['harbour']);
    expect(blocked).toBe(false);
    expect(changes.map(({ state }) => state)).toEqual(Array(7).fill('created'));
    expect((await readdir(folder.path)).sort()).toEqual(Object.keys(expressProject).sort());
  });

  test('generate writes, and tells of a file that was edited by hand', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    const states = await run(
      `import { appendFile } from 'node:fs/promises';
       import { generate } from 'seaworthy';
       const options = { directory: process.argv[2] };
       const { written } = await generate(options);
       await appendFile(options.directory + '/compose.yaml', '# by hand');
       const { changes } = await generate(options);
       process.send({ written: written.length, edited: changes.filter(({ state }) => state === 'edited') });`,
      [folder.path],
    );
    expect(states).toMatchObject({ written: 7, edited: [{ path: 'compose.yaml' }] });
  });

  test('what keeps a run from going on is a UserError with its code', async () => {
    const caught = await run(
      `import { plan, UserError } from 'seaworthy';
       const error = await plan({ directory: '/nonexistent/harbour' }).catch((error) => error);
       process.send({ known: error instanceof UserError, code: error.code, docs: error.docs });`,
    );
    expect(caught).toEqual({ known: true, code: 'NOT_A_FOLDER', docs: 'docs/errors/not-a-folder.md' });
  });

  test('a signal that is aborted stops it before anything is written', async () => {
    await using folder = await makeTemporaryFolder(expressProject);
    const caught = await run(
      `import { generate } from 'seaworthy';
       const signal = AbortSignal.abort(new Error('enough'));
       const error = await generate({ directory: process.argv[2], signal }).catch((error) => error);
       process.send({ message: error.message });`,
      [folder.path],
    );
    expect(caught).toEqual({ message: 'enough' });
    expect(await readdir(folder.path)).not.toContain('Dockerfile');
  });

  test('importing it does nothing: no output, no listener, no handle that keeps the process', async () => {
    const seen = await run(
      `const before = process.eventNames().length;
       const names = Object.keys(await import('seaworthy')).sort();
       process.send({ names, listeners: process.eventNames().length - before, exitCode: process.exitCode ?? null });`,
    );
    expect(seen).toMatchObject({ listeners: 0, exitCode: null });
    expect((seen as { names: string[] }).names).toEqual(expect.arrayContaining(['UserError', 'plan', 'ship']));
  });
});

describe('from TypeScript', () => {
  const settings = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--target',
    'es2023',
    '--lib',
    'es2023,esnext.disposable',
  ];
  const types = ['--types', 'node', '--typeRoots', join(repository, 'node_modules/@types')];

  test.each(['nodenext', 'bundler'])('results and options have types, resolved by %s', async (resolution) => {
    await writeFile(join(project, 'use.mts'), consumer);
    const module = ['--moduleResolution', resolution, '--module', resolution === 'bundler' ? 'esnext' : 'nodenext'];
    const compiler = join(repository, 'node_modules/.bin/tsc');
    const checked = await execa(compiler, [...settings, ...types, ...module, 'use.mts'], {
      cwd: project,
      reject: false,
    });
    expect(checked.stdout).toBe('');
    expect(checked.exitCode).toBe(0);
  });
});

/** Wrong uses are expected errors, so that types that allow everything fail as well. */
const consumer = `
import { type Plan, plan, type Shipment, ship, UserError } from 'seaworthy';

const { plan: decided, blocked } = await plan({ directory: '.' });
const document: Plan = decided;
const names: string[] = document.services.map(({ name }) => name);
const shipment: Shipment = await ship({
  directory: '.',
  onEvent: (event) => (event.type === 'notice' ? event.message : undefined),
  signal: AbortSignal.timeout(1000),
});
const outcome: 'pass' | 'fail' | 'unknown' | 'not-applicable' = shipment.report.outcome;
export const seen = [names, blocked, outcome, shipment.failure instanceof UserError];
// @ts-expect-error: a directory is needed
await plan({});
// @ts-expect-error: outcomes are no numbers
export const wrong: number = shipment.report.outcome;
// @ts-expect-error: there is no such event
await ship({ directory: '.', onEvent: (event) => event.type === 'nonsense' });
`;

/** Runs a module in the project; resolves to what it sends. It has to end by itself and to print nothing. */
async function run(source: string, args: readonly string[] = []): Promise<unknown> {
  await writeFile(join(project, 'use.mjs'), source);
  const child = execa(process.execPath, ['use.mjs', ...args], { cwd: project, ipc: true, timeout: 30_000 });
  const message = await child.getOneMessage();
  const { stdout, stderr } = await child;
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  return message;
}
