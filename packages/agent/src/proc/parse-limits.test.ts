import { expect, test } from 'vitest';
import { parseLimits } from './parse-limits.ts';

const limitsOf = (files: Record<string, string>) => parseLimits((path) => files[path]);

test('version 2', () => {
  expect(limitsOf({ 'memory.max': '212860928\n', 'pids.max': '73\n', 'cpu.max': '60000 100000\n' })).toEqual({
    memoryBytes: 212_860_928,
    pids: 73,
    cpus: 0.6,
  });
  expect(limitsOf({ 'memory.max': 'max\n', 'pids.max': 'max\n', 'cpu.max': 'max 100000\n' })).toEqual({});
});

test.each(['cpu', 'cpu,cpuacct'])('version 1, with the processor controller at %s', (controller) => {
  const quota = { [`${controller}/cpu.cfs_quota_us`]: '75000\n', [`${controller}/cpu.cfs_period_us`]: '50000\n' };
  expect(limitsOf({ 'memory/memory.limit_in_bytes': '212860928\n', 'pids/pids.max': '73\n', ...quota })).toEqual({
    memoryBytes: 212_860_928,
    pids: 73,
    cpus: 1.5,
  });
});

test('version 1 writes no limit as a number', () => {
  const unlimited = {
    'memory/memory.limit_in_bytes': '9223372036854771712\n',
    'pids/pids.max': 'max\n',
    'cpu/cpu.cfs_quota_us': '-1\n',
    'cpu/cpu.cfs_period_us': '100000\n',
  };
  expect(limitsOf(unlimited)).toEqual({});
});

test('a container that does not see its control group is no container without limits', () => {
  expect(() => limitsOf({})).toThrow('the control group files cannot be read');
});

test('one file that can be read is enough, and what it does not say is left out', () => {
  expect(limitsOf({ 'pids.max': '73\n' })).toStrictEqual({ pids: 73 });
  expect(limitsOf({ 'memory.max': '7000000\n' })).toStrictEqual({ memoryBytes: 7_000_000 });
  expect(limitsOf({ 'memory.max': 'max\n', 'pids.max': 'max\n' })).toStrictEqual({});
  expect(limitsOf({ 'memory.max': 'max', 'cpu/cpu.cfs_quota_us': '75000' })).toStrictEqual({});
  expect(limitsOf({ 'memory.max': 'max', 'cpu/cpu.cfs_period_us': '75000' })).toStrictEqual({});
});

test('no swap, no process: nothing is a limit too', () => expect(limitsOf({ 'pids.max': '0\n' })).toEqual({ pids: 0 }));
