import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'instruction-before-from',
  severity: 'high',
  title: 'An instruction stands before the first FROM',
  fix: 'Move it below FROM; only ARG may stand above.',
  also: { hadolint: ['DL3061'] },
  on: {
    *dockerfile({ instructions, stages }) {
      const first = stages[0]?.from.start ?? Number.POSITIVE_INFINITY;
      const early = instructions.find(({ name, start }) => name !== 'ARG' && name !== 'FROM' && start < first);
      const message =
        stages.length === 0
          ? 'The file has no FROM, so there is nothing to build.'
          : `${early?.name} belongs to no stage.`;
      if (early !== undefined || (stages.length === 0 && instructions.length > 0)) {
        const { start, end } = early ?? (instructions[0] as (typeof instructions)[number]);
        yield { start, end, message };
      }
    },
  },
});
