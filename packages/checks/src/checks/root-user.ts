import { countProcesses } from '../count-processes.ts';
import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'root-user',
  severity: 'high',
  title: { pass: 'Every process runs as a non-root user', fail: 'A process runs as root' },
  also: {
    cis: ['4.1'],
    hadolint: ['DL3002'],
    dockle: ['CIS-DI-0001'],
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_3', 'CKV_DOCKER_8'],
    'compose-lint': ['CL-0018'],
  },
  needs: ['processes'],
  cause: { compose: ['user'], dockerfile: ['USER'] },
  settings: [{ key: 'user', to: 'a numeric user id' }],

  judge({ processes }) {
    // The running processes decide, not the image config: an entrypoint may drop
    // privileges after start, and compose may override the Dockerfile's USER.
    // Who was root and kept the way back (a real or saved id of 0) is root whenever it likes.
    const asRoot = processes.filter(({ uid, otherUids = [] }) => [uid, ...otherUids].includes(0));
    const [count, all] = [countProcesses(asRoot), countProcesses(processes)];
    const measures = [{ value: count, budget: 0, unit: 'processes' }];
    const seen = processes.map(({ pid, uid, command }) => `pid ${pid}, uid ${uid}: ${command}`);
    if (asRoot.length === 0) return pass(`${counted(all, 'process')}, none with uid 0.`, { measures, seen });

    return fail({
      message: `${count} of ${all} processes run with uid 0.`,
      measures,
      seen: asRoot.map(({ pid, command }) => `pid ${pid}: ${command}`),
      fix: 'Add a numeric `USER 65532:65532` as the last step of the final stage, or `user:` to the service in compose.',
    });
  },
});
