import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'privileged-container',
  severity: 'critical',
  title: { pass: 'The container is not privileged', fail: 'The container is privileged' },
  needs: ['isolation'],
  settings: [],

  judge({ isolation: { privileged } }) {
    if (!privileged) return pass('The engine was not told to leave its limits out.');
    return fail({
      message: 'It may use every capability, every device and every system call: its root is the root of the host.',
      seen: ['HostConfig.Privileged: true'],
      fix: 'Remove `privileged: true` from the service; give it the one capability or device that it needs.',
    });
  },
});
