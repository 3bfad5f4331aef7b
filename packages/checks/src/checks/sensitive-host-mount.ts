import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';
import { sensitivityOf } from '../sensitive-path.ts';

export default defineCheck({
  id: 'sensitive-host-mount',
  severity: 'high',
  title: { pass: 'No sensitive path of the host is mounted', fail: 'A sensitive path of the host is mounted' },
  also: { cis: ['5.6'], 'compose-lint': ['CL-0013'] },
  needs: ['hostMounts'],
  cause: { compose: ['volumes'] },
  settings: [],

  judge({ hostMounts }) {
    const sensitive = hostMounts.filter((mount) => sensitivityOf(mount) !== undefined);
    const measures = [{ value: sensitive.length, budget: 0, unit: 'mounts' }];
    if (sensitive.length === 0) {
      return pass(`${counted(hostMounts.length, 'mount')} of the host, none of its system, its users or its engine.`, {
        ...{ measures, seen: hostMounts.map(lineOf) },
      });
    }
    return fail({
      message: 'Whoever takes over a process is on the host with it, as far as these paths and their modes reach.',
      measures,
      seen: sensitive.map((mount) => `${lineOf(mount)}: ${sensitivityOf(mount)}`),
      fix: 'Mount the one file or folder that the service needs, read-only, or use a named volume or `configs:`.',
    });
  },
});

function lineOf({
  source,
  destination,
  writable,
  through,
}: {
  source: string;
  destination: string;
  writable: boolean;
  through: string;
}) {
  return `${source} → ${destination} (${writable ? 'rw' : 'ro'}${through === 'volume' ? ', as a volume' : ''})`;
}
