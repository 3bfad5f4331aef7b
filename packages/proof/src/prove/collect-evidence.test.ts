import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { observed } from '../sources/observation.ts';
import { collectEvidence } from './collect-evidence.ts';

const service = {
  subject: subject(),
  ports: [],
  knownPorts: [],
  declared: { directory: '/srv/shop', namespaces: [], mounts: [], externalVolumes: [] },
  graceMs: 7000,
  slowPath: '/slow',
};
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

test('no kind of evidence leaves with a secret in it, whatever it observed', () => {
  const token = `ghp_${'a1'.repeat(18)}`;
  const anything = {
    labels: { 'db.password': 'q7w8e9' },
    entrypoint: ['serve', '--api-key', 'q7w8e9'],
    log: [`fetching with ${token}`],
    health: { output: 'postgres://shop:q7w8e9@db/shop refused' },
  };
  const observations = { imageConfig: observed(`ran with API_KEY=q7w8e9`, anything) } as never;
  const evidence = collectEvidence([service], new Map([['shop', observations]]), {
    ...{ kinds: [], only: undefined, conditions: new Map() },
  });
  expect(JSON.stringify(evidence)).not.toMatch(/q7w8e9|ghp_/);
  expect(JSON.stringify(evidence).match(/\[redacted /g)).toHaveLength(5);
});
