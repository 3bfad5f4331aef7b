import { defineRule } from '../define-rule.ts';
import { hasOption, packageCommandOf } from '../dockerfile/package-command.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

const asking: Readonly<Record<string, RegExp>> = {
  'apt-get': /^(?:install|upgrade|dist-upgrade|remove|purge|autoremove|build-dep)$/,
  apt: /^(?:install|upgrade|full-upgrade|remove|purge|autoremove)$/,
  yum: /^(?:install|update|upgrade|groupinstall|localinstall|reinstall|remove|erase)$/,
  dnf: /^(?:install|update|upgrade|groupinstall|localinstall|reinstall|remove|erase)$/,
  microdnf: /^(?:install|update|upgrade|reinstall|remove)$/,
  tdnf: /^(?:install|update|upgrade|reinstall|remove|erase)$/,
};
export default defineRule({
  id: 'interactive-install',
  severity: 'medium',
  title: 'A package manager asks a question that nobody can answer',
  fix: 'Add `-y` (`--non-interactive` for zypper).',
  also: { hadolint: ['DL3014', 'DL3030', 'DL3034', 'DL3038'], trivy: ['DS-0021'] },
  on: {
    *dockerfile(dockerfile) {
      const answers = dockerfile.text.includes('APT::Get::Assume-Yes') || dockerfile.text.includes('assumeyes');
      for (const { script } of answers ? [] : scriptsOf(dockerfile)) {
        // `yes | apt-get install` answers, too.
        const answered = new Set(script.pipelines.flatMap((pipe) => (pipe[0]?.name === 'yes' ? pipe : [])));
        for (const command of script.commands) {
          const call = packageCommandOf(command);
          if (call?.actionAt === undefined || answered.has(command)) continue;
          const { manager, action, actionAt } = call;
          const { start, end } = command.nameAt;
          if (manager === 'zypper') {
            if (!/^(?:in|install|rm|remove|up|update|dup|dist-upgrade|patch)$/.test(action)) continue;
            if (hasOption(call, ['--non-interactive', '--no-confirm'], 'ny')) continue;
            yield {
              ...actionAt,
              message: `zypper ${action} asks before it goes on.`,
              edits: [{ start: end, end, text: ' --non-interactive' }],
            };
          } else if (asking[manager]?.test(action) === true && !isAnswered(call)) {
            const edits =
              start === end || actionAt.end === script.end
                ? []
                : [{ start: actionAt.end, end: actionAt.end, text: ' -y' }];
            yield {
              start: actionAt.start,
              end: actionAt.end,
              message: `${manager} ${action} asks before it goes on.`,
              edits,
            };
          }
        }
      }
    },
  },
});

function isAnswered(call: Parameters<typeof hasOption>[0]): boolean {
  // `-qq` of apt-get means `-y`: apt-get(8).
  if (call.options.some(({ value, isLiteral }) => value === '-qq' || value === '-q=2' || !isLiteral)) return true;
  return hasOption(
    call,
    ['--yes', '--assume-yes', '--assumeyes', '--force-yes', '--simulate', '--download-only', '--quiet=2'],
    'ysd',
  );
}
