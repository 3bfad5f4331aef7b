import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'sparse-login-log',
  severity: 'low',
  title: 'A high user id makes the image huge',
  fix: 'Add `--no-log-init` (`-l`) to useradd.',
  also: { hadolint: ['DL3046'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const { name, nameAt, words } of script.commands) {
          const values = words.map(({ value }) => value);
          if (name !== 'useradd' || values.some((value) => value === '--no-log-init' || /^-[A-Za-z]*l/.test(value)))
            continue;
          const id = values
            .map((value, at) => (/^(?:-u|--uid)$/.test(value) ? values[at + 1] : /^--uid=(.*)/.exec(value)?.[1]))
            .find((value) => value !== undefined);
          if (Number(id) < 100_000 || !/^\d+$/.test(id ?? '')) continue;
          const edits =
            nameAt.end < script.end && nameAt.end - nameAt.start === 7
              ? [{ start: nameAt.end, end: nameAt.end, text: ' --no-log-init' }]
              : [];
          yield { ...nameAt, message: `The login log gets a place for each of ${id} users.`, edits };
        }
      }
    },
  },
});
