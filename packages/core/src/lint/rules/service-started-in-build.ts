import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'service-started-in-build',
  severity: 'medium',
  title: 'A build step starts what ends with it',
  fix: 'Start it as the command of a service of its own.',
  also: { hadolint: ['DL3001'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        // What the same step goes on to use was started for it.
        if (script.commands.length > 1) continue;
        for (const { name, words, start, end } of script.commands) {
          const starts =
            (name === 'service' && words.at(-1)?.value === 'start') ||
            (name === 'systemctl' && /^(?:start|restart|enable)$/.test(words[0]?.value ?? ''));
          if (starts || /^(?:shutdown|reboot|mount|vim|nano|top|ssh)$/.test(name))
            yield { start, end, message: `${name} leaves nothing behind that a container would have.` };
        }
      }
    },
  },
});
