import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa, execaSync } from 'execa';
import { beforeAll, describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/runtime-python/', import.meta.url));
const env = { PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: folder };

/** What an application may bring with it; the interpreter is the machine's. */
const environments = {
  newest: ['fastapi==0.165.0', 'uvicorn==0.54.0', 'websockets==17.4', 'gunicorn==27.0.1', 'prometheus_client==0.26.0'],
  'two years old': [
    ...['fastapi==0.115.5', 'uvicorn==0.32.1', 'httptools==0.6.4', 'websockets==13.1', 'gunicorn==23.0.0'],
    'prometheus_client==0.21.0',
  ],
  'the oldest uvicorn': [
    ...['fastapi==0.115.5', 'uvicorn==0.20.0', 'websockets==10.4', 'gunicorn==20.1.0', 'setuptools==75.6.0'],
    'prometheus_client==0.21.0',
  ],
};

const draining = testsOf('test_draining');
const everything = [...draining, ...testsOf('test_observing')];

describe('parts', () => {
  test.each(testsOf('test_parts'))('%s', (name) => runTest('python3', name));
});

describe.each(Object.entries(environments))('%s', (_, packages) => {
  let python: string;

  beforeAll(async () => {
    python = await makeEnvironment(packages);
  });
  // Where uvicorn ends differs with its version, what is asked of it doesn't. Each is a process that waits most of its time for another.
  test.concurrent.each(packages.includes('uvicorn==0.20.0') ? draining : everything)('%s', (name) => runTest(python, name));
});

/** The names of all tests, without running any. */
function testsOf(...modules: string[]): string[] {
  const program = `import sys, unittest
def names(suite):
    return [name for part in suite for name in names(part)] if isinstance(suite, unittest.TestSuite) else [suite.id()]
print("\\n".join(names(unittest.TestLoader().loadTestsFromNames(sys.argv[1:]))))`;
  return execaSync('python3', ['-c', program, ...modules], { env }).stdout.split('\n');
}

async function runTest(python: string, name: string): Promise<void> {
  const { exitCode, stderr } = await execa(python, ['-W', 'ignore', '-m', 'unittest', name], { env, reject: false });
  expect(exitCode, stderr).toBe(0);
  expect(stderr).toContain('Ran 1 test');
}

/** Makes it once for each list of packages and keeps it; one that was interrupted is made again. */
async function makeEnvironment(packages: readonly string[]): Promise<string> {
  const { stdout: version } = await execa('python3', ['--version']);
  const id = createHash('sha256').update(JSON.stringify([version, packages])).digest('hex').slice(0, 12);
  const path = join(cache, id);
  const done = join(path, 'made');
  if (!existsSync(done)) {
    await rm(path, { recursive: true, force: true });
    await mkdir(cache, { recursive: true });
    await execa('python3', ['-m', 'venv', path]);
    await execa(join(path, 'bin/python'), ['-m', 'pip', 'install', '--quiet', ...packages]);
    await writeFile(`${done}.part`, '');
    await rename(`${done}.part`, done);
  }
  return join(path, 'bin/python');
}
