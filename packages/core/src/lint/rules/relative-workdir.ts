import { defineRule } from '../define-rule.ts';
import { chainOf } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'relative-workdir',
  severity: 'medium',
  title: 'WORKDIR depends on what the base image says',
  fix: 'Write the whole path: `WORKDIR /app`.',
  also: { hadolint: ['DL3000'], buildkit: ['WorkdirRelativePath'], checkov: ['CKV_DOCKER_10'], trivy: ['DS-0009'] },
  on: {
    *dockerfile({ stages }) {
      for (const stage of stages) {
        const before = chainOf(stage).slice(1);
        let isKnown = before.some(({ instructions }) => instructions.some(({ name }) => name === 'WORKDIR'));
        for (const { name, words, argument } of stage.instructions) {
          const path = words[0]?.text.replaceAll('"', '') ?? '';
          if (name !== 'WORKDIR' || path === '') continue;
          const isAbsolute = /^(?:\/|\$|[A-Za-z]:[\\/]|\\)/.test(path);
          if (!isAbsolute && !isKnown)
            yield { ...argument, message: `${path} is taken from wherever the base image stands.` };
          isKnown = true;
        }
      }
    },
  },
});
