import { spawnSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { agentProgram, watchProgram } from './agent-program.ts';
import { parseReport } from './agent-report.ts';

beforeAll(async () => {
  const { default: bundleAgent } = await import(new URL('../../../scripts/bundle-agent.mjs', import.meta.url).href);
  await bundleAgent();
});

/** Runs the bundled program as it is run in a container: it stands in the arguments, and there is no file of it. */
function run(options: string[]) {
  const { status, stdout } = spawnSync(process.execPath, options, { input: '', encoding: 'utf8' });
  return { status, stdout };
}

test('the program answers questions about the container that it is told', () => {
  const target = { id: '', mainPid: process.pid, ownNamespace: true };
  const { status, stdout } = run(agentProgram(target, ['processes', 'listeners']));
  expect(status).toBe(0);
  expect(parseReport(stdout)).toEqual({
    processes: { answer: expect.arrayContaining([expect.objectContaining({ pid: process.pid })]) },
    listeners: { answer: { sockets: expect.any(Array) } },
  });
});

test('the same program watches until its input ends', () => {
  expect(run(watchProgram())).toEqual({ status: 0, stdout: 'ready\n{}\n' });
});
