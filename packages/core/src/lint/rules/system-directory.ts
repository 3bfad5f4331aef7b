import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'system-directory',
  severity: 'medium',
  title: "A folder of the system is the program's own",
  fix: 'Choose a folder of your own, such as `/app` or `/var/lib/app`.',
  also: { trivy: ['DS-0030'] },
  on: {
    *dockerfile({ instructions }) {
      for (const { name, words, list, argument } of instructions) {
        if (name !== 'WORKDIR' && name !== 'VOLUME') continue;
        const path = (list ?? words.map(({ value }) => value)).find(
          (value) =>
            /^\/(?:proc|sys|dev|etc|bin|sbin|lib|lib64|boot|usr|usr\/(?:bin|lib|sbin))\/?$/.test(value) ||
            (name === 'VOLUME' && value === '/'),
        );
        if (path !== undefined) yield { ...argument, message: `${name} is ${path}, which belongs to the system.` };
      }
    },
  },
});
