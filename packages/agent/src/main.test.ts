import { afterEach, expect, test, vi } from 'vitest';

const { argv, execArgv } = process;

afterEach(() => {
  process.argv = argv;
  process.execArgv = execArgv;
  vi.restoreAllMocks();
});

/** What the program prints with these arguments until it ends itself, and with which code. */
async function run(...words: string[]): Promise<{ said: string; code: unknown }> {
  process.argv = [process.execPath, ...words];
  let said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text, written?: unknown) => {
    said += text;
    if (typeof written === 'function') written();
    return true;
  });
  const ended = new Promise((resolve) => {
    vi.spyOn(process, 'exit').mockImplementation((code) => resolve(code) as never);
  });
  vi.resetModules();
  await import('./main.ts');
  return { code: await ended, said };
}

const SELF = JSON.stringify({ id: '', mainPid: process.pid, ownNamespace: true });

test('what is asked about a container is answered in a line', async () => {
  const { said, code } = await run('ask', SELF, 'processes', 'moon');
  expect(code).toBe(0);
  expect(said).toMatch(/^\{.*\}\n$/);
  expect(JSON.parse(said)).toMatchObject({
    processes: { answer: expect.arrayContaining([expect.objectContaining({ pid: process.pid })]) },
    moon: { reason: 'the agent does not know this question' },
  });
});

test('a watch looks at what its input names, and tells it at the end', async () => {
  const { PassThrough } = await import('node:stream');
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') as PropertyDescriptor;
  Object.defineProperty(process, 'stdin', { value: new PassThrough().end(), configurable: true });
  try {
    expect(await run('watch')).toEqual({ said: 'ready\n{}\n', code: 0 });
  } finally {
    Object.defineProperty(process, 'stdin', stdin);
  }
});

test('the two that make an orphan are the same program', async () => {
  process.execArgv = ['-e', `process.stdout.write(process.argv[1] === 'be-orphan' ? 'x' : '')`];
  const { said, code } = await run('leave-orphan');
  expect([said, code]).toEqual([expect.stringMatching(/^\d+$/), 0]);
});

test('an orphan says that it runs, and nothing else', async () => {
  let said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  process.argv = [process.execPath, 'be-orphan'];
  vi.resetModules();
  await import('./main.ts');
  expect(said).toBe('x');
});
