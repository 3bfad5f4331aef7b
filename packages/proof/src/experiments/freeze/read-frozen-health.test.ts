import type { ContainerInspection } from '@seaworthy/engine';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ExecEnd, readFrozenHealth } from './read-frozen-health.ts';

const YES = { exitCode: 0, output: '' };
const NO = { exitCode: 7, output: 'late\nrefused' };

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function inspection(test: string[], status = 'healthy'): Pick<ContainerInspection, 'Config' | 'State'> {
  return { Config: { Healthcheck: { Test: test, Timeout: 2e9 } }, State: { Health: { Status: status } } } as never;
}

/** A service whose health check says this before, while and after it stands still; each answer takes so long. */
async function read(
  says: { before?: ExecEnd; frozen: ExecEnd[]; after?: ExecEnd },
  { test = ['CMD', '/bin/ask'], status = 'healthy', tookMs = 100, reason = undefined as string | undefined } = {},
) {
  const asked: unknown[] = [];
  let when: 'before' | 'frozen' | 'after' = 'before';
  const left = [...says.frozen];
  const observation = readFrozenHealth(inspection(test, status), {
    abort: new AbortController().signal,
    rest: async (ms) => vi.advanceTimersByTime(ms),
    async ask(words, timeoutMs) {
      asked.push(`${when}: ${words.join(' ')} ${timeoutMs}`);
      vi.advanceTimersByTime(tookMs);
      return when === 'frozen' ? (left.shift() ?? YES) : (says[when] ?? YES);
    },
    async whileFrozen(work) {
      if (reason !== undefined) return { reason };
      when = 'frozen';
      const result = await work();
      when = 'after';
      return { result, processes: 3 };
    },
  });
  return { asked, observation: await observation };
}

test('what fails in between, and only then, has noticed', async () => {
  const { asked, observation } = await read({ frozen: [NO] });
  expect(observation).toMatchObject({
    observed: true,
    value: { processes: 3, asked: 1, answer: { exitCode: 7, output: 'late\nrefused' } },
  });
  expect(asked).toEqual(['before: /bin/ask 5000', 'frozen: /bin/ask 5000', 'after: /bin/ask 2000']);
});

test('no answer is one, and what is slow in any case gets longer', async () => {
  const { asked, observation } = await read({ frozen: [{ output: '' }] }, { tookMs: 1000 });
  expect(observation).toMatchObject({ value: { answer: { output: '' } } });
  expect(asked[1]).toBe('frozen: /bin/ask 8000');
});

test('a yes is asked again until it must be about now', async () => {
  const { observation } = await read({ frozen: [] });
  expect(observation).toMatchObject({ value: { answer: { exitCode: 0 } } });
  const value = observation.observed ? observation.value : undefined;
  expect(value?.frozenMs).toBeGreaterThanOrEqual(20_000);
  expect(value?.asked).toBeGreaterThan(10);
  expect((await read({ frozen: [YES, YES, NO] })).observation).toMatchObject({
    value: { asked: 3, answer: { exitCode: 7 } },
  });
});

test.each([
  ['does not succeed before', { before: NO, frozen: [NO] }, {}, 'exit code 7, refused'],
  ['does not succeed after', { frozen: [NO], after: { output: '' } }, {}, 'no answer in time'],
  ['can not be run meanwhile', { frozen: [{ exitCode: 127, output: 'no such file' }] }, {}, 'no such file'],
  ['is of what can not be stopped', { frozen: [] }, { reason: 'the agent was ended' }, 'the agent was ended'],
])('one that %s says nothing', async (_, says, options, reason) => {
  const { observation } = await read(says, options);
  expect(observation).toMatchObject({ observed: false, applicable: true, reason: expect.stringContaining(reason) });
});

test('one that has not said yes yet is not known, and nothing is stopped', async () => {
  const { asked, observation } = await read({ frozen: [] }, { status: 'starting' });
  expect({ asked, observation }).toMatchObject({ asked: [], observation: { observed: false, applicable: true } });
});

test('without one, or with one that fails as it is, nothing is stopped', async () => {
  for (const options of [{ test: [] }, { test: ['NONE'] }, { status: 'unhealthy' }]) {
    const { asked, observation } = await read({ frozen: [] }, options);
    expect({ asked, observation }).toMatchObject({ asked: [], observation: { observed: false, applicable: false } });
  }
});
