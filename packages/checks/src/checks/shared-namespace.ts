import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'shared-namespace',
  severity: 'medium',
  title: { pass: 'No other container is in its namespaces', fail: 'Another container is in its namespaces' },
  needs: ['isolation'],
  settings: [],

  judge({ isolation: { namespaces } }) {
    const shared = namespaces.filter(({ sharedWith }) => sharedWith !== 'host');
    const measures = [{ value: shared.length, budget: 0, unit: 'namespaces' }];
    if (shared.length === 0) return pass('Each of its namespaces is its own.', { measures });
    return fail({
      message: 'What one of the two containers gives away, the other one has: memory, signals, or ports on loopback.',
      measures,
      seen: shared.map(({ namespace, sharedWith }) => `${namespace}: shared with ${sharedWith}`),
      fix: 'Remove `network_mode:`, `pid:` and `ipc:` from the service; services talk over a network that both are on.',
    });
  },
});
