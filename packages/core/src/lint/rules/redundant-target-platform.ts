import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'redundant-target-platform',
  severity: 'low',
  title: 'FROM says the platform that it has anyway',
  fix: 'Remove `--platform=$TARGETPLATFORM`.',
  also: { buildkit: ['RedundantTargetPlatform'] },
  on: {
    *dockerfile({ stages }) {
      for (const { from, base } of stages) {
        const flag = from.flags.find(({ name }) => name === 'platform');
        if (
          flag === undefined ||
          base === undefined ||
          !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(flag.value ?? '')
        )
          continue;
        const next = from.flags.find(({ start }) => start > flag.start)?.start ?? base.start;
        yield {
          start: flag.start,
          end: flag.end,
          message: 'The platform of the result is what FROM takes by itself.',
          edits: [{ start: flag.start, end: next, text: '' }],
        };
      }
    },
  },
});
