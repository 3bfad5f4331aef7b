import { defineCheck, fail, pass } from '../define-check.ts';

/** What the engine gives every container, and what Kubernetes' baseline lets one add: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const BASELINE = new Set([
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP'],
  ...['SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
]);

export default defineCheck({
  id: 'added-capability',
  severity: 'high',
  title: { pass: 'No capability beyond the defaults is added', fail: 'Capabilities beyond the defaults are added' },
  also: { cis: ['5.4'] },
  needs: ['isolation'],
  cause: { compose: ['privileged', 'cap_add'] },
  settings: [],

  // A process of another user holds none of them now, so the kernel shows nothing: they wait for the first that becomes root.
  judge({ isolation: { addedCapabilities } }) {
    const beyond = addedCapabilities.filter((name) => !BASELINE.has(name));
    const measures = [{ value: beyond.length, budget: 0, unit: 'capabilities' }];
    if (beyond.length === 0) {
      return pass('Nothing is added to what the engine gives every container.', { measures, seen: addedCapabilities });
    }
    return fail({
      message: `It may use ${beyond.join(', ')}, which the engine gives no container by itself.`,
      measures,
      seen: beyond.map((name) => `cap_add: ${name}`),
      fix: 'Remove them from `cap_add:`; a port below 1024 needs NET_BIND_SERVICE at most, and nothing with `ports:`.',
    });
  },
});
