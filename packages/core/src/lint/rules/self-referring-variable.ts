import type { DockerfileInstruction } from '../../source/dockerfile-document.ts';
import { defineRule } from '../define-rule.ts';
import { chainOf, effectiveInstructions } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'self-referring-variable',
  severity: 'medium',
  title: 'A variable is used in the instruction that sets it',
  fix: 'Set the first one in an ENV of its own, above.',
  also: { hadolint: ['DL3044'] },
  on: {
    *dockerfile({ stages }) {
      for (const stage of stages) {
        const known = new Set(
          chainOf(stage).flatMap(({ instructions }) =>
            instructions === stage.instructions ? [] : instructions.flatMap(namesOf),
          ),
        );
        for (const instruction of effectiveInstructions(stage)) {
          if (instruction.name === 'ENV') {
            const own = namesOf(instruction);
            for (const { text, start, end } of instruction.words.slice(1)) {
              const name = own.find(
                (one) => !known.has(one) && !text.startsWith(`${one}=`) && new RegExp(`\\$\\{?${one}\\b`).test(text),
              );
              if (name !== undefined)
                yield {
                  start,
                  end,
                  message: `${name} has no value yet: the whole instruction sees what was before it.`,
                };
            }
          }
          for (const name of namesOf(instruction)) known.add(name);
        }
      }
    },
  },
});

function namesOf({ name, words }: DockerfileInstruction): string[] {
  if (name !== 'ENV' && name !== 'ARG') return [];
  return words.map(({ value }) => value.split('=')[0] as string).filter((one) => /^\w+$/.test(one) && one !== 'PATH');
}
