import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'instruction-casing',
  severity: 'low',
  title: 'Instructions are written in different cases',
  fix: 'Write all of them in capitals.',
  also: { buildkit: ['ConsistentInstructionCasing'] },
  on: {
    *dockerfile({ instructions, text }) {
      const written = instructions.map(({ keyword }) => text.slice(keyword.start, keyword.end));
      const small = written.filter((word) => word === word.toLowerCase()).length;
      // A file that is small throughout is of one mind.
      if (small === written.length) return;
      for (const [index, { keyword, name }] of instructions.entries()) {
        const { start, end } = keyword;
        if (written[index] !== name && /^[A-Z]+$/.test(name))
          yield { start, end, message: `${written[index]} is not in capitals.`, edits: [{ start, end, text: name }] };
      }
    },
  },
});
