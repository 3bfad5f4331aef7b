import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { observed } from '../sources/observation.ts';
import { collectEvidence } from './collect-evidence.ts';

const service = { subject: subject(), ports: [], graceMs: 7000, slowPath: '/slow' };
const seen = { limits: observed('x', { pids: 7 }), mounts: observed('x', { rootReadOnly: true, writable: [] }) };

const machine = { measuredMs: 900, slowdown: 1.2, lateMs: 3 };
const condition = { experiment: 'kernel', yields: ['limits'], machine };

test('all that was seen, and of the service only what checks may know', () => {
  const evidence = collectEvidence([service], new Map([['shop', seen]]), {
    kinds: ['limits', 'mounts'],
    only: undefined,
    conditions: new Map([['shop', [condition]]]),
  });
  expect(evidence).toEqual({
    schemaVersion: 1,
    services: [{ subject: subject(), observations: seen, conditions: [condition] }],
  });
});

test('what nobody asked for says so, also when an experiment has seen it besides', () => {
  const { services } = collectEvidence([service], new Map([['shop', seen]]), {
    kinds: ['limits', 'mounts', 'heap'],
    only: ['limits'],
    conditions: new Map(),
  });
  const nothing = { observed: false, reason: 'It was not asked for.', applicable: true };
  expect(services[0]?.observations).toEqual({ limits: seen.limits, mounts: nothing, heap: nothing });
});
