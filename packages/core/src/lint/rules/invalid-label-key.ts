import { assignmentsOf } from '../../source/dockerfile-text.ts';
import { defineRule } from '../define-rule.ts';
import { argumentText } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'invalid-label-key',
  severity: 'low',
  title: "A label's name is not valid",
  fix: 'Write small letters, digits, and single dots or dashes between them.',
  also: { hadolint: ['DL3048'] },
  on: {
    *dockerfile({ instructions }) {
      for (const instruction of instructions.filter(({ name }) => name === 'LABEL')) {
        for (const [key] of assignmentsOf(argumentText(instruction))) {
          const isReserved = /^(?:com\.docker\.|io\.docker\.|org\.dockerproject\.)/.test(key);
          const isOdd = !/^[A-Za-z]/.test(key) || /[^A-Za-z0-9._/-]|[.-]{2}|[.-]$/.test(key);
          if (key === '' || key.includes('$') || (!isReserved && !isOdd)) continue;
          yield {
            ...instruction.argument,
            message: `${key} ${isReserved ? 'begins with what Docker keeps for itself' : 'has characters that a label may not have'}.`,
          };
        }
      }
    },
  },
});
