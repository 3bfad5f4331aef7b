import { expect, test } from 'vitest';
import type { Runtime } from '../languages/define-runtime.ts';
import { createLedger, serviceLedger } from './decisions.ts';
import { healthCommands, planRuntime } from './runtime.ts';

/** Serves what another language built. */
const fileServer: Runtime = {
  id: 'quayside',
  name: 'Quayside',
  versions: ['1.7', '1.6'],
  image: (version, security) =>
    security === 'standard' ? { image: `quayside:${version}`, binary: '/usr/sbin/quayside' } : undefined,
  healthCommand: ({ binary, port, route = '/' }) => [binary, 'ask', `${port}${route}`],
  init: { value: 'tini', because: 'It reaps nothing.' },
};
const built = { language: 'node', version: '24' };

test('what Node builds is served by something else, in its own version and image', () => {
  const ledger = createLedger({ services: { site: { security: 'hardened' } } });
  const planned = planRuntime(serviceLedger(ledger, 'site'), fileServer, built);
  expect(planned).toEqual({
    runtime: { id: 'quayside', version: '1.7', image: 'quayside:1.7', binary: '/usr/sbin/quayside' },
    security: 'standard',
  });
  expect(ledger.decisions.map(({ reason }) => reason)).toContain('There is no image without a shell for Quayside 1.7.');
  expect(healthCommands(fileServer, planned.runtime, built, { port: 8181, route: '/up' })).toEqual({
    command: ['/usr/sbin/quayside', 'ask', '8181/up'],
    developmentCommand: ['node', '-e', expect.stringContaining("fetch('http://127.0.0.1:8181/up')")],
  });
});
