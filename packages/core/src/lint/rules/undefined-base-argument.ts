import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'undefined-base-argument',
  severity: 'high',
  title: 'FROM uses an argument that has no value',
  fix: 'Declare it above the first FROM, with a default: `ARG VERSION=22`.',
  also: { buildkit: ['UndefinedArgInFrom', 'InvalidDefaultArgInFrom'] },
  on: {
    *dockerfile({ instructions, stages }) {
      const first = stages[0]?.from.start ?? 0;
      const declared = new Map(
        instructions.flatMap(({ name, start, words }) =>
          name === 'ARG' && start < first
            ? words.map(
                ({ value }) => [value.split('=')[0] as string, value.includes('=') && !value.endsWith('=')] as const,
              )
            : [],
        ),
      );
      for (const { base } of stages) {
        for (const [, braced, fallback, plain] of base?.value.matchAll(/\$(?:\{(\w+)(:?[-+?])?|(\w+))/g) ?? []) {
          const name = braced ?? plain ?? '';
          if (
            base === undefined ||
            fallback !== undefined ||
            /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)$/.test(name) ||
            declared.get(name) === true
          )
            continue;
          const message = declared.has(name)
            ? `${name} has no default, so the image has no name unless somebody gives one.`
            : `No ARG above the first FROM is called ${name}.`;
          yield { start: base.start, end: base.end, message };
        }
      }
    },
  },
});
