import { defineRule } from '../define-rule.ts';
import { packageCommandOf } from '../dockerfile/package-command.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'source-before-dependencies',
  severity: 'low',
  title: 'Every change of the source installs the dependencies anew',
  fix: 'Copy manifest and lockfile, install, and only then copy the rest.',
  also: {},
  on: {
    *dockerfile(dockerfile) {
      for (const { stage, instruction, script } of scriptsOf(dockerfile)) {
        const installs = script.commands.some((command) => {
          const call = packageCommandOf(command);
          if (call === undefined) return false;
          if (call.manager === 'pip')
            return (
              call.action === 'install' &&
              call.options.some(({ value }) => value === '-r' || value.startsWith('--requirement'))
            );
          return (
            /^(?:npm|yarn|pnpm)$/.test(call.manager) &&
            /^(?:ci|install|i)$/.test(call.action) &&
            call.packages.length === 0
          );
        });
        const before = stage.instructions.slice(
          0,
          stage.instructions.findIndex(({ start }) => start >= instruction.start),
        );
        const all = before.find(
          ({ name, flags, words, list }) =>
            (name === 'COPY' || name === 'ADD') &&
            !flags.some((flag) => flag.name === 'from') &&
            (list ?? words.map(({ value }) => value)).slice(0, -1).some((source) => source === '.' || source === './'),
        );
        // A mount brings the manifests, whatever is copied.
        if (!installs || all === undefined || instruction.flags.some(({ value = '' }) => value.includes('type=bind')))
          continue;
        yield {
          start: all.start,
          end: all.end,
          message: 'Everything is copied before the dependencies are installed.',
        };
      }
    },
  },
});
