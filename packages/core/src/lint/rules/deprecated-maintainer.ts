import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'deprecated-maintainer',
  severity: 'low',
  title: 'MAINTAINER is no longer used',
  fix: 'Write `LABEL org.opencontainers.image.authors="…"`.',
  also: { hadolint: ['DL4000'], buildkit: ['MaintainerDeprecated'], checkov: ['CKV_DOCKER_6'], trivy: ['DS-0022'] },
  on: {
    *dockerfile({ instructions }) {
      for (const { name, start, end, keyword, argument } of instructions) {
        if (name !== 'MAINTAINER') continue;
        const who = argument.text.replace(/^(["'])(.*)\1$/, '$2');
        const edits =
          /["'\\$\n]/.test(who) || who === ''
            ? []
            : [{ start: keyword.start, end: argument.end, text: `LABEL org.opencontainers.image.authors="${who}"` }];
        yield { start, end, message: 'MAINTAINER is deprecated since 2017.', edits };
      }
    },
  },
});
