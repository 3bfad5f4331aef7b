import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const run = promisify(execFile);
const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: folder };
const draining = [...testsOf('test_draining'), ...testsOf('test_gunicorn')];
const everything = [...draining, ...testsOf('test_observing')];

describe('parts', () => {
  test.each(testsOf('test_parts'))('%s', (name) => runTest('python3', name));
});

describe.each([
  { environment: 'newest', tests: everything },
  { environment: 'two years old', tests: everything },
  // Where uvicorn ends differs with its version; what observes it doesn't.
  { environment: 'the oldest uvicorn', tests: draining },
])('$environment', ({ environment, tests }) => {
  let python: string;

  beforeAll(async () => {
    python = (await run('python3', [`${folder}environments.py`, environment], { env })).stdout.trim();
  });
  // Each is a process that waits most of its time for another.
  test.concurrent.each(tests)('%s', (name) => runTest(python, name));
});

/** The names of all tests, without running any. */
function testsOf(module: string): string[] {
  const program = `import sys, unittest
def names(suite):
    return [name for part in suite for name in names(part)] if isinstance(suite, unittest.TestSuite) else [suite.id()]
print("\\n".join(names(unittest.TestLoader().loadTestsFromName(sys.argv[1]))))`;
  return execFileSync('python3', ['-c', program, module], { env, encoding: 'utf8' }).trim().split('\n');
}

async function runTest(python: string, name: string): Promise<void> {
  // It throws what the test printed where it failed.
  const { stderr } = await run(python, ['-W', 'ignore', '-m', 'unittest', name], { env });
  expect(stderr).toContain('Ran 1 test');
}
