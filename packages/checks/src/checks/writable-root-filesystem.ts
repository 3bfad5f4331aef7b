import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'writable-root-filesystem',
  severity: 'medium',
  title: { pass: 'The root file system is read-only', fail: 'The root file system is writable' },
  also: { cis: ['5.13'], 'compose-lint': ['CL-0007'] },
  needs: ['mounts'],
  cause: { compose: ['read_only'] },
  settings: [{ key: 'writable', to: 'the paths that it writes to' }],

  judge({ mounts }) {
    const writable = mounts.writable.map(({ path, type }) => `${path} (${type}) is writable`);
    if (mounts.rootReadOnly) {
      const where = writable.length === 0 ? 'nowhere' : mounts.writable.map(({ path }) => path).join(', ');
      return pass(`The root is mounted read-only; it can write to ${where}.`, {
        measures: [{ value: writable.length, unit: 'writable paths' }],
        seen: writable,
      });
    }
    return fail({
      message: 'Whoever takes over a process can change programs and settings in the container.',
      seen: ['/ is mounted rw', ...writable],
      fix: 'Set `read_only: true` on the service and name the paths that it writes to under `tmpfs:` or `volumes:`.',
    });
  },
});
