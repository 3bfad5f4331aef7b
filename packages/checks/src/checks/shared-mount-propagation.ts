import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'shared-mount-propagation',
  severity: 'medium',
  title: { pass: 'What it mounts stays in the container', fail: 'What it mounts appears on the host' },
  also: { cis: ['5.20'], 'compose-lint': ['CL-0017'] },
  needs: ['hostMounts'],
  cause: { compose: ['volumes'] },
  settings: [],

  judge({ hostMounts }) {
    const shared = hostMounts.filter(({ propagation }) => /^r?shared$/.test(propagation));
    const measures = [{ value: shared.length, budget: 0, unit: 'mounts' }];
    if (shared.length === 0) {
      return pass(`${counted(hostMounts.length, 'mount')} of the host, none of them passes mounts on.`, { measures });
    }
    return fail({
      message: 'A file system that is mounted in the container appears on the host and in every container beside it.',
      measures,
      seen: shared.map(({ source, destination, propagation }) => `${source} → ${destination}: ${propagation}`),
      fix: "Remove `propagation:` from the volume's `bind:`; `rslave` is enough to see what the host mounts.",
    });
  },
});
