import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'invalid-copy-source',
  severity: 'high',
  title: 'COPY takes from a stage that is not there yet',
  fix: 'Name a stage that stands before this one.',
  also: { hadolint: ['DL3022', 'DL3023'], trivy: ['DS-0006'] },
  on: {
    *dockerfile({ stages }) {
      const names = stages.map(({ name }) => name?.value.toLowerCase());
      for (const { index, instructions } of stages) {
        for (const { name, flags } of instructions) {
          const flag = name === 'COPY' || name === 'ADD' ? flags.find((one) => one.name === 'from') : undefined;
          const source = flag?.value?.toLowerCase() ?? '';
          if (flag === undefined || source === '' || source.includes('$')) continue;
          const number = /^\d+$/.test(source) ? Number(source) : undefined;
          const at = number ?? names.indexOf(source);
          // A name that no stage has is an image, or a context that the build is given.
          if (at === -1 || at < index) continue;
          const message =
            at === index
              ? `${flag.value} is this stage itself.`
              : `${flag.value} is ${at < stages.length ? 'a later stage' : 'no stage'}.`;
          yield { start: flag.start, end: flag.end, message };
        }
      }
    },
  },
});
