import { defineRule } from '../define-rule.ts';
import { packageCommandOf } from '../dockerfile/package-command.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'recommended-packages',
  severity: 'low',
  title: 'apt-get installs packages that nobody asked for',
  fix: 'Add `--no-install-recommends`, and name what is really needed.',
  also: { hadolint: ['DL3015'], trivy: ['DS-0029'] },
  on: {
    *dockerfile(dockerfile) {
      if (/APT::Install-Recommends/i.test(dockerfile.text)) return;
      for (const { script } of scriptsOf(dockerfile)) {
        for (const command of script.commands) {
          const call = packageCommandOf(command);
          if (call?.actionAt === undefined || !/^apt(?:-get)?$/.test(call.manager) || call.action !== 'install')
            continue;
          if (call.options.some(({ value, isLiteral }) => value === '--no-install-recommends' || !isLiteral)) continue;
          const { start, end } = call.actionAt;
          yield { start, end, message: `${call.manager} install takes recommended packages along.` };
        }
      }
    },
  },
});
