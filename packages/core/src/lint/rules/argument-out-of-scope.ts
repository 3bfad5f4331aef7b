import type { DockerfileInstruction } from '../../source/dockerfile-document.ts';
import { defineRule } from '../define-rule.ts';
import { chainOf } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'argument-out-of-scope',
  severity: 'medium',
  title: 'An argument is used where it is not known',
  fix: 'Declare it again in the stage, without a value: `ARG VERSION`.',
  also: { buildkit: ['UndefinedVar'] },
  on: {
    *dockerfile({ instructions, stages }) {
      const first = stages[0]?.from.start ?? 0;
      const above = new Set(
        instructions.flatMap(({ name, start, words }) => (name === 'ARG' && start < first ? words.map(nameOf) : [])),
      );
      for (const stage of stages) {
        const known = new Set(
          chainOf(stage)
            .slice(1)
            .flatMap(({ instructions: earlier }) => earlier.flatMap(definedBy)),
        );
        for (const instruction of stage.instructions) {
          if (/^(?:ENV|COPY|ADD|WORKDIR|USER|EXPOSE|LABEL|VOLUME|STOPSIGNAL)$/.test(instruction.name)) {
            for (const { text, start, end } of instruction.words) {
              const used = [...text.matchAll(/\$(?:\{(\w+)|(\w+))/g)].map(([, braced, plain]) => braced ?? plain ?? '');
              const lost = used.find((name) => above.has(name) && !known.has(name));
              if (lost !== undefined) yield { start, end, message: `${lost} is declared above FROM, and empty here.` };
            }
          }
          for (const name of definedBy(instruction)) known.add(name);
        }
      }
    },
  },
});

function definedBy({ name, words }: DockerfileInstruction): string[] {
  return name === 'ARG' || name === 'ENV' ? words.map(nameOf) : [];
}

function nameOf({ value }: { value: string }): string {
  return value.split('=')[0] as string;
}
