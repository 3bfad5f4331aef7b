import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'obsolete-version-field',
  severity: 'low',
  title: 'The file says a version that nobody reads',
  fix: 'Remove the line.',
  also: { dclint: ['no-version-field'] },
  on: {
    *compose({ value, at, text }) {
      if (value.version === undefined) return;
      const { start, end } = at(['version']);
      const from = text.lastIndexOf('\n', start) + 1;
      const newline = text.indexOf('\n', start);
      const line = newline < 0 ? '' : text.slice(from, newline + 1);
      const edits = /^version:[ \t]*["']?[\d.]+["']?[ \t\r]*\n$/.test(line)
        ? [{ start: from, end: newline + 1, text: '' }]
        : [];
      yield { start, end, message: 'Compose reads over `version` and warns about it.', edits };
    },
  },
});
