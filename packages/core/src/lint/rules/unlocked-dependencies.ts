import { defineRule } from '../define-rule.ts';
import { packageCommandOf } from '../dockerfile/package-command.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'unlocked-dependencies',
  severity: 'medium',
  title: 'Dependencies are installed past the lockfile',
  fix: 'Write `npm ci`, `yarn install --immutable` (`--frozen-lockfile` for Yarn 1) or `pnpm install --frozen-lockfile`, and copy the lockfile.',
  also: {},
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const command of script.commands) {
          const call = packageCommandOf(command);
          if (
            call === undefined ||
            call.packages.length > 0 ||
            call.options.some(({ value, isLiteral }) => frozen.test(value) || !isLiteral)
          )
            continue;
          const { manager, action, actionAt } = call;
          const installs =
            manager === 'npm'
              ? /^(?:i|install)$/.test(action)
              : /^(?:yarn|pnpm)$/.test(manager) && action === 'install';
          if (installs && actionAt !== undefined)
            yield {
              start: actionAt.start,
              end: actionAt.end,
              message: `${manager} ${action} may choose other versions than the lockfile says.`,
            };
        }
      }
    },
  },
});

const frozen =
  /^(?:--frozen-lockfile|--immutable|--offline|-g|--global|--package-lock-only|--version|--help|--mode=.*|--no-frozen-lockfile)$/;
