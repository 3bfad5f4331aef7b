import { LOCKFILE_LABEL, NO_LOCKFILE } from '@seaworthy/core/images';
import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'unlocked-dependencies',
  severity: 'low',
  title: {
    pass: 'A lockfile fixes the version of every dependency',
    fail: 'Each build takes the newest dependencies of its day',
  },
  needs: ['imageConfig'],
  cause: { dockerfile: [] },

  judge({ imageConfig: { labels } }) {
    const lockfile = labels[LOCKFILE_LABEL];
    if (lockfile === undefined)
      return notApplicable(`The image does not say by ${LOCKFILE_LABEL} what it was installed from.`);
    if (lockfile !== NO_LOCKFILE)
      return pass(`Installed from ${lockfile}.`, { seen: [`${LOCKFILE_LABEL}=${lockfile}`] });
    return fail({
      message: 'No lockfile fixed the versions, so the next build of the same source may hold other programs.',
      seen: [`${LOCKFILE_LABEL}=${lockfile}`],
      fix: 'Make a lockfile by the command that `seaworthy plan` names, and commit it.',
    });
  },
});
