import { defineRule } from '../define-rule.ts';
import { packageCommandOf } from '../dockerfile/package-command.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'distribution-upgrade',
  severity: 'medium',
  title: 'The whole distribution is upgraded in the build',
  fix: 'Take a newer base image instead, and rebuild when there is one.',
  also: { hadolint: ['DL3035'], trivy: ['DS-0024'], dockle: ['DKL-DI-0003'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const command of script.commands) {
          const call = packageCommandOf(command);
          const isUpgrade = /^(?:dist-upgrade|full-upgrade|dup)$/.test(call?.action ?? '');
          if (call?.actionAt === undefined || !isUpgrade) continue;
          yield {
            start: call.actionAt.start,
            end: call.actionAt.end,
            message: `${call.manager} ${call.action} replaces whatever is newer on that day.`,
          };
        }
      }
    },
  },
});
