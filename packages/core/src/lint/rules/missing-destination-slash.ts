import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'missing-destination-slash',
  severity: 'high',
  title: 'Several files are copied to one path that is no folder',
  fix: 'End the destination with a slash.',
  also: { hadolint: ['DL3021'], trivy: ['DS-0011'] },
  on: {
    *dockerfile({ instructions }) {
      for (const written of instructions) {
        const { name, words, list, heredocs } = written.triggered ?? written;
        const last = words.at(-1);
        const values = list ?? words.map(({ value }) => value);
        const target = values.at(-1) ?? '';
        if ((name !== 'COPY' && name !== 'ADD') || last === undefined || values.length < 3 || heredocs.length > 0)
          continue;
        if (/[\\/]$|^\.{1,2}$|\$/.test(target)) continue;
        const { start, end } = last;
        yield {
          start,
          end,
          message: `${values.length - 1} sources go to ${target}.`,
          edits: list === undefined && last.text === target ? [{ start: end, end, text: '/' }] : [],
        };
      }
    },
  },
});
