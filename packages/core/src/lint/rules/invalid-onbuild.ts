import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'invalid-onbuild',
  severity: 'high',
  title: 'ONBUILD keeps what it must not keep',
  fix: 'Remove it; ONBUILD takes neither FROM, ONBUILD nor MAINTAINER.',
  also: { hadolint: ['DL3043'] },
  on: {
    *dockerfile({ instructions }) {
      for (const { triggered, start, end } of instructions) {
        if (/^(?:FROM|ONBUILD|MAINTAINER)$/.test(triggered?.name ?? ''))
          yield { start, end, message: `ONBUILD ${triggered?.name} is refused.` };
      }
    },
  },
});
