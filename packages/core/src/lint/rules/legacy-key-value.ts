import { defineRule } from '../define-rule.ts';
import { effectiveInstructions } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'legacy-key-value',
  severity: 'low',
  title: 'ENV or LABEL is written with a space',
  fix: 'Write `KEY=value`.',
  also: { buildkit: ['LegacyKeyValueFormat'] },
  on: {
    *dockerfile({ stages }) {
      for (const { name, words, argument } of stages.flatMap(effectiveInstructions)) {
        const [key, first] = words;
        if ((name !== 'ENV' && name !== 'LABEL') || key === undefined || first === undefined || key.text.includes('='))
          continue;
        const value = argument.text.slice(first.start - argument.start).trimEnd();
        const text = /[\s#;&|<>()*]/.test(value) ? `="${value}"` : `=${value}`;
        const edits = /["'\\\n`]/.test(value) ? [] : [{ start: key.end, end: first.start + value.length, text }];
        yield { ...argument, message: `${name} ${key.value} has a space where an equals sign belongs.`, edits };
      }
    },
  },
});
