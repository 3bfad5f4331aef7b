import { expect, test } from 'vitest';
import { type FirstStart, whatItIs } from './start-bare.ts';

const start = { completed: false, healthy: false, answering: [], running: true, tookMs: 900, why: '' };
const trial = { image: 'pier:7', hasHealthCheck: false, ports: [] };

test.each<[string, Partial<FirstStart>, string | undefined, string | undefined]>([
  ['a service', { trial: { ...trial, ports: [4173] }, sockets: undefined }, undefined, undefined],
  ['a job', { start: { ...start, completed: true, running: false } }, 'job', 'ended by itself with exit code 0'],
  ['a worker', {}, 'worker', 'If it serves a TCP port, name it: `--port 8080`.'],
  [
    'one that only it itself reaches',
    { sockets: [{ address: '::1', port: 4173 }] },
    undefined,
    '::1 only, at port 4173',
  ],
  ['one of UDP', { udp: ['53/udp'] }, undefined, 'names 53/udp alone, and nothing here asks over UDP'],
  ['one that nobody could look into', { sockets: undefined }, undefined, 'nobody could look where it listens'],
])('%s', (_what, found, shape, remark) => {
  const seen = whatItIs({ ...{ trial, start, sockets: [], udp: [] }, ...found });
  expect(seen.shape).toBe(shape);
  expect(seen.remark).toEqual(remark === undefined ? undefined : expect.stringContaining(remark));
});
