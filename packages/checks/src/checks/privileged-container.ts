import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'privileged-container',
  severity: 'critical',
  title: { pass: 'The container is not privileged', fail: 'The container is privileged' },
  also: { cis: ['5.5'], 'compose-lint': ['CL-0002'] },
  needs: ['isolation'],
  cause: { compose: ['privileged'] },
  settings: [],

  judge({ isolation: { privileged } }) {
    const measures = [{ value: privileged ? 1 : 0, budget: 0, unit: 'containers', label: 'Privileged' }];
    if (!privileged) return pass('The engine was not told to leave its limits out.', { measures });
    return fail({
      measures,
      message: 'It may use every capability, every device and every system call: its root is the root of the host.',
      seen: ['HostConfig.Privileged: true'],
      fix: 'Remove `privileged: true` from the service; give it the one capability or device that it needs.',
    });
  },
});
