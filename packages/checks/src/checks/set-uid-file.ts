import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'set-uid-file',
  severity: 'medium',
  title: {
    pass: 'No program gives who starts it the rights of another',
    fail: 'A program gives who starts it the rights of another',
  },
  also: { cis: ['4.8'], dockle: ['CIS-DI-0008'] },
  needs: ['imageFiles', 'processes'],
  cause: { dockerfile: [] },
  settings: [],

  judge({ imageFiles: { setuid, files }, processes }, { run }) {
    const measures = [{ value: setuid.length, budget: 0, unit: 'files' }];
    if (setuid.length === 0) return pass(`None among ${counted(files, 'file')}.`, { measures });
    // Of a bare image it is this proof that has set it. Public images of distributions all have such programs.
    if (run === undefined && processes.length > 0 && processes.every(({ noNewPrivileges }) => noNewPrivileges)) {
      return pass(`${counted(setuid.length, 'file')} with such a bit, which no_new_privs makes the kernel ignore.`, {
        seen: setuid,
      });
    }
    return fail({
      message: `${counted(setuid.length, 'file')} with a set-uid or set-gid bit: a flaw in one makes an intruder its owner.`,
      measures,
      seen: setuid,
      fix: 'Take the bits away in the last stage (`RUN find / -xdev -perm /6000 -type f -exec chmod a-s {} +`), or build it on an image without them.',
    });
  },
});
