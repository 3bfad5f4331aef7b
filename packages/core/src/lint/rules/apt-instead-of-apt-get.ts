import { defineRule } from '../define-rule.ts';
import { packageCommandOf } from '../dockerfile/package-command.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'apt-instead-of-apt-get',
  severity: 'low',
  title: 'A script uses apt',
  fix: 'Write `apt-get`, or `apt-cache` to ask.',
  also: { hadolint: ['DL3027'], checkov: ['CKV_DOCKER_9'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script, instruction } of scriptsOf(dockerfile)) {
        for (const command of script.commands) {
          const { name, nameAt } = command;
          if (name !== 'apt') continue;
          const action = packageCommandOf(command)?.action ?? '';
          const isSame =
            /^(?:install|update|upgrade|remove|purge|autoremove|clean|autoclean)$/.test(action) &&
            instruction.list === undefined;
          yield {
            ...nameAt,
            message: 'apt is made for people at a terminal.',
            edits: isSame && nameAt.end - nameAt.start === 3 ? [{ ...nameAt, text: 'apt-get' }] : [],
          };
        }
      }
    },
  },
});
