import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'password-in-build',
  severity: 'high',
  title: 'A build step sets a password',
  fix: 'Give users no password at all (`useradd` and `adduser -D` do), and hand secrets over when the container runs.',
  also: { checkov: ['CKV2_DOCKER_17'], dockle: ['DKL-LI-0001'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const { name, words, start, end } of script.commands) {
          const values = words.map(({ value }) => value);
          const sets =
            name === 'chpasswd' ||
            (/^(?:useradd|usermod)$/.test(name) && values.some((value) => /^(?:-p|--password)(?:=|$)/.test(value))) ||
            (name === 'passwd' && values.some((value) => /^(?:-d|--delete|--stdin)$/.test(value)));
          if (sets) yield { start, end, message: `${name} sets a password, which everybody who has the image shares.` };
        }
      }
    },
  },
});
