import { defineRule } from '../define-rule.ts';
import { hasOption, packageCommandOf } from '../dockerfile/package-command.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'unpinned-package',
  severity: 'low',
  title: 'A package is installed in whatever version is newest',
  fix: 'Name its version (`pip install gunicorn==23.0.0`, `npm install -g pm2@6.0.13`), or put it into a lockfile.',
  also: { hadolint: ['DL3013', 'DL3016', 'DL3028', 'DL3062'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const command of script.commands) {
          const call = packageCommandOf(command);
          const isPinned = call === undefined ? undefined : pinOf(call);
          if (call === undefined || isPinned === undefined) continue;
          for (const { value, isLiteral, start, end } of call.packages) {
            if (
              isLiteral &&
              /^(?:@?[a-z]|\w+\.\w)/i.test(value) &&
              !/\.(?:whl|tgz|gz|zip|gem)$|^[a-z+]+:/.test(value) &&
              !isPinned(value)
            )
              yield { start, end, message: `${value} may be another version in each build.` };
          }
        }
      }
    },
  },
});

type Call = NonNullable<ReturnType<typeof packageCommandOf>>;

/** What a package with a version looks like; `undefined` where versions come from elsewhere. */
function pinOf(call: Call): ((text: string) => boolean) | undefined {
  const { manager, action, options } = call;
  if (manager === 'pip' && action === 'install') {
    if (hasOption(call, ['--requirement', '--constraint', '--editable', '--no-index'], 'rce')) return undefined;
    return (text) => /[=<>~]|@/.test(text) || /^(?:pip|setuptools|wheel)$/.test(text) || /[\\/]/.test(text);
  }
  const isGlobal =
    options.some(({ value }) => value === '-g' || value === '--global') || (manager === 'yarn' && action === 'global');
  if (/^(?:npm|pnpm|yarn)$/.test(manager) && isGlobal && /^(?:i|install|add|global)$/.test(action))
    return (text) => text.lastIndexOf('@') > 0 || text === 'add';
  if (manager === 'gem' && action === 'install')
    return hasOption(call, ['--version'], 'v') ? undefined : (text) => text.includes(':');
  // Without a version it is the one of go.mod.
  if (manager === 'go' && action === 'install') return (text) => !text.endsWith('@latest');
  return undefined;
}
