import { userError } from '@seaworthy/core/errors';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { execute } from './execute.ts';
import type { RunCommand } from './invocation.ts';

const written = { stdout: '', stderr: '' };

beforeEach(() => {
  written.stdout = '';
  written.stderr = '';
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('the result goes to stdout, what to type next to stderr', async () => {
  const exitCode = await call(async () => ({
    exitCode: 1,
    text: 'three files differ',
    document: { files: 3 },
    next: [{ command: 'seaworthy generate', does: 'write them' }],
  }));
  expect(exitCode).toBe(1);
  expect(written.stdout).toBe('three files differ\n');
  expect(written.stderr).toMatch(/^\nNext:\n {2}.* generate {2}write them\n$/);
});

test('with --json stdout holds the document and nothing else', async () => {
  const run: RunCommand<never> = async ({ output }) => {
    output.write('a log line\n');
    return { exitCode: 0, text: 'for people', document: { files: 3 }, next: [] };
  };
  expect(await call(run, { json: true })).toBe(0);
  expect(JSON.parse(written.stdout)).toEqual({ files: 3 });
  expect(written.stderr).toBe('a log line\n');
});

test('an error of the catalogue decides the exit code', async () => {
  const exitCode = await call(async () => {
    throw userError('ENGINE_UNREACHABLE', { attempts: ['a socket (refused)'] });
  });
  expect(exitCode).toBe(2);
  expect(written.stdout).toBe('');
  expect(written.stderr).toContain('ENGINE_UNREACHABLE\n  Tried a socket (refused)');
});

test('a fault of this program shows no stack, unless it is asked for', async () => {
  const fail: RunCommand<never> = async () => {
    throw new TypeError('quay is undefined', { cause: new Error('the tide') });
  };
  expect(await call(fail)).toBe(2);
  expect(written.stderr).toMatch(/^✗ Seaworthy itself failed: quay is undefined +INTERNAL_ERROR\n {2}Fix: /);
  expect(written.stderr).not.toContain('    at ');

  vi.stubEnv('SEAWORTHY_DEBUG', '1');
  written.stderr = '';
  await call(fail);
  expect(written.stderr).toMatch(/\n {2} {4}at .*execute\.test\.ts/);
  expect(written.stderr).toContain('Caused by: Error: the tide');
});

function call(run: RunCommand<never>, { json = false } = {}): Promise<number> {
  return execute(async () => ({ default: run }), {
    arguments: [],
    commandLine: { commands: [], globals: [] },
    options: {},
    global: { directory: '/', json, progress: 'quiet' },
  });
}
